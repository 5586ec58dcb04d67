/**
 * What every editor of a document has: commands one by one or together, each refused or recorded, undone and redone without a limit, and
 * a host that may hold another document. What is seen of the document is up to the store around it.
 */

import type { Patch } from "immer";
import type { StoreApi } from "zustand/vanilla";
import { type Entry, type History, historyAt, NO_HISTORY, record, stepBack, stepForward } from "./history.ts";

/** How a change came about. */
export type Origin = "pointer" | "keyboard" | "menu" | "palette" | "clipboard" | "api" | "undo" | "redo";

/** What a host learns with a new document. */
export interface ChangeOf<C> {
  /** From the document before, and back to it. */
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** The commands behind it; of a transaction several. */
  readonly commands: readonly C[];
  /** The first of them. */
  readonly command: C;
  readonly origin: Origin;
}

export interface CarriedOf<D, N> {
  readonly ok: true;
  readonly doc: D;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly select: readonly string[] | undefined;
  readonly notes: readonly N[];
  /** Ids that went besides those that were named. */
  readonly removed?: readonly string[];
}

export type OutcomeOf<D, N, R> = CarriedOf<D, N> | { readonly ok: false; readonly refusal: R };

/** Something to tell: a refusal, what was pasted, what was undone. */
export interface NoticeOf<C, N, R> {
  readonly number: number;
  readonly kind: "refused" | "done" | "undone" | "redone" | "pasted" | "told";
  readonly refusal?: R;
  readonly commands?: readonly C[];
  readonly label?: string | undefined;
  readonly notes?: readonly N[];
  readonly removed?: readonly string[];
}

export interface CoreState<D, C, N, R> {
  readonly doc: D;
  readonly history: History<D, C>;
  readonly selected: readonly string[];
  readonly notice: NoticeOf<C, N, R> | undefined;
  readonly readOnly: boolean;
  /** Of the document that the host holds as saved. */
  readonly savedDoc: D;
}

export interface CoreOptions<D, C, N, R, S> {
  readonly store: StoreApi<S>;
  readonly run: (doc: D, command: C, used: ReadonlySet<string>) => OutcomeOf<D, N, R>;
  /** Refuses, with a reason where there is one. */
  readonly refuse: (code: "readOnly" | "notAllowed", data: Readonly<Record<string, unknown>>) => R;
  readonly allows: (command: C, doc: D) => boolean | string;
  readonly onChange: (doc: D, change: ChangeOf<C>) => void;
  readonly idsIn: (doc: D) => Iterable<string>;
  readonly has: (doc: D, id: string) => boolean;
  /** Refuses what commands have led to, by how it was before. */
  readonly limit?: (before: D, after: D) => R | undefined;
  readonly burstOf: (command: C) => string | undefined;
  readonly pastes: (command: C) => boolean;
  /** What is let go of by every edit: a place that was chosen, something that is carried. */
  readonly afterEdit: Partial<S>;
  /** Epoch ms. */
  readonly now: () => number;
}

export interface Core<D, C, N, R> {
  execute(command: C, origin?: Origin): OutcomeOf<D, N, R>;
  /** Several commands as one entry of the history; when one is refused, none is carried out. */
  transaction(label: string | undefined, commands: readonly C[], origin?: Origin): OutcomeOf<D, N, R>;
  undo(): boolean;
  redo(): boolean;
  /** Undoes or redoes until this entry is the last one; 0 is the beginning. */
  goTo(number: number): void;
  /** Until it is let go of, edits of one field are one entry however long they rest: a word of an input method. */
  holdBurst(held: boolean): void;
  notify(notice: Omit<NoticeOf<C, N, R>, "number"> | undefined): void;
  /**
   * The document that the host holds. One that was there before takes the history back to that place, as after a veto; another one
   * begins a new history.
   */
  adopt(doc: D): void;
  markSaved(): void;
  /** Ids that steps or blocks have or had, also of documents that are gone: nothing new gets one of them. */
  usedIds(): ReadonlySet<string>;
}

