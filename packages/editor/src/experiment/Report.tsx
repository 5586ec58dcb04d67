/** The report of an experiment: the verdict as a sentence first, then what it rests on. Never a bare winner. */

import {
  type ArmReport,
  describeComparisons,
  describeVerdict,
  describeWarnings,
  type ExperimentReport,
  type MetricReport,
  type ToldArm,
  type ToldMetric,
  type Verdict,
} from "@dunlin/engine/experiments";
import type { ReactNode } from "react";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Tag, type Tone } from "../ui/Tag.tsx";
import { Curves, LOOKS } from "./Curves.tsx";
import { IntervalBar } from "./IntervalBar.tsx";
import type { ExperimentWords } from "./words.ts";

export interface ReportProps {
  readonly report: ExperimentReport;
  readonly words: ExperimentWords;
  /** Of numbers. */
  readonly locale: string;
  /** Of the engine's sentences. */
  readonly language: "en" | "es";
  /** Below the rest: what promoting would do. */
  readonly promotion?: ReactNode;
}

const TONES: Readonly<Record<Verdict["code"], Tone | undefined>> = {
  ...{ better: "good", worse: "line", same: "line", empty: "line", notEnough: "line", unclear: "line" },
  ...{ mismatch: "bad", harm: "bad", betterButHarm: "warn" },
};

export function Report({ report, words, locale, language, promotion }: ReportProps) {
  const told = describeComparisons(report, { locale: language });
  const { verdict } = report;
  const empty = verdict.code === "empty";
  const time = report.metrics.find(({ curves }) => curves !== undefined);
  const timeTitle = told[0]?.metrics.find(({ id }) => id === time?.id)?.title ?? time?.id ?? "";
  return (
    <div className="dn-report">
      <header>
        <p className="dn-report-state">
          <Tag tone={TONES[verdict.code]}>{words.states[verdict.code]}</Tag>
          <span className="dn-quiet">{words.people(new Intl.NumberFormat(locale).format(report.units))}</span>
        </p>
        <h2>{report.title ?? report.experiment}</h2>
        <p className="dn-report-verdict">{describeVerdict(report, { locale: language })}</p>
        {report.verdicts.length > 1 && (
          <ul className="dn-report-verdicts">
            {report.verdicts.map((one) => (
              <li key={one.variant}>{describeVerdict(report, { locale: language, verdict: one })}</li>
            ))}
          </ul>
        )}
      </header>
      {report.mismatch.mismatch && <Mismatch report={report} words={words} locale={locale} />}
      {!empty && time !== undefined && (
        <Curves metric={time} title={timeTitle} arms={report.arms} words={words} locale={locale} />
      )}
      {!empty &&
        told.map((arm) => <Compared key={arm.variant} arm={arm} report={report} words={words} locale={locale} />)}
      <Trust report={report} words={words} locale={locale} language={language} />
      {promotion}
    </div>
  );
}

type PartProps = Pick<ReportProps, "report" | "words" | "locale">;

function Mismatch({ report, words, locale }: PartProps) {
  const { pValue } = report.mismatch;
  const p = pValue < 0.001 ? "< 0.001" : new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(pValue);
  return (
    <p className="dn-message" data-tone="bad" role="alert">
      <Icon name="error" size={16} />
      {words.sharesBroken(p)}
    </p>
  );
}

const STANDING: Readonly<Record<"within" | "unclear" | "breached", readonly [IconName, string]>> = {
  within: ["cured", "good"],
  unclear: ["warn", "warn"],
  breached: ["error", "bad"],
};

interface ComparedProps extends PartProps {
  readonly arm: ToldArm;
}

/** One group against the control: what decides first, guardrails apart. */
function Compared({ arm, report, words, locale }: ComparedProps) {
  const metrics = arm.metrics.flatMap((told) => {
    const metric = report.metrics.find(({ id }) => id === told.id);
    const comparison = metric?.comparisons.find(({ variant }) => variant === arm.variant);
    return metric === undefined || comparison === undefined ? [] : [{ told, metric, comparison }];
  });
  const outcomes = metrics.filter(({ metric }) => metric.role !== "guardrail");
  const guardrails = metrics.filter(({ metric }) => metric.role === "guardrail");
  const armReport = report.arms.find(({ variant }) => variant === arm.variant);
  const confidence = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
    report.confidence,
  );
  return (
    <section className="dn-report-part">
      <h3>{arm.title}</h3>
      <p className="dn-quiet">{words.bars(confidence, report.method === "sequential")}</p>
      <Outcomes
        outcomes={outcomes}
        name={armReport?.title ?? arm.variant}
        arm={armReport}
        report={report}
        words={words}
      />
      {guardrails.length > 0 && armReport?.role !== "holdout" && <Guardrails guardrails={guardrails} words={words} />}
    </section>
  );
}

