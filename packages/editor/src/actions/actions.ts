/**
 * Everything that can be done with keys, menus and the command palette, once: what it is called, which keys it has, whether it can
 * be done now, and how.
 */

import type { Strategy } from "@dunlin/engine";
import type { NodeId, Slot } from "../document/strategy.ts";
import { nodeAt, waysOf } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { fragmentFrom, type Preset } from "../nodes/presets.ts";
import { templateOf } from "../nodes/reading.ts";
import { type DeriveOptions, derive } from "../store/derive.ts";
import type { EditorState, Origin, PanelName, ViewName } from "../store/store.ts";
import type { IconName } from "../ui/icons.ts";
import { clipOf, readClip } from "./clipboard.ts";
import type { Keys } from "./keys.ts";

export type ActionId =
  | "undo"
  | "redo"
  | "copy"
  | "copyBranch"
  | "cut"
  | "paste"
  | "duplicate"
  | "delete"
  | "move"
  | "moveBranch"
  | "addAfter"
  | "addRoute"
  | "connect"
  | "openTemplate"
  | "collapse"
  | "turn"
  | "cancel"
  | "search"
  | "help"
  | "nextProblem"
  | "previousProblem"
  | `view.${ViewName}`
  | `panel.${PanelName}`;

export interface ActionSpec {
  readonly icon?: IconName;
  readonly keys?: readonly Keys[];
  /** Changes the document. */
  readonly edits?: true;
  /** Why it cannot be done now; the sentence is in the words under this name. */
  readonly hindrance?: (state: EditorState, host: EditorHost) => HindranceCode | undefined;
  readonly run: (host: EditorHost, origin: Origin) => void;
}

export type HindranceCode =
  | "nothingSelected"
  | "nothingToUndo"
  | "nothingToRedo"
  | "readOnly"
  | "noRoutes"
  | "noWay"
  | "noTemplate"
  | "noProblem";

/** What only the frame can do: open its dialogs. It registers itself. */
export interface FrameActions {
  readonly search: () => void;
  readonly help: () => void;
  readonly quickAdd: (slot: Slot) => void;
  /** Asks which way to keep of a step whose ways part. */
  readonly chooseKept: (ids: readonly NodeId[], ports: readonly string[]) => void;
  /** Opens a template, here or where the host wants it. */
  readonly template: (ref: string) => void;
  readonly tell: (message: "copied" | "nothingToPaste" | "noClipboard") => void;
  /** Brings a step into sight, in whichever view is shown. */
  readonly reveal: (id: NodeId) => void;
}

const frames = new WeakMap<EditorHost["store"], FrameActions>();

export const registerFrame = (store: EditorHost["store"], frame: FrameActions): void => {
  frames.set(store, frame);
};

const frameOf = ({ store }: EditorHost): FrameActions | undefined => frames.get(store);

const selection = ({ selected }: EditorState): HindranceCode | undefined =>
  selected.length === 0 ? "nothingSelected" : undefined;

const view = (name: ViewName, icon: IconName): ActionSpec => ({ icon, run: ({ store }) => store.show(name) });
const panel = (name: PanelName, icon: IconName): ActionSpec => ({
  icon,
  run: ({ store }) => store.open(store.getState().panel === name ? undefined : name),
});

