/** How many messages one person gets in any seven days, on the busiest way through the strategy, and how many the rules allow. */

import { type HostOptions, type PolicyPack, type Strategy, shippedPacks } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { type NodeId, type NodeTypesOption, nodeAt, nodesOf, waysOf } from "../document/strategy.ts";
import type { DayPlan } from "./days.ts";

export const WINDOW = 7;

export interface BusyDay {
  readonly day: number;
  readonly messages: number;
}

/** For each day the messages of it and of the six before; days without any are left out, and messages after an event. */
export function busiestDays(doc: Strategy, plan: DayPlan, options: NodeTypesOption): readonly BusyDay[] {
  const days = new Map<NodeId, number>();
  for (const [id, node] of Object.entries(nodesOf(doc))) {
    const at = plan.nodes.get(id);
    const planned = at !== undefined && !at.open && !plan.byEvent.has(id);
    if (planned && isMessage(node)) days.set(id, at.planned.from);
  }
  const order = inOrder(doc, options, [...plan.nodes.keys()]);
  const found: BusyDay[] = [];
  const wanted = new Set([...days.values()].flatMap((day) => Array.from({ length: WINDOW }, (_, i) => day + i)));
  for (const day of [...wanted].sort((a, b) => a - b)) {
    const most = new Map<NodeId, number>();
    let messages = 0;
    for (const { id, before } of order) {
      const at = days.get(id);
      const counts = at !== undefined && at <= day && at > day - WINDOW ? 1 : 0;
      const here = counts + Math.max(0, ...before.map((one) => most.get(one) ?? 0));
      most.set(id, here);
      messages = Math.max(messages, here);
    }
    if (messages > 0) found.push({ day, messages });
  }
  return found;
}

/** Purposes that customers ask for themselves, or that they are owed: rules do not count them. */
const SERVICE: ReadonlySet<unknown> = new Set([
  ...["operationConfirmation", "infoRequested", "ceaseAcknowledgement", "remedyNotice", "fraudAlert"],
]);

const isMessage = ({ type, channel, purpose }: LooseNode): boolean =>
  (type === "send" || (type === "task" && channel !== undefined)) && !SERVICE.has(purpose);

/** Steps after those that lead to them; what leads back is left out. */
function inOrder(doc: Strategy, options: NodeTypesOption, ids: readonly NodeId[]) {
  const before = new Map<NodeId, NodeId[]>(ids.map((id) => [id, []]));
  const state = new Set<NodeId>();
  const finished: NodeId[] = [];
  const open = new Set<NodeId>();
  const targets = (id: NodeId) => {
    const node = nodeAt(doc, id);
    return node === undefined ? [] : [...new Set(waysOf(node, options).flatMap(({ target }) => target ?? []))];
  };
  for (const start of ids) {
    if (state.has(start)) continue;
    const stack: { readonly id: NodeId; readonly left: NodeId[] }[] = [];
    const enter = (id: NodeId) => {
      state.add(id);
      open.add(id);
      stack.push({ id, left: targets(id) });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        open.delete(top.id);
        finished.push(top.id);
        stack.pop();
      } else if (!open.has(next) && before.has(next)) {
        before.get(next)?.push(top.id);
        if (!state.has(next)) enter(next);
      }
    }
  }
  return finished.reverse().map((id) => ({ id, before: before.get(id) ?? [] }));
}

/** The least that a rule of the strategy's packs allows in seven days; `undefined` where none says so. */
export function limitOf(doc: Strategy, { packs = [] }: Pick<HostOptions, "packs">): number | undefined {
  const named = new Set(doc.policies ?? []);
  const own = new Map<string, PolicyPack>([...shippedPacks(), ...packs].map((pack) => [pack.id, pack]));
  const caps = [...named].flatMap((id) =>
    (own.get(id)?.rules ?? []).flatMap((rule) => {
      if (rule.kind !== "frequencyCap") return [];
      const week =
        rule.window.type === "calendarWeek" || (rule.window.type === "rollingDays" && rule.window.n === WINDOW);
      const all = (rule.count.channels?.length ?? 2) > 1;
      return week && all ? [rule.max] : [];
    }),
  );
  return caps.length === 0 ? undefined : Math.min(...caps);
}
