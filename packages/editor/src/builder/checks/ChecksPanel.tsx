/** Everything that was found in the template and in the messages of all sample people, the worst first. */

import { Panel } from "../../problems/Panel.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useBuilderHost } from "../host/context.tsx";
import { CheckList } from "./CheckItem.tsx";
import { countsOf, useGate, useReview } from "./review.tsx";

const ORDER = ["error", "warning", "info"] as const;

export function ChecksPanel() {
  const { words } = useBuilderHost();
  const { checks: found, complete } = useGate();
  const { checks } = words;
  const counts = countsOf(found);
  return (
    <Panel title={checks.title}>
      <Progress />
      {found.length === 0 && (
        <p className="dn-panel-empty">{complete === undefined ? checks.noneInPart : checks.none}</p>
      )}
      {ORDER.filter((severity) => counts[severity] > 0).map((severity) => (
        <section key={severity}>
          <h2>{checks.severities[severity](counts[severity])}</h2>
          <CheckList findings={found.filter((one) => one.severity === severity)} />
        </section>
      ))}
      <Facts />
    </Panel>
  );
}

/** How far the messages are, or why there are none. */
export function Progress() {
  const { words } = useBuilderHost();
  const { gate } = useReview();
  const { working, error } = useGate();
  const { checks } = words;
  if (working !== undefined)
    return (
      <p className="dn-checks-progress" role="status">
        <progress value={working.done} max={working.all} aria-label={checks.working(working.done, working.all)} />
        {checks.working(working.done, working.all)}
      </p>
    );
  if (error === undefined) return null;
  return (
    <p className="dn-problem" data-tone="warn" role="status">
      <Icon name="warn" />
      <span className="dn-grow">
        {checks.away}{" "}
        <Button look="link" size="small" onClick={() => gate.complete()}>
          {checks.again}
        </Button>
      </span>
    </p>
  );
}

/** What was measured, once everything was looked at. */
export function Facts() {
  const facts = useFacts();
  if (facts.length === 0) return null;
  return (
    <ul className="dn-checks-facts">
      {facts.map(({ text, good }) => (
        <li key={text} data-tone={good ? "good" : "bad"}>
          <Icon name={good ? "check" : "error"} size={14} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Gmail shows so many kB of a mail. */
const MOST_KB = 102;

export function useFacts(): readonly { readonly text: string; readonly good: boolean }[] {
  const { words, samples, locale } = useBuilderHost();
  const { complete } = useGate();
  const { checks } = words;
  if (complete === undefined) return [];
  const { measured, publication } = complete;
  if (publication.compiled.length === 0) return [];
  const { bytes, segments, withheld } = measured;
  const kilobytes = (bytes ?? 0) / 1000;
  return [
    ...(bytes === undefined
      ? []
      : [
          {
            text: checks.size(new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(kilobytes)),
            good: kilobytes <= MOST_KB,
          },
        ]),
    ...(segments === undefined ? [] : [{ text: checks.segments(segments), good: true }]),
    withheld.length === 0
      ? { text: checks.people(samples.length), good: true }
      : { text: checks.peopleWithout(withheld.length, samples.length), good: false },
  ];
}