export const ACTIONS: { readonly [K in ActionId]: ActionSpec } = {
  undo: {
    icon: "undo",
    keys: ["Mod+Z"],
    edits: true,
    hindrance: ({ history }) => (history.past.length === 0 ? "nothingToUndo" : undefined),
    run: ({ store }) => void store.undo(),
  },
  redo: {
    icon: "redo",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    edits: true,
    hindrance: ({ history }) => (history.future.length === 0 ? "nothingToRedo" : undefined),
    run: ({ store }) => void store.redo(),
  },
  // The keys of the clipboard are those of the browser: its events need no permission.
  copy: { icon: "copy", keys: ["Mod+C"], hindrance: selection, run: (host) => void copyByButton(host, "step") },
  copyBranch: { icon: "copy", hindrance: selection, run: (host) => void copyByButton(host, "branch") },
  cut: {
    keys: ["Mod+X"],
    edits: true,
    hindrance: selection,
    run: (host, origin) => {
      void copyByButton(host, "step").then((done) => done && remove(host, origin));
    },
  },
  paste: {
    keys: ["Mod+V"],
    edits: true,
    hindrance: (state, host) => (slotToUse(state, host) === undefined ? "noWay" : undefined),
    run: (host) => void pasteByButton(host),
  },
  duplicate: {
    icon: "copy",
    keys: ["Mod+D"],
    edits: true,
    hindrance: selection,
    run: ({ store }, origin) => void store.execute({ type: "steps.duplicate", ids: store.getState().selected }, origin),
  },
  delete: { icon: "trash", keys: ["Delete", "Backspace"], edits: true, hindrance: selection, run: remove },
  move: {
    icon: "move",
    keys: ["m"],
    edits: true,
    hindrance: selection,
    run: ({ store }) => store.carry({ what: "move", ids: store.getState().selected, scope: "step" }),
  },
  moveBranch: {
    icon: "move",
    keys: ["Shift+M"],
    edits: true,
    hindrance: selection,
    run: ({ store }) => store.carry({ what: "move", ids: store.getState().selected, scope: "branch" }),
  },
  addAfter: {
    icon: "plus",
    keys: ["+", "/"],
    edits: true,
    hindrance: (state, host) => (slotToUse(state, host) === undefined ? "noWay" : undefined),
    run: (host) => {
      const slot = slotToUse(host.store.getState(), host);
      if (slot !== undefined) frameOf(host)?.quickAdd(slot);
    },
  },
  addRoute: {
    icon: "switch",
    keys: ["r"],
    edits: true,
    hindrance: (state) => {
      const [id] = state.selected;
      const type = id === undefined ? undefined : nodeAt(state.doc, id)?.type;
      return type !== undefined && ["switch", "waitFor", "split", "task", "table"].includes(type)
        ? undefined
        : "noRoutes";
    },
    run: ({ store }, origin) => {
      const [id] = store.getState().selected;
      if (id !== undefined) store.execute({ type: "route.add", id }, origin);
    },
  },
  connect: {
    icon: "join",
    keys: ["c"],
    edits: true,
    hindrance: (state, host) => (slotToUse(state, host) === undefined ? "noWay" : undefined),
    run: (host) => {
      const slot = slotToUse(host.store.getState(), host);
      if (slot !== undefined) host.store.carry({ what: "connect", slot });
    },
  },
  openTemplate: {
    icon: "file",
    keys: ["o"],
    hindrance: (state, host) => (templateToOpen(state, host) === "" ? "noTemplate" : undefined),
    run: (host) => openTemplate(host, templateToOpen(host.store.getState(), host)),
  },
  collapse: {
    keys: ["z"],
    hindrance: selection,
    run: ({ store }) => {
      for (const id of store.getState().selected) store.toggle(id);
    },
  },
  turn: {
    icon: "across",
    run: ({ store }) => {
      store.turn(store.getState().direction === "down" ? "across" : "down");
      store.show("canvas");
    },
  },
  cancel: {
    keys: ["Escape"],
    run: ({ store }) => {
      if (store.getState().carrying === undefined) store.select([]);
      else store.carry(undefined);
    },
  },
  search: { icon: "search", keys: ["Mod+K"], run: (host) => frameOf(host)?.search() },
  help: { icon: "question", keys: ["?"], run: (host) => frameOf(host)?.help() },
  nextProblem: { icon: "warn", keys: ["F8"], hindrance: problem, run: (host) => goToProblem(host, 1) },
  previousProblem: { keys: ["Shift+F8"], hindrance: problem, run: (host) => goToProblem(host, -1) },
  "view.canvas": view("canvas", "canvas"),
  "view.timeline": view("timeline", "timeline"),
  "view.outline": view("outline", "outline"),
  "view.list": view("list", "list"),
  "panel.palette": panel("palette", "palette"),
  "panel.outline": panel("outline", "outline"),
  "panel.problems": panel("problems", "warn"),
  "panel.history": panel("history", "history"),
  "panel.notes": panel("notes", "note"),
  "panel.describe": panel("describe", "note"),
};

/** Why an action cannot be done now. */
export function hindranceOf(id: ActionId, host: EditorHost, state = host.store.getState()): HindranceCode | undefined {
  const { edits, hindrance } = ACTIONS[id];
  return edits === true && state.readOnly ? "readOnly" : hindrance?.(state, host);
}

/** @returns Whether it was done. */
export function runAction(id: ActionId, host: EditorHost, origin: Origin): boolean {
  if (hindranceOf(id, host) !== undefined) return false;
  ACTIONS[id].run(host, origin);
  return true;
}

/** Deletes what is selected; where ways part, the frame asks first. */
function remove(host: EditorHost, origin: Origin): void {
  const { store } = host;
  const { selected } = store.getState();
  const outcome = store.execute({ type: "steps.remove", ids: selected }, origin);
  if (outcome.ok || outcome.refusal.code !== "steps.choose") return;
  store.notify(undefined);
  frameOf(host)?.chooseKept(selected, outcome.refusal.data.ports as readonly string[]);
}

/** Whether templates can be opened at all. */
export const opensTemplates = ({ settings }: EditorHost): boolean =>
  settings.slots?.template !== undefined || settings.onOpenTemplate !== undefined;

export const openTemplate = (host: EditorHost, ref: string): void => frameOf(host)?.template(ref);

/** Of the selected step; empty where there is none. */
function templateToOpen(state: EditorState, host: EditorHost): string {
  const node = nodeAt(state.doc, state.selected.at(-1) ?? "");
  return node === undefined || !opensTemplates(host) ? "" : templateOf(node);
}

