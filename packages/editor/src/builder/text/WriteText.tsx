/** A text of the message that is written in where it stands, looking as it does. */

import type { Block, RichText } from "@dunlin/templates";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { shownProps, textFieldOf } from "../actions.ts";
import { newBlock } from "../blocks/looks.ts";
import { usePaper } from "../canvas/paperContext.tsx";
import { placeAfter } from "../document/places.ts";
import { blockAt } from "../document/tree.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { blockName } from "../shell/names.ts";
import { drawSpot, markupWithSpot } from "./place.ts";
import RunsField from "./RunsField.tsx";
import { takesMarks } from "./site.ts";
import { useEnding } from "./useEnding.ts";
import { Writing } from "./Writing.tsx";

export default function WriteText({ block }: { readonly block: Block }) {
  const host = useBuilderHost();
  const { store, words } = host;
  const { sketch } = usePaper();
  const locale = useBuilder((state) => state.locale);
  const shown = useRef<HTMLDivElement>(null);
  const [mount, setMount] = useState<HTMLElement | null>(null);
  const keys = useId();
  const { id } = block;
  const field = textFieldOf(host, block) ?? "text";
  const definition = store.registry.get(block.type);
  const control = definition?.fields.find(({ name }) => name === field)?.control;
  const html = useMemo(() => markupWithSpot(sketch, block, field, locale), [sketch, block, field, locale]);
  useLayoutEffect(() => {
    if (shown.current !== null) setMount(drawSpot(shown.current, html));
  }, [html]);
  useEnded(shown, id);
  const props = shownProps(host, block) as unknown as Readonly<
    Record<string, { readonly [locale: string]: RichText } | undefined>
  >;
  const language = languageName(locale, host.locale);
  const attributes = {
    class: "dn-writer",
    "aria-label": words.writing.field(blockName(block, store.registry, words), language),
    "aria-describedby": keys,
    "aria-placeholder": words.writing.empty,
    "data-empty": words.writing.empty,
  };
  const write = (runs: RichText | undefined) => {
    const { locale: into } = store.getState();
    const own = blockAt(store.getState().doc, id)?.props[field];
    // The words of the type itself are in other languages, too: they come with the first of one's own.
    if (own === undefined && props[field] !== undefined && Object.keys(props[field]).length > 0)
      store.execute({ type: "block.set", id, path: `/props/${field}`, value: { ...props[field], [into]: runs ?? [] } });
    else
      store.execute(
        { type: "text.set", id, path: `/props/${field}`, locale: into, ...(runs !== undefined && { runs }) },
        "keyboard",
      );
  };
  return (
    <div className="dn-writing">
      <p className="dn-hidden" id={keys}>
        {words.writing.keys}
      </p>
      <div className="dn-block-shown" ref={shown} />
      <Writing
        {...{ mount, attributes, locale }}
        value={props[field]?.[locale]}
        onChange={write}
        oneLine={control === "plainText"}
        marks={takesMarks(control, store.getState().doc.kind)}
        look="floating"
        textField={RunsField}
        focused
        onEnd={() => end(host, shown.current, id)}
        onMore={() => addText(host, block)}
      />
    </div>
  );
}

type Host = ReturnType<typeof useBuilderHost>;

/** The focus goes back to the block. */
function end({ store }: Pick<Host, "store">, within: HTMLElement | null, id: string): void {
  const block = within?.closest("[data-block]");
  if (store.getState().writing === id) store.write(undefined);
  requestAnimationFrame(() => block?.querySelector<HTMLElement>(":scope > .dn-block-hit")?.focus());
}

/** Writing ends when somebody goes elsewhere, and when the block goes. */
function useEnded(shown: { readonly current: HTMLElement | null }, id: string): void {
  const { store } = useBuilderHost();
  const writing = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    writing.current = shown.current?.parentElement ?? null;
  }, [shown]);
  useEnding(writing, () => {
    const block = shown.current?.closest("[data-block]");
    const root = shown.current?.getRootNode() as Document | ShadowRoot | undefined;
    if (store.getState().writing === id) store.write(undefined);
    requestAnimationFrame(() => {
      const active = root?.activeElement;
      if (active === null || active === document.body)
        block?.querySelector<HTMLElement>(":scope > .dn-block-hit")?.focus();
    });
  });
  useEffect(
    () => () => {
      const { writing: now, doc } = store.getState();
      if (now === id && blockAt(doc, id) === undefined) store.write(undefined);
    },
    [store, id],
  );
}

/** A new text behind this one, to be written in at once. */
function addText({ store }: Pick<Host, "store">, block: Block): boolean {
  const definition = store.registry.get("text");
  if (block.type !== "text" || definition === undefined) return false;
  const { doc } = store.getState();
  const place = placeAfter(doc, block.id, ["text"], store.registry);
  const outcome = store.execute({ type: "blocks.insert", blocks: [newBlock(definition)], place }, "keyboard");
  const [added] = outcome.ok ? (outcome.select ?? []) : [];
  if (added !== undefined) store.write(added);
  return added !== undefined;
}
