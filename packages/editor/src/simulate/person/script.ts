/** What a reader lets happen to a person: a list in the order of time. Every change gives a new list. */

/** Minor units; `part` of what is open at that moment. */
export type Happening =
  | { readonly kind: "pays"; readonly part?: number; readonly amountMinor?: number }
  | { readonly kind: "opens" }
  | { readonly kind: "replies" }
  | { readonly kind: "promises"; readonly days: number }
  | { readonly kind: "disputes" }
  | { readonly kind: "optsOut" }
  | { readonly kind: "asksForCall" }
  | { readonly kind: "accepts"; readonly option: string }
  | { readonly kind: "taskEnds"; readonly disposition: string }
  | { readonly kind: "event"; readonly type: string; readonly data: Readonly<Record<string, unknown>> };

export interface Scripted {
  /** Unique in its script. */
  readonly id: number;
  /** Epoch ms. */
  readonly at: number;
  readonly what: Happening;
}

export type Script = readonly Scripted[];

export function added(script: Script, at: number, what: Happening): Script {
  const id = script.reduce((most, one) => Math.max(most, one.id), 0) + 1;
  return sorted([...script, { id, at, what }]);
}

export const removed = (script: Script, id: number): Script => script.filter((one) => one.id !== id);

export const moved = (script: Script, id: number, at: number): Script =>
  sorted(script.map((one) => (one.id === id ? { ...one, at } : one)));

const sorted = (script: Script): Script => [...script].sort((a, b) => a.at - b.at || a.id - b.id);
