/** The frame: header, panel, drawing, settings, problems, and the dialogs over them. */

import {
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type FrameActions, registerFrame } from "../actions/actions.ts";
import { isApple } from "../actions/keys.ts";
import { Canvas } from "../canvas/Canvas.tsx";
import { DndFrame, useDraggableEntry } from "../dnd/adapter.tsx";
import { type NodeId, nodeAt, nodesOf, type Slot } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { type DragProps, Palette } from "../palette/Palette.tsx";
import { QuickAdd } from "../palette/QuickAdd.tsx";
import { ProblemsStrip } from "../problems/ProblemsStrip.tsx";
import type { PanelName } from "../store/store.ts";
import { Announcer } from "./Announcer.tsx";
import { Boundary } from "./Boundary.tsx";
import { Header } from "./Header.tsx";
import {
  DescribePanel,
  HistoryPanel,
  Inspector,
  KeepDialog,
  KeysDialog,
  ListView,
  loadAll,
  NotesPanel,
  OutlineView,
  ProblemsPanel,
  SearchDialog,
  TemplateDrawer,
  TimelineView,
} from "./later.ts";
import { Main } from "./Main.tsx";
import { Messages } from "./Messages.tsx";
import { Rail } from "./Rail.tsx";
import { useFrameKeys } from "./useFrameKeys.ts";
import { reveal, useKeptFocus } from "./useKeptFocus.ts";

/** What stands over the frame. */
type Open =
  | { readonly what: "search" }
  | { readonly what: "help" }
  | { readonly what: "keep"; readonly ids: readonly NodeId[]; readonly ports: readonly string[] }
  | { readonly what: "add"; readonly slot: Slot }
  | { readonly what: "template"; readonly ref: string };

/** Narrower than so many px, settings are a sheet at the foot. */
const NARROW = 900;

export interface FrameProps {
  readonly onError: ((error: unknown) => void) | undefined;
}

export function Frame({ onError }: FrameProps) {
  const host = useHost();
  const { store, words } = host;
  const inspector = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  const readOnly = useEditor((state) => state.readOnly);
  const view = useEditor((state) => state.view);
  const panel = useEditor((state) => state.panel);
  const toStep = useCallback((id: NodeId) => reveal(main.current, id), []);
  const [open, close] = useOpen(toStep);
  useEffect(loadAll, []);
  useLargeNotice(host);
  useLayoutEffect(() => {
    // There a panel lies over the drawing (shell.css), so it waits until somebody asks for it.
    if ((main.current?.closest(".dn-frame")?.clientWidth ?? NARROW) < NARROW) store.open(undefined);
  }, [store]);
  const keys = useFrameKeys(host);
  const kept = useKeptFocus(store, main);
  const toSettings = useToSettings(inspector);
  // Steps are dragged onto the canvas only; the other views need the room.
  const shown = panel === "palette" && view !== "canvas" ? undefined : panel;
  return (
    <DndFrame>
      <div className="dn-frame" data-panel={shown === undefined ? undefined : ""} {...keys} {...kept}>
        <Header />
        <Messages />
        <Rail />
        {shown !== undefined && (
          <aside className="dn-panel" data-region="panel" aria-label={words.actions.names[`panel.${shown}`]}>
            <Part onError={onError}>
              <Panel name={readOnly && shown === "palette" ? "describe" : shown} />
            </Part>
          </aside>
        )}
        <Main ref={main} label={words.shell[view]}>
          <Part onError={onError}>
            {view === "canvas" && <Canvas onOpen={toSettings} />}
            {view === "timeline" && <TimelineView onOpen={toSettings} />}
            {view === "outline" && <OutlineView onOpen={toSettings} />}
            {view === "list" && <ListView onOpen={toSettings} />}
          </Part>
          <Carried />
          <Announcer />
        </Main>
        <aside ref={inspector} className="dn-side" data-region="inspector" aria-label={words.shell.settings}>
          <Part onError={onError} waiting={<div className="dn-side-waiting" />}>
            <Inspector />
          </Part>
        </aside>
        <ProblemsStrip />
        {open !== undefined && <Opened open={open} main={main} onReveal={toStep} onClose={close} />}
      </div>
    </DndFrame>
  );
}

/** Actions of the editor as they are done in this frame, and what they have opened over it. */
function useOpen(toStep: (id: NodeId) => void) {
  const { store, words, settings } = useHost();
  const [open, setOpen] = useState<Open | undefined>(undefined);
  useEffect(() => {
    const frame: FrameActions = {
      search: () => setOpen({ what: "search" }),
      help: () => setOpen({ what: "help" }),
      quickAdd: (slot) => setOpen({ what: "add", slot }),
      chooseKept: (ids, ports) => setOpen({ what: "keep", ids, ports }),
      template(ref) {
        if (settings.slots?.template === undefined) settings.onOpenTemplate?.(ref);
        else setOpen({ what: "template", ref });
      },
      tell: (message) => store.notify({ kind: "told", label: words.shell[message] }),
      reveal: toStep,
    };
    registerFrame(store, frame);
  }, [store, words, settings, toStep]);
  const close = useCallback(() => setOpen(undefined), []);
  return [open, close] as const;
}

