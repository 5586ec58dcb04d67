/** The message as it is written: blocks one below the other, as they look, each to be chosen, moved and written in. */

import type { Block, Template } from "@dunlin/templates";
import { directionOf } from "@dunlin/templates/editing";
import { type KeyboardEvent, lazy, Suspense, useCallback, useMemo, useRef } from "react";
import { placesFor } from "../document/places.ts";
import { placeKey } from "../document/tree.ts";
import { useBuilder, useBuilderHost, useSketch } from "../host/context.tsx";
import { LetterSheets } from "../shell/parts.ts";
import { Waiting } from "../shell/Waiting.tsx";
import { BlockMenu, useBlockMenu } from "./BlockMenu.tsx";
import { BlockList } from "./Blocks.tsx";
import { Empty } from "./Empty.tsx";
import { Envelope } from "./Envelope.tsx";
import { usePaperFocus } from "./focus.ts";
import { paperKey } from "./keys.ts";
import { PaperProvider, PlacesProvider } from "./paperContext.tsx";
import { useSheet } from "./sheet.ts";

const BlockDrag = lazy(async () => ({ default: (await import("../../dnd/BlockDrag.tsx")).BlockDrag }));

export interface PaperProps {
  /** The settings of the chosen block are asked for. */
  readonly onOpen: () => void;
  /** A new block is asked for. */
  readonly onAdd: () => void;
}

export function Paper({ onOpen, onAdd }: PaperProps) {
  const host = useBuilderHost();
  const { words, store } = host;
  const desk = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLElement>(null);
  const sketch = useSketch();
  const look = useSheet(paper, sketch.css);
  const root = useBuilder(({ doc }) => doc.root) as readonly Block[];
  const kind = useBuilder(({ doc }) => doc.kind);
  const locale = useBuilder((state) => state.locale);
  const screen = useBuilder((state) => state.screen);
  const readOnly = useBuilder((state) => state.readOnly);
  const carrying = useBuilder((state) => state.carrying);
  const context = useMemo(() => ({ sketch }), [sketch]);
  const numbers = useNumbers();
  usePaperFocus(desk, paper);
  const { menu, onContextMenu, openMenu, closeMenu } = useBlockMenu(paper);
  const onKeyDown = usePaperKeys({ onOpen, onAdd, onMenu: openMenu });
  return (
    <PaperProvider value={context}>
      <PlacesProvider value={numbers}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the blocks chooses the message as a whole */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it by keys */}
        <div
          ref={desk}
          className="dn-desk"
          data-view="paper"
          data-kind={kind}
          data-screen={screen}
          data-carrying={carrying?.what}
          onClick={(event) => event.target === event.currentTarget && store.select([])}
        >
          {kind === "email" && <Envelope />}
          <section
            ref={paper}
            className={`dl-page dn-paper ${look}`}
            aria-label={words.paper.label}
            aria-describedby="dn-paper-keys"
            dir={directionOf(locale)}
            lang={locale}
            onKeyDown={onKeyDown}
            onContextMenu={onContextMenu}
          >
            <Content root={root} kind={kind} empty={root.length === 0 && carrying === undefined} onAdd={onAdd} />
            {!readOnly && (
              <Suspense fallback={null}>
                <BlockDrag desk={desk} paper={paper} />
              </Suspense>
            )}
            {menu !== undefined && <BlockMenu at={menu} onClose={closeMenu} />}
          </section>
          <p hidden id="dn-paper-keys">
            {words.paper.keys}
          </p>
        </div>
      </PlacesProvider>
    </PaperProvider>
  );
}

type PaperHands = Parameters<typeof paperKey>[2];

function usePaperKeys({ onOpen, onAdd, onMenu }: PaperHands) {
  const host = useBuilderHost();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented || !paperKey(event, host, { onOpen, onAdd, onMenu })) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [host, onOpen, onAdd, onMenu],
  );
}

interface ContentProps extends Pick<PaperProps, "onAdd"> {
  readonly root: readonly Block[];
  readonly kind: Template["kind"];
  readonly empty: boolean;
}

/** What stands on the paper; a letter has its sheets under it. */
function Content({ root, kind, empty, onAdd }: ContentProps) {
  return (
    <>
      {kind === "letter" && (
        <Suspense fallback={<Waiting />}>
          <LetterSheets />
        </Suspense>
      )}
      {empty ? <Empty onAdd={onAdd} /> : <BlockList blocks={root} />}
    </>
  );
}

/** The places for what is carried, counted in reading order. */
function useNumbers(): ReadonlyMap<string, number> | undefined {
  const { registry } = useBuilderHost().store;
  const carrying = useBuilder((state) => state.carrying);
  const doc = useBuilder((state) => (state.carrying === undefined ? undefined : state.doc));
  return useMemo(() => {
    if (carrying === undefined || doc === undefined) return undefined;
    return new Map(placesFor(doc, carrying, registry).map((place, i) => [placeKey(place), i + 1]));
  }, [doc, carrying, registry]);
}
