/**
 * One document, one history, one way to change it. Views read from here and send commands; what they show of the document they
 * derive from it.
 */

import type { Strategy } from "@dunlin/engine";
import type { Patch } from "immer";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Command, Refusal } from "../commands/command.ts";
import { type Carried, type Outcome, runCommand } from "../commands/run.ts";
import type { RemapNote } from "../document/fragment.ts";
import { type NodeId, type NodeTypesOption, nodeAt, nodesOf, type Slot } from "../document/strategy.ts";
import { type Entry, type History, historyAt, NO_HISTORY, record, stepBack, stepForward } from "./history.ts";

/** How a change came about. */
export type Origin = "pointer" | "keyboard" | "menu" | "palette" | "clipboard" | "api" | "undo" | "redo";

/** What a host learns with a new document. */
export interface Change {
  /** From the document before, and back to it. */
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** The commands behind it; of a transaction several. */
  readonly commands: readonly Command[];
  /** The first of them. */
  readonly command: Command;
  readonly origin: Origin;
}

/** Something that was picked up and waits for a place. */
export type Carrying =
  | { readonly what: "move"; readonly ids: readonly NodeId[]; readonly scope: "step" | "branch" }
  | { readonly what: "copy"; readonly ids: readonly NodeId[] }
  | { readonly what: "new"; readonly preset: string }
  | { readonly what: "connect"; readonly slot: Slot };

export type ViewName = "canvas" | "timeline" | "outline" | "list";
/** How the canvas is drawn: down the page, or across it in the direction of text. */
export type Direction = "down" | "across";
export type PanelName = "palette" | "outline" | "problems" | "history" | "notes" | "describe";

/** Something to tell: a refusal, what was pasted, what was undone. */
export interface Notice {
  readonly number: number;
  readonly kind: "refused" | "done" | "undone" | "redone" | "pasted" | "told";
  readonly refusal?: Refusal;
  readonly commands?: readonly Command[];
  readonly label?: string | undefined;
  readonly notes?: readonly RemapNote[];
  readonly removed?: readonly NodeId[];
}

export interface EditorState {
  readonly doc: Strategy;
  readonly history: History;
  readonly selected: readonly NodeId[];
  /** The slot that was chosen last, for pasting and adding. */
  readonly slot: Slot | undefined;
  readonly carrying: Carrying | undefined;
  /** Steps whose side ways are not drawn. */
  readonly collapsed: ReadonlySet<NodeId>;
  readonly view: ViewName;
  readonly direction: Direction;
  readonly panel: PanelName | undefined;
  readonly notice: Notice | undefined;
  readonly readOnly: boolean;
  /** Of the document that the host holds as saved. */
  readonly savedDoc: Strategy;
  /** The time of a newer version that the reader does not want to take. */
  readonly keptNewer: number | undefined;
}

export interface StoreOptions extends NodeTypesOption {
  readonly doc: Strategy;
  readonly readOnly?: boolean;
  readonly view?: ViewName;
  /** Whether a command may be carried out now; a sentence refuses it. */
  readonly allows?: (command: Command, doc: Strategy) => boolean | string;
  /** What would make the document longer than so many steps is refused. */
  readonly mostSteps?: number | undefined;
  readonly onChange?: (doc: Strategy, change: Change) => void;
  /** Epoch ms; the clock of bursts. */
  readonly now?: () => number;
}

export interface EditorStore extends Pick<StoreApi<EditorState>, "getInitialState" | "getState" | "subscribe"> {
  /** Carries out a command; a refusal is also shown as a notice. */
  execute(command: Command, origin?: Origin): Outcome;
  /** Several commands as one entry of the history; when one is refused, none is carried out. */
  transaction(label: string | undefined, commands: readonly Command[], origin?: Origin): Outcome;
  undo(): boolean;
  redo(): boolean;
  /** Undoes or redoes until this entry is the last one; 0 is the beginning. */
  goTo(number: number): void;
  select(ids: readonly NodeId[], slot?: Slot): void;
  carry(carrying: Carrying | undefined): void;
  toggle(id: NodeId): void;
  show(view: ViewName): void;
  turn(direction: Direction): void;
  open(panel: PanelName | undefined): void;
  notify(notice: Omit<Notice, "number"> | undefined): void;
  setReadOnly(readOnly: boolean): void;
  /**
   * The document that the host holds. One that was there before takes the history back to that place, as after a veto; another one
   * begins a new history.
   */
  adopt(doc: Strategy): void;
  markSaved(): void;
  /** Ids that steps have or had, also of documents and steps that are gone: no new step gets one of them. */
  usedIds(): ReadonlySet<NodeId>;
  keepNewer(at: number): void;
  /** Replaces what the host gave when the store was made. */
  configure(options: Partial<Pick<StoreOptions, "nodeTypes" | "allows" | "mostSteps" | "onChange">>): void;
}

