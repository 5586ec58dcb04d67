/** Many people: what is set up, how far it is, and the figures that came out. */

import { describeKpi } from "@dunlin/engine/kpi";
import type { SimulationReport } from "@dunlin/engine/simulate";
import { useState } from "react";
import { useHost } from "../../host/context.tsx";
import { sentenceLocale } from "../../nodes/names.ts";
import { Button } from "../../ui/Button.tsx";
import { BADGES, type BadgeName } from "../../ui/badges.ts";
import { Badge } from "../../ui/Icon.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { type Formats, formatsFor } from "../formats.ts";
import { CertaintyTag } from "./Certainty.tsx";
import { figureText } from "./figureText.ts";
import { PhaseView } from "./Phase.tsx";
import { SetupForm } from "./SetupForm.tsx";
import { useFlows } from "./useFlows.ts";
import { useRun } from "./useRun.ts";

export function CohortSide() {
  const { words } = useSimulating();
  const { cohort } = words;
  const { locale } = useHost();
  const phase = useSimulation((state) => state.cohort.phase);
  const { start, cancel } = useRun("cohort");
  const [changing, setChanging] = useState(false);
  const formats = formatsFor(locale, "UTC");
  const report = phase.at === "done" ? phase.result.report : undefined;
  useFlows(report);
  const run = () => {
    setChanging(false);
    start();
  };
  const busy = phase.at === "loading" || phase.at === "running";
  return (
    <div className="dn-sim-side">
      <div className="dn-sim-head">
        <h2>{cohort.title}</h2>
        {report !== undefined && !changing && (
          <Button look="link" size="small" icon="filter" onClick={() => setChanging(true)}>
            {cohort.change}
          </Button>
        )}
      </div>
      <PhaseView phase={phase} empty={cohort.empty} emptyHelp={cohort.emptyHelp} onCancel={cancel} onRun={run} />
      {!busy && (report === undefined || changing) && <SetupForm what="cohort" onRun={run} />}
      {report !== undefined && !changing && <Result report={report} formats={formats} />}
    </div>
  );
}

interface ResultProps {
  readonly report: SimulationReport;
  readonly formats: Formats;
}

function Result({ report, formats }: ResultProps) {
  const { words } = useSimulating();
  const { cohort } = words;
  const { cases, horizonDays } = report;
  return (
    <>
      <p className="dn-quiet" role="status">
        {cohort.done(formats.number(cases.total), formats.number(horizonDays))}
        {cases.refused > 0 && ` · ${cohort.notTaken(formats.number(cases.refused))}`}
      </p>
      <Figures report={report} formats={formats} />
      <Channels report={report} formats={formats} />
      <HeldBack report={report} formats={formats} />
    </>
  );
}

/** Those that a reader asks for first; the rest is in the table. */
const FIRST: readonly string[] = [
  ...["recoveryRate", "collected", "cureRate", "timeToCure", "contactsPerCase", "costPerCase", "costToCollect"],
  ...["keptRate", "offerTakeUp", "planBreakRate", "optOutRate", "disputeRate"],
];

function Figures({ report: { kpis }, formats }: ResultProps) {
  const { words } = useSimulating();
  const host = useHost();
  const { cohort } = words;
  const shown = FIRST.flatMap((id) => kpis.filter((kpi) => kpi.id === id && kpi.value !== null));
  return (
    <section>
      <h3>{cohort.figures}</h3>
      <dl className="dn-kpis">
        {shown.map((kpi) => {
          const told = describeKpi(kpi.id, sentenceLocale(host));
          return (
            <div key={`${kpi.id}${kpi.currency ?? ""}`} title={told?.sentence}>
              <dt>
                {told?.title ?? kpi.id} <CertaintyTag certainty={kpi.certainty} />
              </dt>
              <dd>
                <b>{figureText(kpi, kpi.value, formats)}</b>
                <span className="dn-quiet">
                  {[
                    kpi.low === undefined || kpi.high === undefined
                      ? undefined
                      : cohort.between(figureText(kpi, kpi.low, formats), figureText(kpi, kpi.high, formats)),
                    kpi.unit === "share" && kpi.of !== undefined ? cohort.base(formats.number(kpi.of)) : undefined,
                  ]
                    .filter((part) => part !== undefined)
                    .join(" · ")}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Channels({ report: { contacts, costs }, formats }: ResultProps) {
  const { words } = useSimulating();
  const { cohort } = words;
  const channels = Object.entries(contacts.channels).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...channels.map(([, count]) => count));
  const tasks = Object.entries(costs?.tasks ?? {});
  const money = (minor: number | undefined) =>
    minor === undefined || costs === null ? "–" : formats.money(minor, costs.currency);
  return (
    <section>
      <h3>
        {cohort.byChannel} <CertaintyTag certainty="exact" />
      </h3>
      <table className="dn-sim-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="dn-hidden">{cohort.byChannel}</span>
            </th>
            <td aria-hidden="true" />
            <th scope="col">{cohort.sent}</th>
            <th scope="col">{cohort.cost}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map(([channel, count]) => (
            <ChannelRow
              key={channel}
              channel={channel}
              part={count / most}
              sent={formats.number(count)}
              cost={money(costs?.channels[channel])}
            />
          ))}
          {tasks.map(([queue, minor]) => (
            <tr key={`task ${queue}`}>
              <th scope="row">
                <Badge name="agent" size={18} />
                {queue}
              </th>
              <td />
              <td />
              <td>{money(minor)}</td>
            </tr>
          ))}
          {costs !== null && (
            <tr className="dn-sim-total">
              <th scope="row">{cohort.total}</th>
              <td />
              <td>{formats.number(contacts.total)}</td>
              <td>{money(costs.totalMinor)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {costs === null && <p className="dn-help">{cohort.noCosts}</p>}
    </section>
  );
}

interface ChannelRowProps {
  readonly channel: string;
  /** Of the channel that is used most. */
  readonly part: number;
  readonly sent: string;
  readonly cost: string;
}

function ChannelRow({ channel, part, sent, cost }: ChannelRowProps) {
  const { nodes } = useHost().words;
  return (
    <tr>
      <th scope="row">
        {channel in BADGES && <Badge name={channel as BadgeName} size={18} />}
        {nodes.channels[channel] ?? channel}
      </th>
      <td aria-hidden="true">
        <span className="dn-bars-track">
          <span className="dn-bars-bar" data-channel={channel} style={{ inlineSize: `${part * 100}%` }} />
        </span>
      </td>
      <td>{sent}</td>
      <td>{cost}</td>
    </tr>
  );
}

function HeldBack({ report: { contacts }, formats }: ResultProps) {
  const { words } = useSimulating();
  const { words: own } = useHost();
  const { cohort } = words;
  const rules = Object.entries(contacts.rules).sort(([, a], [, b]) => b - a);
  const waited = Object.entries(contacts.overBudget).filter(([, count]) => count > 0);
  return (
    <section className="dn-sim-held">
      <h3>
        {cohort.held} <CertaintyTag certainty="exact" />
      </h3>
      {rules.length === 0 && waited.length === 0 ? (
        <p className="dn-quiet">{cohort.heldNone}</p>
      ) : (
        <ul>
          {rules.map(([rule, count]) => (
            <li key={rule}>
              <span className="dn-ellipsis" title={rule}>
                {rule}
              </span>
              <b>{formats.number(count)}</b>
            </li>
          ))}
          {waited.map(([channel, count]) => (
            <li key={`budget ${channel}`}>
              <span>{cohort.overBudget(own.nodes.channels[channel] ?? channel)}</span>
              <b>{formats.number(count)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
