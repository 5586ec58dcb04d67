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
  const { has, afterEdit, now } = options;
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
  const there = (doc: D, ids: readonly string[]) => ids.filter((id) => has(doc, id));

  const carryOut = (doc: D, commands: readonly C[]): OutcomeOf<D, N, R> => {
    remember(doc);
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
      remember(at);
    }
    const refusal = options.limit?.(doc, at);
    return refusal === undefined ? together(at, all) : { ok: false, refusal };
  };
  const remember = (doc: D) => {
    for (const id of options.idsIn(doc)) used.add(id);
  };

  const transaction: Core<D, C, N, R>["transaction"] = (label, commands, origin = "api") => {
    const { doc, readOnly, selected, history } = getState();
    const [command] = commands;
    if (command === undefined) return together(doc, []);
    const carried = readOnly
      ? { ok: false as const, refusal: options.refuse("readOnly", {}) }
      : carryOut(doc, commands);
    if (!carried.ok) {
      notify({ kind: "refused", refusal: carried.refusal });
      return carried;
    }
    const { doc: after, patches, inverse, notes, removed = [] } = carried;
    if (after === doc) {
      if (carried.select !== undefined) setState({ selected: carried.select });
      return carried;
    }
    const selectedAfter = there(after, carried.select ?? selected);
    const entry: Entry<D, C> = {
      ...{ number: number(), commands, label, before: doc, after, patches, inverse, at: now() },
      ...{ selectedBefore: selected, selectedAfter },
    };
    const kind = options.pastes(command) ? "pasted" : "done";
    setState({
      ...afterEdit,
      doc: after,
      history: record(history, entry, options.burstOf, held),
      selected: selectedAfter,
      notice: { number: number(), kind, commands, label, notes, removed },
    });
    options.onChange(after, { patches, inverse, commands, command, origin });
    return carried;
  };
  const notify: Core<D, C, N, R>["notify"] = (notice) =>
    setState({ notice: notice === undefined ? undefined : { ...notice, number: number() } });

  const travel = (direction: "undo" | "redo"): boolean => {
    const { history, readOnly } = getState();
    const back = direction === "undo";
    const step = back ? stepBack(history) : stepForward(history);
    if (step === undefined || readOnly) return false;
    const [next, entry] = step;
    const { commands, label } = entry;
    const doc = back ? entry.before : entry.after;
    const selected = there(doc, back ? entry.selectedBefore : entry.selectedAfter);
    const notice = { number: number(), kind: back ? ("undone" as const) : ("redone" as const), commands, label };
    setState({ ...afterEdit, doc, history: next, selected, notice });
    const [patches, inverse] = back ? [entry.inverse, entry.patches] : [entry.patches, entry.inverse];
    options.onChange(doc, { patches, inverse, commands, command: commands[0] as C, origin: direction });
    return true;
  };

  return {
    transaction,
    execute: (command, origin) => transaction(undefined, [command], origin),
    undo: () => travel("undo"),
    redo: () => travel("redo"),
    goTo(wanted) {
      const { past, future } = getState().history;
      const place = wanted === 0 ? 0 : [...past, ...future].findIndex((entry) => entry.number === wanted) + 1;
      if (place === 0 && wanted !== 0) return;
      for (let left = past.length - place; left > 0; left--) travel("undo");
      for (let left = place - past.length; left > 0; left--) travel("redo");
    },
    holdBurst(on) {
      held = on ? numbers : undefined;
    },
    notify,
    adopt(doc) {
      const { doc: mine, history, selected } = getState();
      if (doc === mine) return;
      const known = historyAt(history, doc);
      setState({
        doc,
        history: known ?? NO_HISTORY,
        selected: there(doc, selected),
        ...(known === undefined ? { savedDoc: doc } : {}),
      });
    },
    markSaved: () => setState({ savedDoc: getState().doc }),
    usedIds() {
      remember(getState().doc);
      return used;
    },
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