export function createEditorStore(options: StoreOptions): EditorStore {
  let config: StoreOptions = options;
  const now = options.now ?? Date.now;
  const used = new Set<string>();
  let numbers = 0;
  const store = createStore<EditorState>(() => ({
    doc: options.doc,
    history: NO_HISTORY,
    selected: [],
    slot: undefined,
    carrying: undefined,
    collapsed: new Set<NodeId>(),
    view: options.view ?? "canvas",
    direction: "down",
    panel: "palette",
    notice: undefined,
    readOnly: options.readOnly ?? false,
    savedDoc: options.doc,
    keptNewer: undefined,
  }));
  const { getInitialState, getState, setState, subscribe } = store;
  const number = () => {
    numbers += 1;
    return numbers;
  };
  const notify: EditorStore["notify"] = (notice) =>
    setState({ notice: notice === undefined ? undefined : { ...notice, number: number() } });
  const transaction: EditorStore["transaction"] = (label, commands, origin = "api") => {
    const { doc, readOnly, selected, history } = getState();
    const [command] = commands;
    if (command === undefined) return { ok: true, doc, ...NOTHING };
    const carried: Outcome = readOnly
      ? { ok: false, refusal: { code: "readOnly", data: {} } }
      : carryOut(doc, commands, config, used);
    if (!carried.ok) {
      notify({ kind: "refused", refusal: carried.refusal });
      return carried;
    }
    const { doc: after, patches, inverse, notes, removed } = carried;
    if (after === doc) {
      if (carried.select !== undefined) setState({ selected: carried.select });
      return carried;
    }
    const selectedAfter = (carried.select ?? selected).filter((id) => nodeAt(after, id) !== undefined);
    const entry: Entry = {
      ...{ number: number(), commands, label, before: doc, after, patches, inverse, at: now() },
      ...{ selectedBefore: selected, selectedAfter },
    };
    const kind = command.type === "steps.paste" ? "pasted" : "done";
    setState({
      doc: after,
      history: record(history, entry),
      selected: selectedAfter,
      slot: undefined,
      carrying: undefined,
      notice: { number: number(), kind, commands, label, notes, removed },
    });
    config.onChange?.(after, { patches, inverse, commands, command, origin });
    return carried;
  };

  const travel = (direction: "undo" | "redo"): boolean => {
    const { history, readOnly } = getState();
    const step = direction === "undo" ? stepBack(history) : stepForward(history);
    if (step === undefined || readOnly) return false;
    const [next, entry] = step;
    const back = direction === "undo";
    const doc = back ? entry.before : entry.after;
    const selected = (back ? entry.selectedBefore : entry.selectedAfter).filter((id) => nodeAt(doc, id) !== undefined);
    const { commands, label } = entry;
    const notice: Notice = { number: number(), kind: back ? "undone" : "redone", commands, label };
    setState({ doc, history: next, selected, carrying: undefined, notice });
    const [patches, inverse] = back ? [entry.inverse, entry.patches] : [entry.patches, entry.inverse];
    config.onChange?.(doc, { patches, inverse, commands, command: commands[0] as Command, origin: direction });
    return true;
  };

  return {
    getInitialState,
    getState,
    subscribe,
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
    select: (selected, slot) => setState({ selected, slot }),
    carry: (carrying) => setState({ carrying }),
    toggle: (id) => setState(({ collapsed }) => ({ collapsed: toggled(collapsed, id) })),
    show: (view) => setState({ view }),
    turn: (direction) => setState({ direction }),
    open: (panel) => setState({ panel }),
    notify,
    setReadOnly: (readOnly) => setState({ readOnly, carrying: undefined }),
    adopt(doc) {
      const { doc: mine, history, selected } = getState();
      if (doc === mine) return;
      const known = historyAt(history, doc);
      const here = selected.filter((id) => nodeAt(doc, id) !== undefined);
      setState({
        doc,
        history: known ?? NO_HISTORY,
        selected: here,
        ...(known === undefined ? { savedDoc: doc } : {}),
      });
    },
    keepNewer: (keptNewer) => setState({ keptNewer }),
    usedIds() {
      remember(used, getState().doc);
      return used;
    },
    markSaved: () => setState(({ doc }) => ({ savedDoc: doc })),
    configure(changed) {
      config = { ...config, ...changed };
    },
  };
}

/** The commands one after the other; when one is refused, none counts. */
function carryOut(doc: Strategy, commands: readonly Command[], config: StoreOptions, used: Set<string>): Outcome {
  remember(used, doc);
  const all: Carried[] = [];
  let at = doc;
  for (const command of commands) {
    const allowed = config.allows?.(command, at) ?? true;
    if (allowed !== true) {
      const reason = allowed === false ? undefined : allowed;
      return { ok: false, refusal: { code: "notAllowed", data: { command: command.type, reason } } };
    }
    const outcome = runCommand(at, command, { ...typesOf(config), used });
    if (!outcome.ok) return outcome;
    all.push(outcome);
    at = outcome.doc;
    remember(used, at);
  }
  const { mostSteps = Number.POSITIVE_INFINITY } = config;
  const [before, after] = [stepsOf(doc), stepsOf(at)];
  if (after > mostSteps && after > before)
    return { ok: false, refusal: { code: "steps.tooMany", data: { most: mostSteps } } };
  return together(at, all);
}

const stepsOf = (doc: Strategy): number => Object.keys(nodesOf(doc)).length;

const NOTHING = { patches: [], inverse: [], select: undefined, notes: [], removed: [] };

const typesOf = ({ nodeTypes }: NodeTypesOption): NodeTypesOption => (nodeTypes === undefined ? {} : { nodeTypes });

function remember(used: Set<string>, doc: Strategy): void {
  for (const id of Object.keys(nodesOf(doc))) used.add(id);
}

function together(doc: Strategy, all: readonly Carried[]): Carried {
  return {
    ok: true,
    doc,
    patches: all.flatMap(({ patches }) => patches),
    inverse: [...all].reverse().flatMap(({ inverse }) => inverse),
    select: all.findLast(({ select }) => select !== undefined)?.select,
    notes: all.flatMap(({ notes }) => notes),
    removed: all.flatMap(({ removed }) => removed),
  };
}

function toggled(set: ReadonlySet<NodeId>, id: NodeId): ReadonlySet<NodeId> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
