/** The live version and the edited one side by side, as the chosen person receives them, with what is different drawn around. */

import type { Template } from "@dunlin/templates";
import { useEffect, useMemo, useState } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { CheckList } from "../checks/CheckItem.tsx";
import { useReview, useReviewView } from "../checks/review.tsx";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { LivePreview, type PreviewState } from "../preview/live.ts";
import type { MarkedBlocks } from "../preview/marks.ts";
import { Received } from "../preview/Received.tsx";
import { SchemeChoice } from "../preview/SchemeChoice.tsx";
import { diffTemplates, type TemplateDiff } from "./diff.ts";

export function CompareDialog({ onClose }: { readonly onClose: () => void }) {
  const { words, settings } = useBuilderHost();
  const { versions } = words;
  const { live } = settings;
  const sample = useSample();
  const doc = useBuilder((state) => state.doc);
  const [before, after] = useMemo(
    () => (live === undefined ? [NO_MARKS, NO_MARKS] : marksOf(diffTemplates(live.doc, doc))),
    [live, doc],
  );
  if (live === undefined) return null;
  return (
    <Dialog
      title={versions.title}
      subtitle={sample.title}
      headerEnd={<SchemeChoice />}
      closeLabel={versions.close}
      onClose={onClose}
      className="dn-wide dn-compare"
    >
      <p className="dn-help">{versions.legend}</p>
      <div className="dn-compared">
        <Side title={versions.live(live.version)} doc={live.doc} marks={before} />
        <Side title={versions.edited} doc={doc} marks={after} />
      </div>
    </Dialog>
  );
}

const NO_MARKS: MarkedBlocks = new Map();

/** What was removed is in the old version, what was added in the new one. */
function marksOf({ added, removed, changed }: TemplateDiff): readonly [MarkedBlocks, MarkedBlocks] {
  const both = changed.map(({ id, values }) => [id, values.length > 0 ? "changed" : "moved"] as const);
  return [
    new Map([...both, ...removed.map((id) => [id, "removed"] as const)]),
    new Map([...both, ...added.map((id) => [id, "added"] as const)]),
  ];
}

interface SideProps {
  readonly title: string;
  readonly doc: Template;
  readonly marks: MarkedBlocks;
}

const FIRST: PreviewState = { result: undefined, working: true };

function Side({ title, doc, marks }: SideProps) {
  const { words } = useBuilderHost();
  const { compilations, links } = useReview();
  const scheme = useReviewView((state) => state.scheme);
  const locale = useBuilder((state) => state.locale);
  const variant = useBuilder((state) => state.variant);
  const sample = useSample();
  const [{ result }, setState] = useState(FIRST);
  useEffect(() => {
    const live = new LivePreview({ compilations, links });
    const leave = live.subscribe(() => setState(live.state()));
    // A version that never had this language or version of the content is shown in one that it has.
    const own = doc.locales.includes(locale) ? locale : doc.defaultLocale;
    const keys = doc.variants?.map(({ key }) => key) ?? [];
    const key = variant !== undefined && keys.includes(variant) ? variant : keys[0];
    live.show({ doc, sample, locale: own, blockMarks: true, ...(key !== undefined && { variant: key }) });
    return () => {
      leave();
      live.close();
    };
  }, [compilations, links, doc, sample, locale, variant]);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {result === undefined && <p role="status">{words.received.working}</p>}
      {result?.kind === "shown" && (
        <Received
          {...{ scheme, marks }}
          message={result.message}
          compiled={result.compiled}
          screen="phone"
          person={`${sample.title}, ${title}`}
          width={390}
        />
      )}
      {result?.kind === "away" && <p role="status">{words.received.away}</p>}
      {(result?.kind === "failed" || result?.kind === "withheld") && (
        <>
          <p role="status">
            {result.kind === "failed" ? words.received.failed : words.received.withheld(sample.title)}
          </p>
          <CheckList findings={result.kind === "failed" ? result.checks : result.message.problems} still />
        </>
      )}
    </section>
  );
}