/** A measure of one group, as it is told and as it was found. */
interface Measured {
  readonly told: ToldMetric;
  readonly metric: MetricReport;
  readonly comparison: MetricReport["comparisons"][number];
}

interface OutcomesProps extends Pick<ReportProps, "report" | "words"> {
  readonly outcomes: readonly Measured[];
  readonly name: string;
  readonly arm: ArmReport | undefined;
}

function Outcomes({ outcomes, name, arm, report, words }: OutcomesProps) {
  const control = report.arms.find(({ role }) => role === "control");
  return (
    <table className="dn-report-table">
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col">{nameOf(control)}</th>
          <th scope="col">{name}</th>
          <th scope="col" className="dn-report-sides">
            <span>{words.worse(name)}</span> <span>{words.better(name)}</span>
          </th>
          <th scope="col">{words.difference}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ told, metric, comparison }) => (
          <tr key={told.id} data-decides={metric.role === "primary" || undefined}>
            <th scope="row">
              {told.title} {told.note !== undefined && <Tag tone="line">{told.note}</Tag>}
            </th>
            <td>{told.control}</td>
            <td>{told.value}</td>
            <td>
              <IntervalBar
                metric={metric}
                comparison={comparison}
                sound={!report.mismatch.mismatch}
                color={LOOKS[arm?.role ?? "challenger"].color}
              />
            </td>
            <Difference told={told} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface GuardrailsProps extends Pick<ReportProps, "words"> {
  readonly guardrails: readonly Measured[];
}

/** What must not get worse, and whether it did. */
function Guardrails({ guardrails, words }: GuardrailsProps) {
  return (
    <div className="dn-report-guards">
      <h4>{words.guardrails}</h4>
      <p className="dn-quiet">{words.guardrailsWhy}</p>
      <ul>
        {guardrails.map(({ told, comparison }) => {
          const standing = comparison.guardrail ?? "unclear";
          const [icon, tone] = STANDING[standing];
          return (
            <li key={told.id}>
              <span className="dn-report-guard" data-tone={tone}>
                <Icon name={icon} size={16} />
              </span>
              <b>{told.title}</b>
              <span>
                {told.control} → <b>{told.value}</b>
              </span>
              <span className="dn-quiet">{words.standing[standing]}</span>
              <span className="dn-quiet">{told.interval}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const Difference = ({ told }: { readonly told: ToldMetric }) => (
  <td>
    <b>{told.difference}</b>
    <span className="dn-report-interval">{told.interval}</span>
  </td>
);

const nameOf = (arm: ArmReport | undefined): string => arm?.title ?? arm?.variant ?? "";

function Trust({ report, words, locale, language }: Omit<ReportProps, "promotion">) {
  const warnings = describeWarnings(report, { locale: language });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  return (
    <section className="dn-report-part">
      <h3>{words.trust}</h3>
      <ul className="dn-report-trust">
        {!report.mismatch.mismatch && report.units > 0 && (
          <li>
            <Icon name="check" size={14} />
            {words.sharesKept}
          </li>
        )}
        {warnings.map((warning) => (
          <li key={warning}>
            <Icon name="info" size={14} />
            {warning}
          </li>
        ))}
        {warnings.length === 0 && (
          <li>
            <Icon name="check" size={14} />
            {words.nothingOdd}
          </li>
        )}
      </ul>
      <table className="dn-report-table">
        <thead>
          <tr>
            <th scope="col">{words.group}</th>
            <th scope="col">{words.inGroup}</th>
            <th scope="col">{words.share}</th>
            <th scope="col">{words.planned}</th>
          </tr>
        </thead>
        <tbody>
          {report.arms.map((arm) => (
            <tr key={arm.variant}>
              <th scope="row">
                {nameOf(arm)} <span className="dn-quiet">{words.roles[arm.role]}</span>
              </th>
              <td>{number.format(arm.units)}</td>
              <td>{percent.format(arm.share)}</td>
              <td>{percent.format(arm.weight / 10_000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