/** Chooses a step and takes the focus to its settings. */
function useToSettings(inspector: RefObject<HTMLElement | null>) {
  const { store } = useHost();
  return useCallback(
    (id: NodeId) => {
      if (!store.getState().selected.includes(id)) store.select([id]);
      requestAnimationFrame(() =>
        inspector.current?.querySelector<HTMLElement>("input, select, textarea, button, [tabindex='0']")?.focus(),
      );
    },
    [store, inspector],
  );
}

interface PartProps extends Pick<FrameProps, "onError"> {
  /** While it is loaded. */
  readonly waiting?: ReactNode;
  readonly children: ReactNode;
}

/** A part that may fail by itself; the next edit tries it again. Edits do not draw what is in it anew. */
function Part({ onError, waiting = null, children }: PartProps) {
  const { words } = useHost();
  const doc = useEditor((state) => state.doc);
  return (
    <Boundary message={words.shell.failed} onError={onError} attempt={doc}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}

interface OpenedProps {
  readonly open: Open;
  readonly main: RefObject<HTMLElement | null>;
  readonly onReveal: (id: NodeId) => void;
  readonly onClose: () => void;
}

/** What stands over the frame. */
function Opened({ open, main, onReveal, onClose }: OpenedProps) {
  const { store } = useHost();
  switch (open.what) {
    case "add":
      return <QuickAdd anchor={anchorIn(main, store.getState().selected.at(-1))} slot={open.slot} onClose={onClose} />;
    case "search":
      return (
        <Suspense fallback={null}>
          <SearchDialog onClose={onClose} onReveal={onReveal} apple={isApple()} />
        </Suspense>
      );
    case "help":
      return (
        <Suspense fallback={null}>
          <KeysDialog onClose={onClose} apple={isApple()} />
        </Suspense>
      );
    case "template":
      return (
        <Suspense fallback={null}>
          <TemplateDrawer template={open.ref} onClose={onClose} />
        </Suspense>
      );
    case "keep":
      return (
        <Suspense fallback={null}>
          <KeepDialog ids={open.ids} ports={open.ports} onClose={onClose} />
        </Suspense>
      );
  }
}

function Panel({ name }: { readonly name: PanelName }) {
  switch (name) {
    case "palette":
      return <Palette useDrag={useEntryDrag} />;
    case "problems":
      return <ProblemsPanel />;
    case "history":
      return <HistoryPanel />;
    case "notes":
      return <NotesPanel />;
    default:
      return <DescribePanel />;
  }
}

/** What makes an entry of the palette one that can be dragged. */
function useEntryDrag(preset: string): DragProps {
  const { ref, onPointerDown } = useDraggableEntry(preset);
  return { ref, ...(onPointerDown && { onPointerDown }) };
}

/** What is picked up and waits for a place. */
function Carried() {
  const host = useHost();
  const carrying = useEditor((state) => state.carrying);
  if (carrying === undefined) return null;
  const { shell, nodes } = host.words;
  const nameOf = ([id]: readonly NodeId[]) => {
    const node = id === undefined ? undefined : nodeAt(host.store.getState().doc, id);
    return node === undefined ? "" : titleOf(node, host);
  };
  const text =
    carrying.what === "connect"
      ? shell.carrying.connect
      : carrying.what === "new"
        ? shell.carrying.new(
            host.presets.find(({ id }) => id === carrying.preset)?.label ??
              nodes.presets[carrying.preset] ??
              carrying.preset,
          )
        : shell.carrying[carrying.what](nameOf(carrying.ids));
  return (
    <div className="dn-carried" role="status">
      <span>{text}</span>
      <button type="button" className="dn-button" data-size="small" onClick={() => host.store.carry(undefined)}>
        {shell.cancel}
      </button>
    </div>
  );
}

/** More steps than this are drawn, but hard to read. */
const READABLE = 500;

/** Says once that a strategy has grown large: when it is opened so, or becomes so. */
function useLargeNotice({ store, words, locale }: EditorHost): void {
  const steps = useEditor(({ doc }) => Object.keys(nodesOf(doc)).length);
  const large = steps > READABLE;
  const latest = useRef(steps);
  latest.current = steps;
  useEffect(() => {
    if (large)
      store.notify({ kind: "told", label: words.shell.large(new Intl.NumberFormat(locale).format(latest.current)) });
  }, [large, store, words, locale]);
}

/** The drawn step, for what opens beside it; else the view. */
function anchorIn(main: RefObject<HTMLElement | null>, id: NodeId | undefined): RefObject<HTMLElement | null> {
  const step =
    id === undefined ? undefined : main.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`);
  return { current: step ?? main.current };
}
