/** The line at the foot of the builder: how many findings, the first of the worst, and what was measured. */

import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { placeName } from "./CheckItem.tsx";
import { useFacts } from "./ChecksPanel.tsx";
import { placeOf } from "./places.ts";
import { bySeverity, countsOf, showFinding, useGate, useReview } from "./review.tsx";
import { tellCheck } from "./sentences.ts";

export function ChecksStrip() {
  const { words, store } = useBuilderHost();
  const { checks: found, working, complete, error } = useGate();
  const { checks } = words;
  const counts = countsOf(found);
  const shown = (["error", "warning", "info"] as const).filter((severity) => counts[severity] > 0);
  const facts = useFacts();
  return (
    <section className="dn-problems-strip" aria-label={checks.title}>
      <button type="button" className="dn-strip-counts" onClick={() => store.show({ panel: "checks" })}>
        {shown.map((severity) => (
          <span key={severity} data-tone={severity === "error" ? "bad" : severity === "warning" ? "warn" : undefined}>
            <Icon name={severity === "error" ? "error" : severity === "warning" ? "warn" : "info"} />
            {checks.severities[severity](counts[severity])}
          </span>
        ))}
        {shown.length === 0 && (
          <span data-tone={complete === undefined ? undefined : "good"}>
            <Icon name={complete === undefined ? "info" : "check"} size={14} />
            {complete === undefined ? checks.title : checks.none}
          </span>
        )}
      </button>
      <First />
      <span className="dn-grow" />
      {working !== undefined && (
        <span className="dn-strip-part dn-quiet">{checks.working(working.done, working.all)}</span>
      )}
      {error !== undefined && <span className="dn-strip-part dn-ellipsis">{checks.away}</span>}
      {facts.map(({ text, good }) => (
        <span key={text} className="dn-strip-part" data-tone={good ? undefined : "bad"}>
          {text}
        </span>
      ))}
    </section>
  );
}

/** The first of the worst, with the way to it. */
function First() {
  const host = useBuilderHost();
  const review = useReview();
  const { checks } = useGate();
  const doc = useBuilder((state) => state.doc);
  const [first] = bySeverity(checks);
  if (first === undefined) return null;
  const sentence = tellCheck(first, doc, host);
  return (
    <span className="dn-strip-part dn-strip-first">
      <span className="dn-ellipsis" title={sentence}>
        <b>{placeName(placeOf(first, doc), host)}</b> {sentence}
      </span>
      <Button look="link" size="small" onClick={() => showFinding(first, host, review)}>
        {host.words.checks.show}
      </Button>
    </span>
  );
}