/** The connection that was chosen, or the main one behind the selected step, or the start of a strategy without one. */
export function slotToUse(state: EditorState, host: EditorHost): Slot | undefined {
  if (state.slot !== undefined) return state.slot;
  const id = state.selected.at(-1);
  return id === undefined ? { at: "start" } : mainSlot(state.doc, id, host.options);
}

/** The connection on which a step goes straight on. */
export function mainSlot(doc: Strategy, id: NodeId, options: DeriveOptions): Slot | undefined {
  const node = nodeAt(doc, id);
  if (node === undefined) return undefined;
  const ways = waysOf(node, options);
  const placed = derive(doc, options).places.get(id);
  const next = placed?.flow[placed.index + 1]?.id;
  const way =
    ways.find(({ target }) => target !== undefined && target === next) ??
    ways.find(({ required }) => required) ??
    ways[0];
  return way === undefined ? undefined : { at: "port", from: id, port: way.name };
}

/** Puts a new step of this kind into a connection. */
export function insertPreset(host: EditorHost, preset: Preset, slot: Slot, origin: Origin): boolean {
  return host.store.execute({ type: "steps.insert", fragment: fragmentFrom(preset, host.options), slot }, origin).ok;
}

/** Puts what is carried into a connection. */
export function placeAt(host: EditorHost, slot: Slot, origin: Origin): boolean {
  const { store, presets, options } = host;
  const { carrying, doc } = store.getState();
  switch (carrying?.what) {
    case undefined:
      return false;
    case "move":
      return store.execute({ type: "steps.move", ids: carrying.ids, scope: carrying.scope, slot }, origin).ok;
    case "new": {
      const preset = presets.find(({ id }) => id === carrying.preset);
      return preset !== undefined && insertPreset(host, preset, slot, origin);
    }
    case "copy": {
      const text = clipOf(doc, derive(doc, options).places, carrying.ids, "step", options);
      return text !== undefined && pasteText(host, text, slot, origin);
    }
    case "connect":
      return false;
  }
}

/** Lets the connection that is carried lead to a step. */
export function connectTo(host: EditorHost, target: NodeId, origin: Origin): boolean {
  const { carrying } = host.store.getState();
  if (carrying?.what !== "connect") return false;
  return host.store.execute({ type: "way.connect", slot: carrying.slot, target }, origin).ok;
}

/** What is selected, as text. */
export function copyText(host: EditorHost, scope: "step" | "branch" = "step"): string | undefined {
  const { doc, selected } = host.store.getState();
  const text = clipOf(doc, derive(doc, host.options).places, selected, scope, host.options);
  if (text === undefined && selected.length > 0)
    host.store.notify({ kind: "refused", refusal: { code: "steps.scattered", data: { count: selected.length } } });
  return text;
}

/** @returns Whether there were steps in the text and they were put in. */
export function pasteText(host: EditorHost, text: string, slot: Slot | undefined, origin: Origin): boolean {
  const fragment = readClip(text);
  const at = slot ?? slotToUse(host.store.getState(), host);
  if (fragment === undefined) frameOf(host)?.tell("nothingToPaste");
  return (
    fragment !== undefined &&
    at !== undefined &&
    host.store.execute({ type: "steps.paste", fragment, slot: at }, origin).ok
  );
}

async function copyByButton(host: EditorHost, scope: "step" | "branch"): Promise<boolean> {
  const text = copyText(host, scope);
  if (text === undefined) return false;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    frameOf(host)?.tell("noClipboard");
    return false;
  }
  frameOf(host)?.tell("copied");
  return true;
}

async function pasteByButton(host: EditorHost): Promise<void> {
  try {
    pasteText(host, await navigator.clipboard.readText(), undefined, "clipboard");
  } catch {
    frameOf(host)?.tell("noClipboard");
  }
}

function problem(state: EditorState, host: EditorHost): HindranceCode | undefined {
  return derive(state.doc, host.options).diagnostics.length === 0 ? "noProblem" : undefined;
}

/** Selects the step of the next problem after the one that is selected, in reading order. */
function goToProblem(host: EditorHost, step: 1 | -1): void {
  const { doc, selected } = host.store.getState();
  const { problems, outline } = derive(doc, host.options);
  const numberOf = (id: NodeId) => outline.numbers.get(id) ?? 0;
  const ids = [...problems.keys()]
    .filter((id) => nodeAt(doc, id) !== undefined)
    .sort((a, b) => numberOf(a) - numberOf(b));
  const at = ids.indexOf(selected[0] ?? "");
  const next = ids[(at + step + ids.length) % ids.length] ?? ids[0];
  if (next !== undefined) reveal(host, next);
}

/** Selects a step and brings it into sight, in whichever view is shown. */
export function reveal(host: EditorHost, id: NodeId): void {
  host.store.select([id]);
  frameOf(host)?.reveal(id);
}
