/** The frame of the modes that look at a strategy: a bar that says which, the drawing with what is laid over it, and what it tells beside and below. */

import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { Overlay } from "../canvas/overlay.ts";
import type { NodeId } from "../document/strategy.ts";
import { type EditorHost, EditorProvider, useEditor, useHost } from "../host/context.tsx";
import { Main } from "../shell/Main.tsx";
import type { ViewName } from "../store/store.ts";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { useKit } from "./kit.ts";
import { useRoomWords } from "./messages.ts";
import { useOverlayDrawing } from "./overlaying.ts";
import { FRAME_EN } from "./words.en.ts";

export interface InsightFrameProps {
  /** Of `useDrawing`. */
  readonly drawing: EditorHost;
  /** What is looked at: "Simulating draft 14". */
  readonly title: string;
  readonly icon?: IconName;
  readonly hint?: ReactNode;
  readonly tabs?: ReactNode;
  /** At the end of the bar. */
  readonly controls?: ReactNode;
  /** A line below the bar: what has to be known first. */
  readonly band?: ReactNode;
  readonly overlay?: Overlay | undefined;
  /** In place of the drawing. */
  readonly main?: ReactNode;
  readonly side: ReactNode;
  readonly sideLabel: string;
  readonly drawer?: ReactNode;
  readonly drawerLabel?: string;
  /** Keys of the mode, before those of the editor; whether one was taken. */
  readonly onKey?: (event: KeyboardEvent<HTMLElement>) => boolean;
}

/** Draws it in a frame of its own: its parts know the drawing as their host. */
export function InsightFrame(props: InsightFrameProps) {
  const { OverlayProvider } = useKit();
  return (
    <EditorProvider host={props.drawing}>
      <OverlayProvider value={useOverlayDrawing(props.overlay)}>
        <Parts {...props} />
      </OverlayProvider>
    </EditorProvider>
  );
}

function Parts(props: InsightFrameProps) {
  const { band, main: instead, side, sideLabel, drawer, drawerLabel } = props;
  const host = useHost();
  const { useFrameKeys, useKeptFocus, Header, Announcer } = useKit();
  const words = useRoomWords("frame", FRAME_EN);
  const main = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  useFrameActions(host, main, setOpen);
  const { onKeyDown, ...keys } = useFrameKeys(host);
  const kept = useKeptFocus(host.store, main);
  const view = useLookedAt();
  const heard = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.defaultPrevented && props.onKey?.(event) === true) event.preventDefault();
    onKeyDown(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are heard for all that is in it
    <div className="dn-frame dn-insight" onKeyDown={heard} {...keys} {...kept}>
      <Header />
      <Bar {...props} />
      {band !== undefined && <div className="dn-insight-band">{band}</div>}
      <Main ref={main} label={host.words.shell[view]}>
        {instead ?? <Drawing view={view} />}
        <Announcer />
      </Main>
      <aside className="dn-insight-side" data-region="side" aria-label={sideLabel}>
        <Side>{side}</Side>
      </aside>
      {drawer !== undefined && (
        <section className="dn-insight-drawer" data-region="drawer" aria-label={drawerLabel ?? words.drawer}>
          {drawer}
        </section>
      )}
      {open !== undefined && <Opened open={open} main={main} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

type BarProps = Pick<InsightFrameProps, "title" | "icon" | "hint" | "tabs" | "controls">;

/** Which mode it is, and what is set in it. */
function Bar({ title, icon = "play", hint, tabs, controls }: BarProps) {
  const words = useRoomWords("frame", FRAME_EN);
  return (
    <section className="dn-insight-bar" data-region="bar" aria-label={words.bar}>
      <span className="dn-insight-title">
        <Icon name={icon} size={16} />
        {title}
      </span>
      {hint !== undefined && <span className="dn-insight-hint">{hint}</span>}
      {tabs}
      <span className="dn-grow" />
      {controls}
    </section>
  );
}

type Open = "search" | "help";

interface OpenedProps {
  readonly open: Open;
  readonly main: { readonly current: HTMLElement | null };
  readonly onClose: () => void;
}

/** What stands over the frame. */
function Opened({ open, main, onClose }: OpenedProps) {
  const { SearchDialog, KeysDialog, isApple, reveal } = useKit();
  return (
    <Suspense fallback={null}>
      {open === "search" ? (
        <SearchDialog onClose={onClose} onReveal={(id) => reveal(main.current, id)} apple={isApple()} />
      ) : (
        <KeysDialog onClose={onClose} apple={isApple()} />
      )}
    </Suspense>
  );
}

type LookedAt = Exclude<ViewName, "list">;

/** The list cannot tell what a mode lays over the steps: the canvas stands in its place, and it is shown again afterwards. */
function useLookedAt(): LookedAt {
  const { store } = useHost();
  const view = useEditor((state) => state.view);
  const looked = view === "list" ? "canvas" : view;
  useEffect(() => {
    const before = store.getState().view;
    return () => {
      if (before === "list") store.show(before);
    };
  }, [store]);
  useEffect(() => {
    if (view !== looked) store.show(looked);
  }, [store, view, looked]);
  return looked;
}

/** Loaded when the split of an experiment is chosen. */
const SplitReport = lazy(async () => ({ default: (await import("../experiment/SplitReport.tsx")).SplitReport }));

/** The report of a split that is chosen stands before what the mode tells of it. */
function Side({ children }: { readonly children: ReactNode }) {
  const { settings } = useHost();
  const words = useRoomWords("frame", FRAME_EN);
  const node = useEditor(({ selected }) => (selected.length === 1 ? selected[0] : undefined));
  const report = node === undefined ? undefined : settings.experiments?.[node];
  if (node === undefined || report === undefined) return children;
  return (
    <>
      <details className="dn-insight-report" open>
        <summary>{words.experiment}</summary>
        <Suspense fallback={<p aria-busy="true">{words.loading}</p>}>
          <SplitReport node={node} report={report} />
        </Suspense>
      </details>
      {children}
    </>
  );
}

function Drawing({ view }: { readonly view: LookedAt }) {
  const { store } = useHost();
  const { CanvasView, TimelineView, OutlineView } = useKit();
  const choose = useCallback((id: NodeId) => store.select([id]), [store]);
  const View = { canvas: CanvasView, timeline: TimelineView, outline: OutlineView }[view];
  return (
    <Suspense fallback={null}>
      <View onOpen={choose} />
    </Suspense>
  );
}

function useFrameActions(
  { store, words }: EditorHost,
  main: { readonly current: HTMLElement | null },
  setOpen: (open: Open) => void,
): void {
  const { registerFrame, reveal } = useKit();
  useEffect(
    () =>
      registerFrame(store, {
        search: () => setOpen("search"),
        help: () => setOpen("help"),
        quickAdd: nothing,
        chooseKept: nothing,
        template: nothing,
        tell: (message) => store.notify({ kind: "told", label: words.shell[message] }),
        reveal: (id) => reveal(main.current, id),
      }),
    [store, words, main, setOpen, registerFrame, reveal],
  );
}

const nothing = (): void => undefined;
