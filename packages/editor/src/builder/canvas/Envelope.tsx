/** What a mail shows in a list before it is opened: its subject and what comes after it. Written in the settings of the message. */

import type { JsonValue, RichText, Text } from "@dunlin/templates";
import { settingsIn } from "@dunlin/templates/editing";
import { useMemo } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { MOST } from "../inspector/settingsFields.ts";
import { useSaid } from "../inspector/useSaid.ts";
import { usePaper } from "./paperContext.tsx";

const LINES = ["subject", "preheader"] as const;
type Line = (typeof LINES)[number];

export function Envelope() {
  const { words } = useBuilderHost();
  return (
    <section className="dn-envelope" aria-label={words.paper.envelope.title}>
      {LINES.map((line) => (
        <EnvelopeLine key={line} line={line} />
      ))}
    </section>
  );
}

function EnvelopeLine({ line }: { readonly line: Line }) {
  const { store, words, locale: language, root } = useBuilderHost();
  const { envelope } = words.paper;
  const { sketch } = usePaper();
  const locale = useBuilder((state) => state.locale);
  const variant = useBuilder((state) => state.variant);
  const text = useBuilder(({ doc }) => (settingsIn(doc, variant) as { readonly [name in Line]?: Text })[line]);
  const runs: RichText = text?.[locale] ?? [];
  const said = useSaid(runs);
  const drawn = useMemo(() => {
    const props = { text: text as unknown as JsonValue };
    return text?.[locale] === undefined ? "" : sketch.block({ id: line, type: "text", v: 1, props }).html;
  }, [sketch, text, locale, line]);
  const open = () => {
    store.select([]);
    // The settings are drawn again, and at first loaded.
    const look = (left: number) => {
      const field = root()?.querySelector<HTMLElement>(
        `[data-setting="/${line}"] :is([contenteditable], textarea, input)`,
      );
      if (field) field.focus();
      else if (left > 0) setTimeout(look, 50, left - 1);
    };
    requestAnimationFrame(() => look(40));
  };
  const length = said === undefined ? 0 : [...said].length;
  const number = new Intl.NumberFormat(language);
  return (
    <button type="button" className="dn-envelope-line" title={envelope.change} onClick={open}>
      <span className="dn-envelope-name">{envelope[line]}</span>
      {drawn === "" ? (
        <span className="dn-envelope-none">{envelope.none}</span>
      ) : (
        <bdi
          className="dn-envelope-text"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of the templates package, in which every word is escaped
          dangerouslySetInnerHTML={{ __html: drawn }}
        />
      )}
      {length > 0 && (
        <span className="dn-envelope-length" data-tone={length > MOST[line] ? "warn" : undefined}>
          {envelope.length(number.format(length), number.format(MOST[line]))}
        </span>
      )}
    </button>
  );
}