export function createCore<D, C extends { readonly type: string }, N, R, S extends CoreState<D, C, N, R>>(
  options: CoreOptions<D, C, N, R, S>,
): Core<D, C, N, R> {
  const { getState } = options.store;
  // Members of the core are members of every state around it.
  const setState = options.store.setState as (part: Partial<CoreState<D, C, N, R>>) => void;
  const used = new Set<string>();
  let numbers = 0;
  let held: number | undefined;
  const number = () => {
    numbers += 1;
    return numbers;
  };
  const notify: Core<D, C, N, R>["notify"] = (notice) =>
    setState({ notice: notice === undefined ? undefined : { ...notice, number: number() } });
  const put = ({ notice, change, ...state }: Step<D, C, N, R>) => {
    setState({ ...options.afterEdit, ...state, notice: { ...notice, number: number() } });
    options.onChange(state.doc, change);
  };
  const transaction: Core<D, C, N, R>["transaction"] = (label, commands, origin = "api") => {
    const before = getState();
    const [command] = commands;
    if (command === undefined) return together(before.doc, []);
    const outcome = before.readOnly
      ? { ok: false as const, refusal: options.refuse("readOnly", {}) }
      : carryOut(before.doc, commands, used, options);
    if (!outcome.ok) notify({ kind: "refused", refusal: outcome.refusal });
    else if (outcome.doc !== before.doc)
      put(stepOn(before, outcome, { number: number(), held, label, commands, command, origin }, options));
    else if (outcome.select !== undefined) setState({ selected: outcome.select });
    return outcome;
  };
  const travel = (direction: "undo" | "redo"): boolean => {
    const step = stepAlong(getState(), direction, options);
    if (step !== undefined) put(step);
    return step !== undefined;
  };
  return {
    transaction,
    execute: (command, origin) => transaction(undefined, [command], origin),
    undo: () => travel("undo"),
    redo: () => travel("redo"),
    goTo(wanted) {
      const away = stepsTo(wanted, getState().history);
      for (let left = Math.abs(away); left > 0; left--) travel(away < 0 ? "undo" : "redo");
    },
    holdBurst(on) {
      held = on ? numbers : undefined;
    },
    notify,
    adopt(doc) {
      if (doc !== getState().doc) setState(adopted(doc, getState(), options));
    },
    markSaved: () => setState({ savedDoc: getState().doc }),
    usedIds() {
      remember(getState().doc, used, options);
      return used;
    },
  };
}

type Ids<D> = Pick<CoreOptions<D, unknown, unknown, unknown, never>, "has" | "idsIn">;

function remember<D>(doc: D, used: Set<string>, { idsIn }: Pick<Ids<D>, "idsIn">): void {
  for (const id of idsIn(doc)) used.add(id);
}

const there = <D>(doc: D, ids: readonly string[], { has }: Pick<Ids<D>, "has">): readonly string[] =>
  ids.filter((id) => has(doc, id));

/** One command after the other, each asked of the host before; none when one is refused. What ids there are is noted in `used`. */
function carryOut<D, C extends { readonly type: string }, N, R, S>(
  doc: D,
  commands: readonly C[],
  used: Set<string>,
  options: CoreOptions<D, C, N, R, S>,
): OutcomeOf<D, N, R> {
  remember(doc, used, options);
  const all: CarriedOf<D, N>[] = [];
  let at = doc;
  for (const command of commands) {
    const allowed = options.allows(command, at);
    if (allowed !== true) {
      const reason = allowed === false ? undefined : allowed;
      return { ok: false, refusal: options.refuse("notAllowed", { command: command.type, reason }) };
    }
    const outcome = options.run(at, command, used);
    if (!outcome.ok) return outcome;
    all.push(outcome);
    at = outcome.doc;
    remember(at, used, options);
  }
  const refusal = options.limit?.(doc, at);
  return refusal === undefined ? together(at, all) : { ok: false, refusal };
}

