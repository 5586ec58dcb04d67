/** The frame: header, panels, the message, settings, and what was done. */

import {
  type ClipboardEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useLayoutEffect,
  useRef,
} from "react";
import { isTyping, matches } from "../../actions/keys.ts";
import { Boundary } from "../../shell/Boundary.tsx";
import { Main } from "../../shell/Main.tsx";
import { Button } from "../../ui/Button.tsx";
import { copyText, pasteText, removeBlocks } from "../actions.ts";
import { Paper } from "../canvas/Paper.tsx";
import { ReviewProvider } from "../checks/review.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { BlocksPanel } from "../panels/BlocksPanel.tsx";
import { BuilderHistory } from "../panels/BuilderHistory.tsx";
import type { BuilderPanel } from "../store.ts";
import { BuilderAnnouncer } from "./BuilderAnnouncer.tsx";
import { BuilderHeader } from "./BuilderHeader.tsx";
import { BuilderRail } from "./BuilderRail.tsx";
import { carriedName } from "./names.ts";
import { BrandPanel, SavedPanel, TextsPanel, VersionsPanel } from "./parts.ts";
import { ReviewDialogs, ReviewPane } from "./ReviewParts.tsx";
import { Waiting } from "./Waiting.tsx";

const ChecksStrip = lazy(async () => ({ default: (await import("../checks/ChecksStrip.tsx")).ChecksStrip }));
const ChecksPanel = lazy(async () => ({ default: (await import("../checks/ChecksPanel.tsx")).ChecksPanel }));
const ChangesPanel = lazy(async () => ({ default: (await import("../versions/VersionsPanel.tsx")).VersionsPanel }));

const BuilderOutline = lazy(async () => ({ default: (await import("../panels/BuilderOutline.tsx")).BuilderOutline }));
const BuilderInspector = lazy(async () => ({
  default: (await import("../inspector/BuilderInspector.tsx")).BuilderInspector,
}));

/** Below so many px of the builder a panel lies over the message. */
const NARROW = 900;

export function BuilderFrame() {
  const host = useBuilderHost();
  const { store, words } = host;
  const frame = useRef<HTMLDivElement>(null);
  const panel = useBuilder((state) => state.panel);
  const readOnly = useBuilder((state) => state.readOnly);
  const keys = useKeys();
  // Where a panel lies over the message, it is opened by who wants it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is first drawn
  useLayoutEffect(() => {
    if ((host.root()?.clientWidth ?? NARROW) < NARROW) store.show({ panel: undefined });
  }, []);
  const { add, open } = useWays(frame);
  const shown = readOnly && panel === "blocks" ? undefined : panel;
  return (
    <ReviewProvider>
      <div ref={frame} className="dn-frame" data-panel={shown === undefined ? undefined : ""} {...keys}>
        <BuilderHeader />
        <BuilderRail />
        {shown !== undefined && (
          <aside className="dn-panel" data-region="panel" aria-label={words.shell.panel[shown]}>
            <Part>
              <Panel name={shown} />
            </Part>
          </aside>
        )}
        <Main label={words.shell.message}>
          <Part>
            <Paper onOpen={open} onAdd={add} />
          </Part>
          <Carried />
          <BuilderAnnouncer />
        </Main>
        <Part>
          <ReviewPane />
        </Part>
        <aside className="dn-side" data-region="inspector" aria-label={words.shell.settings}>
          <Part waiting={<div className="dn-side-waiting" aria-busy="true" />}>
            <BuilderInspector />
          </Part>
        </aside>
        <Part>
          <ChecksStrip />
        </Part>
        <Part>
          <ReviewDialogs />
        </Part>
      </div>
    </ReviewProvider>
  );
}

/** From the message to the blocks that can be added, and to the settings of the chosen one. */
function useWays(frame: RefObject<HTMLElement | null>) {
  const { store } = useBuilderHost();
  const add = useCallback(() => {
    store.show({ panel: "blocks" });
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(".dn-panel input")?.focus());
  }, [store, frame]);
  const open = useCallback(
    () =>
      frame.current
        ?.querySelector<HTMLElement>(
          "[data-region='inspector'] .dn-inspector-body :is(input, select, textarea, button, [tabindex='0'])",
        )
        ?.focus(),
    [frame],
  );
  return { add, open };
}

/** A part that may fail by itself; the next edit tries it again. */
function Part({ children, waiting = <Waiting /> }: { readonly children: ReactNode; readonly waiting?: ReactNode }) {
  const { words, settings } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  return (
    <Boundary message={words.shell.failed} onError={settings.onError} attempt={doc}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}

function Panel({ name }: { readonly name: BuilderPanel }) {
  switch (name) {
    case "outline":
      return <BuilderOutline />;
    case "texts":
      return <TextsPanel />;
    case "brand":
      return <BrandPanel />;
    case "saved":
      return <SavedPanel />;
    case "versions":
      return <VersionsPanel />;
    case "history":
      return <BuilderHistory />;
    case "checks":
      return <ChecksPanel />;
    case "changes":
      return <ChangesPanel />;
    default:
      return <BlocksPanel />;
  }
}

/** What is picked up and waits for a place; the announcer says it. */
function Carried() {
  const host = useBuilderHost();
  const { store, words } = host;
  const carrying = useBuilder((state) => state.carrying);
  if (carrying === undefined) return null;
  return (
    <div className="dn-carried">
      <span>{words.shell.placing(carriedName(carrying, host))}</span>
      <Button size="small" onClick={() => store.carry(undefined)}>
        {words.shell.cancel}
      </Button>
    </div>
  );
}

/** Keys and the clipboard for the whole frame, never while text is typed. */
function useKeys() {
  const host = useBuilderHost();
  const { store, words } = host;
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented) return;
      if (event.key === "Escape" && store.getState().carrying !== undefined) store.carry(undefined);
      else if (isTyping(event.target)) return;
      else if (matches(event, "Mod+Z")) store.undo();
      else if (matches(event, "Mod+Shift+Z") || matches(event, "Mod+Y")) store.redo();
      else return;
      event.preventDefault();
    },
    [store],
  );
  const onCopy = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      if (isTyping(event.target)) return;
      const text = copyText(host);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      if (event.type !== "cut" || !removeBlocks(host, store.getState().selected, "clipboard"))
        store.notify({ kind: "told", label: words.shell.copied });
    },
    [host, store, words],
  );
  const onPaste = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      pasteText(host, event.clipboardData.getData("text/plain"), "clipboard");
    },
    [host],
  );
  return { onKeyDown, onCopy, onCut: onCopy, onPaste };
}
