/** How the forms of built-in steps are laid out: what comes first, and what is there for those who look for it. */

import type { NodeTypeInfo } from "@dunlin/engine/editing";

export interface FormHint {
  /** In sight, in this order. */
  readonly main: readonly string[];
  /** Below a line that opens; without it everything that `main` does not name. */
  readonly more?: readonly string[];
  /** Members that a widget of its own edits. */
  readonly own?: readonly string[];
  /** Has a "when" widget over the members of a timing block. */
  readonly timing?: true;
}

export const HINTS: Readonly<Record<string, FormHint>> = {
  send: { main: ["via", "purpose", "recipient"], more: ["page", "giveUpAfter", "awaitReceipt", "ttl", "bundle"] },
  wait: { main: [], timing: true },
  waitFor: { main: [], own: ["cases"], timing: true },
  if: { main: ["when"] },
  switch: { main: [], own: ["cases"] },
  table: { main: ["inputs", "hit"], own: ["rows"] },
  split: { main: ["experiment"], more: ["unit", "ramp", "salt"], own: ["variants", "hash"] },
  task: {
    main: ["queue", "due", "at", "channel", "script"],
    more: ["priority", "skill", "purpose", "recipient", "giveUpAfter"],
    own: ["dispositions"],
  },
  offer: { main: ["offer", "options", "validFor", "wait", "maxDiscountBp"], more: ["guard"] },
  promise: { main: ["grace", "keptFrom"], more: ["at", "remind"] },
  plan: { main: ["grace", "maxMissed"], more: ["at", "remind"] },
  retryPayment: { main: ["attempts", "collect"], more: ["resultWithin", "method"] },
  hold: { main: ["kind", "scope", "for", "releaseOn", "allow"] },
  fee: { main: ["fee", "amountMinor", "rateBp", "currency", "legalBasis"], more: ["capMinor", "per"] },
  repeat: { main: ["max", "every", "at", "until"] },
  callStrategy: { main: ["strategy", "mode"], more: ["inputs"] },
  score: { main: ["function", "input", "store"], more: ["timeout", "default", "cacheFor"] },
  external: { main: ["function", "input", "store"], more: ["timeout", "default", "cacheFor"] },
  goal: { main: ["goal", "valueMinor"], more: ["checkpoint"] },
};

export interface Layout {
  readonly main: readonly string[];
  readonly more: readonly string[];
}

/** Members in order, without those that a widget of its own edits. Of a type without a hint all are in sight. */
export function layoutOf({ type, parameters }: NodeTypeInfo, timing: readonly string[]): Layout {
  const hint = HINTS[type];
  const names = Object.keys(parameters.properties);
  if (hint === undefined) return { main: names, more: [] };
  const { main, own = [], more } = hint;
  const free = names.filter((name) => !own.includes(name) && !(hint.timing === true && timing.includes(name)));
  const rest = free.filter((name) => !main.includes(name));
  const first = more ?? [];
  return {
    main: main.filter((name) => free.includes(name)),
    more: [...first, ...rest.filter((name) => !first.includes(name))],
  };
}

/** Members that make no sense beside others; what stands in the document is always shown. */
export function isApt(type: string, name: string, node: Readonly<Record<string, unknown>>): boolean {
  if (node[name] !== undefined) return true;
  switch (`${type}.${name}`) {
    case "offer.maxDiscountBp":
      return node.offer === "settlement";
    case "offer.guard":
      return node.offer !== "extension";
    case "hold.allow":
      return node.scope === "contact";
    case "repeat.at":
      return node.every !== undefined;
    case "fee.rateBp":
      return node.amountMinor === undefined;
    case "fee.amountMinor":
      return node.rateBp === undefined;
    case "fee.capMinor":
      return node.rateBp !== undefined;
    case "task.purpose":
    case "task.recipient":
    case "task.giveUpAfter":
      return node.channel !== undefined;
    default:
      return true;
  }
}
