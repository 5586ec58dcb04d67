/** Where the case stands in each strategy, what keeps it back, and the way to its place on the canvas. */

import type { Strategy } from "@dunlin/engine";
import { useState } from "react";
import { day, moment, UNKNOWN } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Button, Panel, Tag } from "../../ui/parts.tsx";
import type { EnrollmentView } from "../../v1/answers.ts";
import { type Names, nameOf, part } from "../../v1/ask.ts";
import type { CaseProps, Known } from "./CasePage.tsx";
import { HoldDialog } from "./HoldDialog.tsx";
import { StatusTag } from "./parts.tsx";
import { words } from "./words.ts";

export interface WhereProps extends CaseProps {
  readonly known: Known;
  readonly names: Names;
  readonly zone: string;
  readonly onChanged: () => void;
}

export function Where(props: WhereProps) {
  const { api, caseId, language, known, zone, onChanged } = props;
  const said = words(language);
  const enrollments = known.view.enrollments.filter(({ state }) => state.outcome !== "refused");
  const [holding, setHolding] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const act = (what: "release" | "retry", body?: unknown) =>
    api.send("POST", `/v1/cases/${part(caseId)}/${what}`, body).then(
      () => {
        setTrouble(undefined);
        onChanged();
      },
      (error) => setTrouble(asFailure(error).message),
    );
  const holds = new Map(
    enrollments.flatMap(({ state }) => (state.holds ?? []).map((hold) => [hold.kind, hold] as const)),
  );
  const parked = enrollments.some((one) => one.parked);
  return (
    <Panel
      title={said.where}
      actions={
        <Button size="small" icon="hold" onClick={() => setHolding(true)}>
          {said.hold}
        </Button>
      }
    >
      {enrollments.length === 0 && <p className="st-note">{said.nowhere}</p>}
      <ul className="sf-places">
        {enrollments.toSorted(byLife).map((enrollment) => (
          <Place key={`${enrollment.strategy} ${enrollment.obligation}`} {...props} enrollment={enrollment} />
        ))}
      </ul>
      {parked && (
        <div className="sf-section">
          <p>{said.parkedHelp}</p>
          <Button onClick={() => act("retry")}>{said.retry}</Button>
        </div>
      )}
      {holds.size > 0 && (
        <section className="sf-section">
          <h3>{said.holds}</h3>
          <ul className="sf-lines">
            {[...holds.values()].map(({ kind, scope, until }) => (
              <li key={kind}>
                <span>
                  {said.holdKinds[kind as keyof typeof said.holdKinds] ?? kind}{" "}
                  {scope === "contact" && <Tag>{said.contactOnly}</Tag>}{" "}
                  {until !== undefined && <span className="st-note">{said.until(day(until, language, { zone }))}</span>}
                </span>
                {kind !== "parked" && (
                  <Button size="small" onClick={() => act("release", { kind })}>
                    {said.release}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {holding && <HoldDialog {...props} onClose={() => setHolding(false)} onDone={onChanged} />}
    </Panel>
  );
}

/** Those that go on first, then the one that ended last. */
const byLife = (a: EnrollmentView, b: EnrollmentView): number =>
  Number(a.state.status === "exited") - Number(b.state.status === "exited") || b.state.at - a.state.at;

function Place({ api, caseId, go, language, names, zone, enrollment }: WhereProps & { enrollment: EnrollmentView }) {
  const said = words(language);
  const { strategy, version, wakeAt, parked, state } = enrollment;
  const document = useLoaded(
    (signal) =>
      api
        .get<{ document: Strategy }>(`/v1/strategies/${part(strategy)}/versions/${version}`, signal)
        .then((one) => one.document),
    [strategy, version],
  ).value;
  const node = document?.nodes[state.node]?.name ?? state.node;
  const ended = state.status === "exited";
  return (
    <li>
      <div className="dn-row">
        <b className="dn-grow">{nameOf(names.strategies, strategy)}</b>
        <StatusTag status={parked ? "parked" : state.status} />
      </div>
      <p className="st-note">{said.version(version)}</p>
      {ended ? (
        <p>{said.outcome(said.outcomes[state.outcome ?? ""] ?? state.outcome ?? UNKNOWN)}</p>
      ) : (
        <p>
          {said.at(node)}. {wakeAt === null ? said.rests : said.waits(moment(wakeAt, language, zone))}
        </p>
      )}
      <Button look="link" size="small" onClick={() => go(["cases", caseId, "way", strategy])}>
        {said.place}
      </Button>
    </li>
  );
}
