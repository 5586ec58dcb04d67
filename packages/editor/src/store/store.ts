/**
 * One document, one history, one way to change it. Views read from here and send commands; what they show of the document they
 * derive from it.
 */

import type { Strategy } from "@dunlin/engine";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Command, Refusal } from "../commands/command.ts";
import { type Outcome, runCommand } from "../commands/run.ts";
import type { RemapNote } from "../document/fragment.ts";
import { type NodeId, type NodeTypesOption, nodeAt, nodesOf, type Slot } from "../document/strategy.ts";
import { type ChangeOf, type Core, type CoreState, createCore, type NoticeOf, type Origin } from "./core.ts";
import { NO_HISTORY } from "./history.ts";

export type { Origin };

/** What a host learns with a new document. */
export type Change = ChangeOf<Command>;

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
export type Notice = NoticeOf<Command, RemapNote, Refusal>;

export interface EditorState extends CoreState<Strategy, Command, RemapNote, Refusal> {
  /** The slot that was chosen last, for pasting and adding. */
  readonly slot: Slot | undefined;
  readonly carrying: Carrying | undefined;
  /** Steps whose side ways are not drawn. */
  readonly collapsed: ReadonlySet<NodeId>;
  readonly view: ViewName;
  readonly direction: Direction;
  readonly panel: PanelName | undefined;
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

export interface EditorStore
  extends Core<Strategy, Command, RemapNote, Refusal>,
    Pick<StoreApi<EditorState>, "getInitialState" | "getState" | "subscribe"> {
  execute(command: Command, origin?: Origin): Outcome;
  transaction(label: string | undefined, commands: readonly Command[], origin?: Origin): Outcome;
  select(ids: readonly NodeId[], slot?: Slot): void;
  carry(carrying: Carrying | undefined): void;
  toggle(id: NodeId): void;
  show(view: ViewName): void;
  turn(direction: Direction): void;
  open(panel: PanelName | undefined): void;
  setReadOnly(readOnly: boolean): void;
  keepNewer(at: number): void;
  /** Replaces what the host gave when the store was made. */
  configure(options: Partial<Pick<StoreOptions, "nodeTypes" | "allows" | "mostSteps" | "onChange">>): void;
}

export function createEditorStore(options: StoreOptions): EditorStore {
  let config: StoreOptions = options;
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
  const core = createCore<Strategy, Command, RemapNote, Refusal, EditorState>({
    store,
    run: (doc, command, used) => runCommand(doc, command, { ...typesOf(config), used }),
    refuse: (code, data) => ({ code, data }),
    allows: (command, doc) => config.allows?.(command, doc) ?? true,
    onChange: (doc, change) => config.onChange?.(doc, change),
    idsIn: (doc) => Object.keys(nodesOf(doc)),
    has: (doc, id) => nodeAt(doc, id) !== undefined,
    limit: (before, after) => {
      const { mostSteps = Number.POSITIVE_INFINITY } = config;
      const tooMany = stepsOf(after) > mostSteps && stepsOf(after) > stepsOf(before);
      return tooMany ? { code: "steps.tooMany", data: { most: mostSteps } } : undefined;
    },
    burstOf,
    pastes: ({ type }) => type === "steps.paste",
    afterEdit: { slot: undefined, carrying: undefined },
    now: options.now ?? Date.now,
  });
  return {
    ...{ getInitialState, getState, subscribe },
    ...(core as Core<Strategy, Command, RemapNote, Refusal> & Pick<EditorStore, "execute" | "transaction">),
    select: (selected, slot) => setState({ selected, slot }),
    carry: (carrying) => setState({ carrying }),
    toggle: (id) => setState(({ collapsed }) => ({ collapsed: toggled(collapsed, id) })),
    show: (view) => setState({ view }),
    turn: (direction) => setState({ direction }),
    open: (panel) => setState({ panel }),
    setReadOnly: (readOnly) => setState({ readOnly, carrying: undefined }),
    keepNewer: (keptNewer) => setState({ keptNewer }),
    configure(changed) {
      config = { ...config, ...changed };
    },
  };
}

/** Edits of one field, and of one share, are one burst. */
function burstOf(command: Command): string | undefined {
  if (command.type === "field.set") return `field ${command.path}`;
  return command.type === "weight.set" ? `weight ${command.id} ${command.port}` : undefined;
}

const stepsOf = (doc: Strategy): number => Object.keys(nodesOf(doc)).length;

const typesOf = ({ nodeTypes }: NodeTypesOption): NodeTypesOption => (nodeTypes === undefined ? {} : { nodeTypes });

function toggled(set: ReadonlySet<NodeId>, id: NodeId): ReadonlySet<NodeId> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
