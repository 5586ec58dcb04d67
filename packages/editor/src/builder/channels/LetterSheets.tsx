/** On the paper of a letter: the window of the envelope with the address in it, day, subject, folds, and where sheets end. */

import { letterSheet, type TemplateOf } from "@dunlin/templates";
import { settingsIn } from "@dunlin/templates/editing";
import { type CSSProperties, useLayoutEffect, useRef, useState } from "react";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { valueName } from "../shell/names.ts";
import { RunsView } from "../text/RunsView.tsx";
import { MM, pageEnds } from "./letter.ts";
import { wordsAt } from "./sms.ts";

const mm = (value: number): string => `${value * MM}px`;

export function LetterSheets() {
  const { words, brand } = useBuilderHost();
  const { letter } = words.channels;
  const doc = useBuilder((state) => state.doc) as TemplateOf<"letter">;
  const locale = useBuilder((state) => state.locale);
  const { context } = useSample();
  const place = useRef<HTMLDivElement>(null);
  const length = useFitted(place);
  const variant = useBuilder((state) => state.variant);
  const settings = settingsIn(doc, variant);
  const sheet = letterSheet(settings);
  const { window } = sheet;
  const address = settings.address === undefined ? "" : wordsAt(context, settings.address);
  const subject = settings.subject?.[locale];
  const at: CSSProperties = {
    insetBlockStart: mm(window.top),
    left: mm(window.start),
    inlineSize: mm(window.width),
    blockSize: mm(window.height),
  };
  return (
    <>
      <div ref={place} className="dn-letter-head" style={{ blockSize: mm(sheet.text), inlineSize: mm(sheet.width) }}>
        <div className="dn-letter-window" style={at} dir="ltr">
          <small dir="auto">{letter.window}</small>
          <span>{[brand.legalName ?? brand.name, brand.postalAddress].filter(Boolean).join(", ")}</span>
          <p className="dn-letter-address" dir="auto">
            {address === "" ? letter.noAddress : address}
          </p>
        </div>
        {settings.date !== undefined && (
          <p className="dn-letter-day">
            <span className="dl-tag">{valueName(doc.variables, settings.date)}</span>
          </p>
        )}
      </div>
      {subject !== undefined && (
        <p className="dn-letter-subject">
          <RunsView runs={subject} />
        </p>
      )}
      {sheet.folds.map((fold) => (
        <span key={fold} className="dn-letter-fold" style={{ insetBlockStart: mm(fold) }} title={letter.fold} />
      ))}
      {pageEnds(sheet, length).map((end, i) => (
        <p key={end} className="dn-letter-end" style={{ insetBlockStart: `${end}px` }}>
          <span>{letter.page(i + 2)}</span>
        </p>
      ))}
    </>
  );
}

/** Makes a sheet as wide as there is room, and tells how long the letter is, in pixels of the sheet. */
function useFitted(place: { readonly current: HTMLElement | null }): number {
  const [length, setLength] = useState(0);
  useLayoutEffect(() => {
    const paper = place.current?.parentElement;
    const desk = paper?.parentElement;
    if (paper === null || paper === undefined || desk === null || desk === undefined) return;
    const fit = () => {
      const width = place.current?.offsetWidth ?? 0;
      paper.style.inlineSize = `${width}px`;
      const zoom = Math.min(1, (desk.clientWidth - 48) / Math.max(1, width));
      paper.style.setProperty("zoom", `${Math.max(0.4, zoom)}`);
      setLength(paper.scrollHeight);
    };
    const watch = new ResizeObserver(fit);
    watch.observe(desk);
    watch.observe(paper);
    return () => {
      watch.disconnect();
      paper.style.removeProperty("zoom");
      paper.style.inlineSize = "";
    };
  }, [place]);
  return length;
}
