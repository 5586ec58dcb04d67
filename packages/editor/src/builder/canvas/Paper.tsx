/** The message as it is written: blocks one below the other, as they look, each to be chosen, moved and written in. */

import type { Block } from "@dunlin/templates";
import { directionOf } from "@dunlin/templates";
import { type KeyboardEvent, Suspense, useCallback, useEffect, useMemo, useRef } from "react";
import { placesFor } from "../document/places.ts";
import { placeKey } from "../document/tree.ts";
import { useBuilder, useBuilderHost, useSketch } from "../host/context.tsx";
import { LetterSheets } from "../shell/parts.ts";
import { BlockList } from "./Blocks.tsx";
import { Empty } from "./Empty.tsx";
import { paperKey } from "./keys.ts";
import { PaperProvider } from "./paperContext.tsx";
import { useSheet } from "./sheet.ts";

export interface PaperProps {
  /** The settings of the chosen block are asked for. */
  readonly onOpen: () => void;
  /** A new block is asked for. */
  readonly onAdd: () => void;
}

export function Paper({ onOpen, onAdd }: PaperProps) {
  const host = useBuilderHost();
  const { words, store } = host;
  const paper = useRef<HTMLDivElement>(null);
  const sketch = useSketch();
  const look = useSheet(paper, sketch.css);
  const root = useBuilder(({ doc }) => doc.root) as readonly Block[];
  const kind = useBuilder(({ doc }) => doc.kind);
  const locale = useBuilder((state) => state.locale);
  const screen = useBuilder((state) => state.screen);
  const carrying = useBuilder((state) => state.carrying);
  const doc = useBuilder((state) => state.doc);
  const places = useMemo(
    () => (carrying === undefined ? [] : placesFor(doc, carrying, store.registry)),
    [doc, carrying, store],
  );
  const numbers = useMemo(() => new Map(places.map((place, i) => [placeKey(place), i + 1])), [places]);
  useBroughtIntoView(paper);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented || !paperKey(event, host, { onOpen, onAdd })) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [host, onOpen, onAdd],
  );
  const context = useMemo(() => ({ sketch, numbers, places: places.length }), [sketch, numbers, places]);
  return (
    <PaperProvider value={context}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the blocks chooses the message as a whole */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it by keys */}
      <div
        className="dn-desk"
        data-view="paper"
        data-kind={kind}
        data-screen={screen}
        data-carrying={carrying?.what}
        onClick={(event) => event.target === event.currentTarget && store.select([])}
      >
        <section
          ref={paper}
          className={`dl-page dn-paper ${look}`}
          aria-label={words.paper.label}
          dir={directionOf(locale)}
          lang={locale}
          onKeyDown={onKeyDown}
        >
          {kind === "letter" && (
            <Suspense fallback={null}>
              <LetterSheets />
            </Suspense>
          )}
          {root.length === 0 && carrying === undefined ? <Empty onAdd={onAdd} /> : <BlockList blocks={root} />}
        </section>
      </div>
    </PaperProvider>
  );
}

/** What comes to be chosen elsewhere is brought into view, and takes the focus when the focus was on the paper. */
function useBroughtIntoView(paper: { readonly current: HTMLElement | null }): void {
  const chosen = useBuilder(({ selected }) => selected.at(-1));
  useEffect(() => {
    if (chosen === undefined) return;
    const block = paper.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(chosen)}"]`);
    block?.scrollIntoView({ block: "nearest" });
    const active = (paper.current?.getRootNode() as Document | undefined)?.activeElement;
    const here = active === null || active === undefined || active === document.body || paper.current?.contains(active);
    if (here === true && block?.contains(active ?? null) === false)
      block.querySelector<HTMLElement>(":scope > .dn-block-hit")?.focus({ preventScroll: true });
  }, [paper, chosen]);
}
