/** Rules of the strategy's packs that count contacts over some days, to hold a histogram against. Pure. */

import { type HostOptions, type Strategy, shippedPacks } from "@dunlin/engine";

export interface Cap {
  readonly max: number;
  readonly pack: string;
}

/** The strictest that counts seven days; `undefined` where no pack of the strategy has one. */
export function weekCapOf({ policies = [] }: Strategy, { packs = [] }: Pick<HostOptions, "packs">): Cap | undefined {
  const known = new Map([...shippedPacks(), ...packs].map((pack) => [pack.id, pack]));
  const caps = policies.flatMap((id) =>
    (known.get(id)?.rules ?? []).flatMap((rule): readonly Cap[] => {
      if (rule.kind !== "frequencyCap") return [];
      const week = rule.window.type === "calendarWeek" || (rule.window.type === "rollingDays" && rule.window.n === 7);
      return week && (rule.count.channels?.length ?? 2) > 1 ? [{ max: rule.max, pack: id }] : [];
    }),
  );
  return caps.sort((a, b) => a.max - b.max)[0];
}
