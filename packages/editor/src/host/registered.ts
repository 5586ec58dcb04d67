/** The templates of the host as the engine knows them, so that checks and simulations hold a message back where the host would. */

import type { HostOptions } from "@dunlin/engine";
import { useMemo } from "react";
import type { TemplateChoice } from "./props.ts";

/** `undefined` unless the host tells what its templates say: nothing is known of them then. */
export function registeredOf(choices: readonly TemplateChoice[] = []): HostOptions["templates"] {
  if (choices.every(({ disclosures }) => disclosures === undefined)) return undefined;
  return Object.fromEntries(
    choices.map(({ ref, channel, disclosures = [] }) => [
      ref,
      // Pages are no channel: a message leads to them.
      { ...(channel !== "page" && { channels: [channel] }), disclosures: [...disclosures] },
    ]),
  );
}

/** The same object for equal choices, since everything is worked out again for another one. */
export function useRegistered(choices: readonly TemplateChoice[] | undefined): HostOptions["templates"] {
  const text = JSON.stringify(registeredOf(choices) ?? null);
  return useMemo(() => (JSON.parse(text) as HostOptions["templates"] | null) ?? undefined, [text]);
}