/** Another document with its place in the history, and what is told of it. */
interface Step<D, C, N, R> extends Pick<CoreState<D, C, N, R>, "doc" | "history" | "selected"> {
  readonly notice: Omit<NoticeOf<C, N, R>, "number">;
  readonly change: ChangeOf<C>;
}

interface Doing<C> {
  /** Of the entry. */
  readonly number: number;
  readonly held: number | undefined;
  readonly label: string | undefined;
  readonly commands: readonly C[];
  /** The first of them. */
  readonly command: C;
  readonly origin: Origin;
}

/** What was carried out, as a new entry of the history. */
function stepOn<D, C, N, R, S>(
  { doc: before, history, selected }: CoreState<D, C, N, R>,
  { doc, patches, inverse, select, notes, removed = [] }: CarriedOf<D, N>,
  { number, held, label, commands, command, origin }: Doing<C>,
  options: CoreOptions<D, C, N, R, S>,
): Step<D, C, N, R> {
  const { now, burstOf, pastes } = options;
  const selectedAfter = there(doc, select ?? selected, options);
  const entry: Entry<D, C> = {
    ...{ number, commands, label, before, after: doc, patches, inverse, at: now() },
    ...{ selectedBefore: selected, selectedAfter },
  };
  return {
    doc,
    history: record(history, entry, burstOf, held),
    selected: selectedAfter,
    notice: { kind: pastes(command) ? "pasted" : "done", commands, label, notes, removed },
    change: { patches, inverse, commands, command, origin },
  };
}

/** The entry that is undone or redone next; `undefined` where there is none, and where nothing may be changed. */
function stepAlong<D, C, N, R>(
  { history, readOnly }: CoreState<D, C, N, R>,
  direction: "undo" | "redo",
  ids: Pick<Ids<D>, "has">,
): Step<D, C, N, R> | undefined {
  const back = direction === "undo";
  const step = back ? stepBack(history) : stepForward(history);
  if (step === undefined || readOnly) return undefined;
  const [next, entry] = step;
  const { commands, label } = entry;
  const doc = back ? entry.before : entry.after;
  const [patches, inverse] = back ? [entry.inverse, entry.patches] : [entry.patches, entry.inverse];
  return {
    doc,
    history: next,
    selected: there(doc, back ? entry.selectedBefore : entry.selectedAfter, ids),
    notice: { kind: back ? "undone" : "redone", commands, label },
    change: { patches, inverse, commands, command: commands[0] as C, origin: direction },
  };
}

/** How far it is to where this entry is the last one, 0 the beginning: negative to undo, positive to redo, none where it is not known. */
function stepsTo<D, C>(wanted: number, { past, future }: History<D, C>): number {
  const place = wanted === 0 ? 0 : [...past, ...future].findIndex((entry) => entry.number === wanted) + 1;
  return place === 0 && wanted !== 0 ? 0 : place - past.length;
}

/** The state with the document of the host: at its place in the history, or with a new one. */
function adopted<D, C, N, R>(
  doc: D,
  { history, selected }: CoreState<D, C, N, R>,
  ids: Pick<Ids<D>, "has">,
): Partial<CoreState<D, C, N, R>> {
  const known = historyAt(history, doc);
  return {
    doc,
    history: known ?? NO_HISTORY,
    selected: there(doc, selected, ids),
    ...(known === undefined ? { savedDoc: doc } : {}),
  };
}

function together<D, N>(doc: D, all: readonly CarriedOf<D, N>[]): CarriedOf<D, N> {
  return {
    ok: true,
    doc,
    patches: all.flatMap(({ patches }) => patches),
    inverse: [...all].reverse().flatMap(({ inverse }) => inverse),
    select: all.findLast(({ select }) => select !== undefined)?.select,
    notes: all.flatMap(({ notes }) => notes),
    removed: all.flatMap(({ removed = [] }) => removed),
  };
}
