/** Blocks on the paper: what each shows, what has to be known of it, and between them the places for what is carried. */

import type { Block, BlockId } from "@dunlin/templates";
import { Fragment, lazy, memo, Suspense, useMemo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { putCarried, writesIn } from "../actions.ts";
import { shownSlots } from "../document/places.ts";
import { isRequired, lockOf, ownLock } from "../document/rules.ts";
import { type Place, placeKey } from "../document/tree.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { blockName, carriedName, nameOfId } from "../shell/names.ts";
import { askAt } from "../text/point.ts";
import { BlockBar } from "./BlockBar.tsx";
import { usePaper } from "./paperContext.tsx";

/** Loaded with the first text that is written in. */
const WriteText = lazy(() => import("../text/WriteText.tsx"));

export const BlockView = memo(function BlockView({ block }: { readonly block: Block }) {
  const host = useBuilderHost();
  const { store, words } = host;
  const { sketch } = usePaper();
  const { id, type } = block;
  const definition = store.registry.get(type);
  const selected = useBuilder((state) => state.selected.includes(id));
  const only = useBuilder((state) => state.selected.length === 1 && state.selected[0] === id);
  const moving = useBuilder(({ carrying }) => carrying?.what === "move" && carrying.ids.includes(id));
  const focus = useBuilder(({ selected: ids, doc }) => (ids.at(-1) ?? doc.root[0]?.id) === id);
  const lock = useBuilder(({ doc }) => lockOf(doc, id));
  const writing = useBuilder((state) => state.writing === id);
  const locale = useBuilder((state) => state.locale);
  const slots = shownSlots(block, store.registry);
  const drawn = useMemo(
    () => (slots.length === 0 ? sketch.block(block) : sketch.block({ ...block, slots: {} })),
    [sketch, block, slots.length],
  );
  const name = blockName(block, store.registry, words);
  const excerpt = useMemo(() => wordsOf(drawn.html), [drawn]);
  const untranslated = drawn.problems.some(({ code }) => code === "text.untranslated");
  const shown =
    untranslated && drawn.html.replace(/<[^>]*>/g, "").trim() === "" ? (
      <p className="dn-block-blank">{words.paper.noText(languageName(locale, host.locale))}</p>
    ) : (
      <div
        className="dn-block-shown"
        ref={still}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of the templates package, in which every word is escaped
        dangerouslySetInnerHTML={{ __html: drawn.html === "" ? `<em>${escaped(name)}</em>` : drawn.html }}
      />
    );
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
      <button
        type="button"
        className="dn-block-hit"
        aria-pressed={selected}
        aria-label={[name, excerpt].filter((part) => part !== "").join(": ")}
        tabIndex={focus ? 0 : -1}
        onClick={(event) => {
          if (event.shiftKey || event.ctrlKey || event.metaKey) store.select(toggled(store.getState().selected, id));
          else store.select([id]);
        }}
        onDoubleClick={(event) => {
          if (!writesIn(host, id)) return;
          askAt(event);
          store.write(id);
        }}
      />
      <Signs block={block} shown={drawn.shown} />
      {slots.length === 0 ? (
        <Suspense fallback={shown}>{writing ? <WriteText block={block} /> : shown}</Suspense>
      ) : (
        <div
          className={`dn-slots dl-${type} ${block.props.ground === "wash" ? "dl-washed" : ""}`}
          data-count={slots.length}
        >
          {slots.map((slot) => (
            <BlockList
              key={slot}
              blocks={block.slots?.[slot] ?? []}
              in={id}
              slot={slot}
              title={definition?.slots?.[slot]?.title ?? slot}
            />
          ))}
        </div>
      )}
      {only && !writing && <BlockBar block={block} />}
    </div>
  );
});

/** What is only shown takes no focus; React 18 does not know the attribute. */
function still(element: HTMLElement | null): void {
  if (element !== null) element.inert = true;
}

/** Locks, versions and who does not see it: above the block, in words. */
function Signs({ block, shown }: { readonly block: Block; readonly shown: boolean | undefined }) {
  const { words, dir } = useBuilderHost();
  const { paper } = words;
  const sample = useSample();
  const own = useBuilder(({ doc }) => ownLock(doc, block));
  const required = useBuilder(({ doc }) => isRequired(doc, block));
  const signs = [
    own !== undefined && ({ icon: "lock", text: own === "all" ? paper.lockedPlace : paper.locked } as const),
    own === undefined && required && ({ icon: "lock", text: paper.required } as const),
    block.variants !== undefined && ({ icon: "split", text: paper.onlyVersions(block.variants.join(", ")) } as const),
    shown === false && ({ icon: "eye", text: paper.hiddenFrom(sample.title) } as const),
    shown === undefined && ({ icon: "eye", text: paper.unknownFor(sample.title) } as const),
  ].filter((sign) => sign !== false);
  if (signs.length === 0) return null;
  return (
    <p className="dn-block-signs" dir={dir}>
      {signs.map(({ icon, text }) => (
        <span key={text}>
          <Icon name={icon} size={12} />
          {text}
        </span>
      ))}
    </p>
  );
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

const languageName = (tag: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;

/** The first words of some markup, to be read out. */
const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => SIGNS[sign] ?? " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export interface BlockListProps {
  readonly blocks: readonly Block[];
  /** Absent at the root. */
  readonly in?: BlockId;
  readonly slot?: string;
  /** What the slot is called. */
  readonly title?: string;
}

export function BlockList({ blocks, in: parent, slot, title }: BlockListProps) {
  const { words } = useBuilderHost();
  const at = (index: number): Place =>
    parent === undefined || slot === undefined ? { index } : { in: parent, slot, index };
  return (
    <div className="dn-blocks" data-slot={slot}>
      {blocks.map((block, index) => (
        <Fragment key={block.id}>
          <Gap place={at(index)} before={block} />
          <BlockView block={block} />
        </Fragment>
      ))}
      <Gap place={at(blocks.length)} />
      {blocks.length === 0 && title !== undefined && <p className="dn-slot-empty">{words.paper.emptySlot(title)}</p>}
    </div>
  );
}

/** A place between blocks while something is carried. */
function Gap({ place, before }: { readonly place: Place; readonly before?: Block }) {
  const host = useBuilderHost();
  const { numbers, places } = usePaper();
  const carrying = useBuilder((state) => state.carrying);
  const number = numbers.get(placeKey(place));
  if (number === undefined || carrying === undefined) return null;
  const { words, store } = host;
  const { doc } = store.getState();
  const spot = before === undefined ? words.paper.atEnd : words.paper.before(blockName(before, store.registry, words));
  const where =
    place.in === undefined ? spot : words.paper.inside(nameOfId(doc, place.in, store.registry, words), spot);
  return (
    <button
      type="button"
      className="dn-gap"
      data-place={placeKey(place)}
      tabIndex={number === 1 ? 0 : -1}
      aria-label={words.paper.placeNumber(number, places, where)}
      onClick={(event) => putCarried(host, place, event.detail === 0 ? "keyboard" : "pointer")}
    >
      <span aria-hidden="true">{words.paper.dropHere(carriedName(carrying, host))}</span>
    </button>
  );
}
