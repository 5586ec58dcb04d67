/** What is said before there is a result: nothing yet, how far it is, canceled, failed. */

import type { LooseNode } from "@dunlin/engine/editing";
import type { Restless } from "@dunlin/engine/simulate";
import { useHost } from "../../host/context.tsx";
import { titleOf } from "../../nodes/names.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useSimulating } from "../context.ts";
import type { ManyPhase } from "./state.ts";

export interface PhaseProps {
  readonly phase: ManyPhase;
  readonly empty: string;
  readonly emptyHelp: string;
  readonly onCancel: () => void;
  readonly onRun: () => void;
}

export function PhaseView({ phase, empty, emptyHelp, onCancel, onRun }: PhaseProps) {
  const { words, settings } = useSimulating();
  const { cohort } = words;
  switch (phase.at) {
    case "setup":
      return (
        <div className="dn-sim-phase">
          <b>{empty}</b>
          <p className="dn-quiet">{emptyHelp}</p>
        </div>
      );
    case "loading":
      return (
        <div className="dn-sim-phase" role="status">
          <b>{settings.portfolio === undefined ? cohort.starting : cohort.loading(settings.portfolio.title)}</b>
          <Button onClick={onCancel}>{words.cancel}</Button>
        </div>
      );
    case "running":
      return <Progress phase={phase} onCancel={onCancel} />;
    case "canceled":
      return (
        <div className="dn-sim-phase" role="status">
          <b>{cohort.canceled}</b>
          <p className="dn-quiet">{cohort.canceledHelp}</p>
        </div>
      );
    case "failed":
      return (
        <div className="dn-sim-phase" role="alert" data-tone="bad">
          <b>
            <Icon name="error" size={16} /> {cohort.failed}
          </b>
          {phase.restless === undefined ? (
            <p className="dn-sim-message">{phase.message}</p>
          ) : (
            <NoRest restless={phase.restless} />
          )}
          <Button onClick={onRun}>{cohort.tryAgain}</Button>
        </div>
      );
    case "done":
      return null;
  }
}

function NoRest({ restless: { what, caseId, most, day, node = "" } }: { readonly restless: Restless }) {
  const { words, program } = useSimulating();
  const host = useHost();
  const number = new Intl.NumberFormat(host.locale);
  const own = program.strategy.nodes[node];
  const step = own === undefined ? node || undefined : titleOf(own as LooseNode, host);
  const told = { person: caseId, most: number.format(most), day: number.format(day), step };
  return (
    <>
      <p className="dn-sim-message">{words.cohort.restless(what, told)}</p>
      <p>{words.cohort.restlessHelp}</p>
    </>
  );
}

function Progress({
  phase: { progress },
  onCancel,
}: {
  readonly phase: Extract<ManyPhase, { at: "running" }>;
  readonly onCancel: () => void;
}) {
  const { words } = useSimulating();
  const { locale } = useHost();
  const number = new Intl.NumberFormat(locale);
  const { done, of } = progress ?? { done: 0, of: 1 };
  const said =
    progress === undefined ? words.cohort.starting : words.cohort.running(number.format(done), number.format(of));
  return (
    <div className="dn-sim-phase">
      <b>{said}</b>
      <progress className="dn-sim-progress" aria-label={words.cohort.title} max={of} value={done} />
      <Button icon="close" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}
