/** Blocks on the paper: what each shows, what has to be known of it, and between them the places for what is carried. */

import type { Block, BlockId } from "@dunlin/templates";
import { Fragment, lazy, memo, Suspense, useMemo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { putCarried, textFieldOf, writesIn } from "../actions.ts";
import { isRequired, lockOf, ownLock, shownSlots } from "../document/rules.ts";
import { type Place, placeKey } from "../document/tree.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { whoSees } from "../inspector/who.ts";
import { languageName } from "../shell/languages.ts";
import { blockName, carriedName } from "../shell/names.ts";

import { askAt } from "../text/point.ts";

import { BlockBar } from "./BlockBar.tsx";
import { wordsOf } from "./excerpt.ts";
import { usePaper, usePlaces } from "./paperContext.tsx";
import { rangeOf, toggled } from "./range.ts";
import { placeText, slotTitle } from "./where.ts";

/** Loaded with the first text that is written in. */
const WriteText = lazy(() => import("../text/WriteText.tsx"));

const BlockView = memo(function BlockView({ block }: { readonly block: Block }) {
  const { store } = useBuilderHost();
  const { id, type } = block;
  const selected = useBuilder((state) => state.selected.includes(id));
  const last = useBuilder((state) => state.selected.at(-1) === id);
  const moving = useBuilder(({ carrying }) => carrying?.what === "move" && carrying.ids.includes(id));
  const lock = useBuilder(({ doc }) => lockOf(doc, id));
  const writing = useBuilder((state) => state.writing === id);
  const slots = shownSlots(block, store.registry);
  const drawn = useDrawn(block, slots.length > 0);
  const excerpt = useMemo(() => wordsOf(drawn.html), [drawn]);
  const shown = <Shown block={block} drawn={drawn} excerpt={excerpt} />;
  return (
    <div
      className="dn-block"
      data-block={id}
      data-type={type}
      data-selected={selected || undefined}
      data-moving={moving || undefined}
      data-writing={writing ? "" : undefined}
      data-lock={lock}
      data-unseen={drawn.shown === true ? undefined : ""}
    >
      <Hit block={block} excerpt={excerpt} selected={selected} />
      <Signs block={block} shown={drawn.shown} />
      {slots.length === 0 ? (
        <Suspense fallback={shown}>{writing ? <WriteText block={block} /> : shown}</Suspense>
      ) : (
        <div
          className={`dn-slots dl-${type} ${block.props.ground === "wash" ? "dl-washed" : ""}`}
          data-layout={
            slots.length > 1 ? String(block.props.layout ?? store.registry.get(type)?.defaults.layout) : undefined
          }
        >
          {slots.map((slot) => (
            <BlockList key={slot} blocks={block.slots?.[slot] ?? []} in={id} slot={slot} />
          ))}
        </div>
      )}
      {last && !writing && <BlockBar id={id} />}
    </div>
  );
});

/** A block as it looks; blocks that stand in it draw themselves. */
function useDrawn(block: Block, slotted: boolean) {
  const { sketch } = usePaper();
  return useMemo(() => sketch.block(slotted ? { ...block, slots: {} } : block), [sketch, block, slotted]);
}

interface HitProps {
  readonly block: Block;
  /** Its first words. */
  readonly excerpt: string;
  readonly selected: boolean;
}

/** What is clicked, and has the focus: it lies over what the block shows. */
function Hit({ block, excerpt, selected }: HitProps) {
  const host = useBuilderHost();
  const { store, words } = host;
  const { id } = block;
  const focus = useBuilder(({ selected: ids, doc }) => (ids.at(-1) ?? doc.root[0]?.id) === id);
  const name = blockName(block, store.registry, words);
  return (
    <button
      type="button"
      className="dn-block-hit"
      aria-pressed={selected}
      aria-label={words.paper.block(name, excerpt)}
      data-name={name}
      tabIndex={focus ? 0 : -1}
      onClick={(event) => {
        const { selected: ids, doc } = store.getState();
        if (event.shiftKey) store.select(rangeOf(doc, ids[0] ?? id, id));
        else store.select(event.ctrlKey || event.metaKey ? toggled(ids, id) : [id]);
      }}
      onDoubleClick={(event) => {
        if (!writesIn(host, id)) return;
        askAt(event);
        store.write(id);
      }}
    />
  );
}

interface ShownProps {
  readonly block: Block;
  readonly drawn: ReturnType<typeof useDrawn>;
  readonly excerpt: string;
}

/** What the block shows; where there is no text in the language, that there is none. */
function Shown({ block, drawn: { html, problems }, excerpt }: ShownProps) {
  const host = useBuilderHost();
  const { store, words } = host;
  const locale = useBuilder((state) => state.locale);
  const untranslated = problems.some(({ code }) => code === "text.untranslated");
  const wordless = html !== "" && !/<(?:img|svg|hr)\b/.test(html) && textFieldOf(host, block) !== undefined;
  if ((untranslated || wordless) && excerpt === "")
    return <p className="dn-block-blank">{words.paper.noText(languageName(locale, host.locale))}</p>;
  return (
    <div
      className="dn-block-shown"
      ref={still}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of the templates package, in which every word is escaped
      dangerouslySetInnerHTML={{
        __html: html === "" ? `<em>${escaped(blockName(block, store.registry, words))}</em>` : html,
      }}
    />
  );
}

/** What is only shown takes no focus; React 18 does not know the attribute. */
function still(element: HTMLElement | null): void {
  if (element !== null) element.inert = true;
}

/** Locks, versions and who does not see it: above the block, in words. */
function Signs({ block, shown }: { readonly block: Block; readonly shown: boolean | undefined }) {
  const { store, words, dir } = useBuilderHost();
  const { paper } = words;
  const sample = useSample();
  const own = useBuilder(({ doc }) => ownLock(doc, block));
  const required = useBuilder(({ doc }) => isRequired(doc, block));
  const variables = useBuilder(({ doc }) => doc.variables);
  const last = store.registry.get(block.type)?.constraints?.last === true;
  const name = blockName(block, store.registry, words);
  const limited = whoSees(block, { words, variables, context: sample.context });
  const signs = [
    (own !== undefined || required || last) &&
      ({ icon: "lock", text: paper.held(name, { lock: own, required, last }) } as const),
    limited !== undefined && ({ icon: "people", text: limited } as const),
    block.variants !== undefined && ({ icon: "split", text: paper.onlyVersions(block.variants.join(", ")) } as const),
    shown === false && ({ icon: "eye", text: paper.hiddenFrom(sample.title) } as const),
    shown === undefined && ({ icon: "eye", text: paper.unknownFor(sample.title) } as const),
  ].filter((sign) => sign !== false);
  if (signs.length === 0) return null;
  return (
    <p className="dn-block-signs" dir={dir}>
      {signs.map(({ icon, text }) => (
        <span key={text} data-held={icon === "lock" || undefined}>
          <Icon name={icon} size={12} />
          {text}
        </span>
      ))}
    </p>
  );
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export interface BlockListProps {
  readonly blocks: readonly Block[];
  /** Absent at the root. */
  readonly in?: BlockId;
  readonly slot?: string;
}

export function BlockList({ blocks, in: parent, slot }: BlockListProps) {
  const host = useBuilderHost();
  const places = usePlaces();
  const at = (index: number): Place =>
    parent === undefined || slot === undefined ? { index } : { in: parent, slot, index };
  const gap = (index: number) => {
    const place = at(index);
    const number = places?.get(placeKey(place));
    return number === undefined ? null : <Gap place={place} number={number} of={places?.size ?? 0} />;
  };
  return (
    <div className="dn-blocks" data-in={parent} data-slot={slot}>
      {blocks.map((block, index) => (
        <Fragment key={block.id}>
          {gap(index)}
          <BlockView block={block} />
        </Fragment>
      ))}
      {gap(blocks.length)}
      {blocks.length === 0 && parent !== undefined && places === undefined && (
        <p className="dn-slot-empty">
          {host.words.paper.emptySlot(slotTitle({ in: parent, ...(slot && { slot }) }, host))}
        </p>
      )}
    </div>
  );
}

interface GapProps {
  readonly place: Place;
  readonly number: number;
  readonly of: number;
}

/** A place between blocks while something is carried. */
function Gap({ place, number, of }: GapProps) {
  const host = useBuilderHost();
  const { words, dir } = host;
  const carrying = useBuilder((state) => state.carrying);
  if (carrying === undefined) return null;
  return (
    <button
      type="button"
      className="dn-gap"
      data-place={placeKey(place)}
      tabIndex={number === 1 ? 0 : -1}
      onClick={(event) => putCarried(host, place, event.detail === 0 ? "keyboard" : "pointer")}
    >
      <b className="dn-hidden">{words.paper.placeNumber(number, of, placeText(place, host))}</b>
      <span dir={dir}>{words.paper.dropHere(carriedName(carrying, host))}</span>
    </button>
  );
}
