/** Cases on their way to another version: how far the work is, and what became of them. */

import { migrationWords } from "@dunlin/engine/change";
import type { Migration } from "@dunlin/runtime";
import { useEffect, useState } from "react";
import type { Api, ApiError, Language } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Failure } from "../../ui/parts.tsx";
import { shareDone } from "./impact.ts";
import { words } from "./words.ts";

export interface MoveProgressProps {
  readonly api: Api;
  readonly language: Language;
  /** Who looks at it. */
  readonly user: string;
  readonly first: Migration;
  readonly onClose: () => void;
  readonly onEnd: () => void;
}

/** ms between two looks. */
const LOOK = 1_000;

export const isMoving = ({ status }: Migration): boolean => status === "running";

/** Whether somebody may agree to what another person has proposed. */
export const waitsFor = (user: string, { status, appliedBy }: Pick<Migration, "status" | "appliedBy">): boolean =>
  status === "proposed" && appliedBy !== user;

export function MoveProgress({ api, language, user, first, onClose, onEnd }: MoveProgressProps) {
  const said = words(language);
  const [migration, setMigration] = useState(first);
  const [failure, setFailure] = useState<ApiError>();
  const base = `/v1/strategies/${encodeURIComponent(first.strategy)}/migrations/${first.id}`;
  const moving = isMoving(migration);
  useEffect(() => {
    if (!moving) return onEnd();
    const stop = new AbortController();
    const look = setInterval(async () => {
      try {
        setMigration(await api.get<Migration>(base, stop.signal));
        setFailure(undefined);
      } catch (error) {
        // The host may be on its way up again; the work goes on there.
        if (!stop.signal.aborted) setFailure(asFailure(error));
      }
    }, LOOK);
    return () => {
      clearInterval(look);
      stop.abort();
    };
  }, [api, base, moving, onEnd]);
  const act = async (name: "apply" | "stop") => {
    try {
      setMigration(await api.send<Migration>("POST", `${base}/${name}`, {}));
      setFailure(undefined);
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const agrees = waitsFor(user, migration);
  const { status, progress, plan, from, to } = migration;
  const count = (cases: number) => number(cases, language);
  const all = Math.max(plan.impact.cases, progress.cases);
  return (
    <Dialog
      title={said.moveTitle(count(from), count(to))}
      onClose={onClose}
      footer={
        <>
          {(moving || status === "waiting") && <Button onClick={() => act("stop")}>{said.stop}</Button>}
          <Button {...(!agrees && { look: "primary" as const })} onClick={onClose}>
            {said.close}
          </Button>
          {agrees && (
            <Button look="primary" onClick={() => act("apply")}>
              {said.agree}
            </Button>
          )}
        </>
      }
    >
      <div className="st-form">
        {failure && <Failure failure={failure} />}
        <p role="status">{agrees ? said.moveAsksYou(count(plan.impact.cases)) : sentenceOf(migration, said, count)}</p>
        {moving && (
          <>
            <progress className="st-progress" max={1} value={shareDone(progress.cases, all)} aria-label={said.move} />
            <p className="st-note">{said.moveProgress(count(progress.cases), count(all))}</p>
            <p className="st-note">{said.background}</p>
          </>
        )}
        <Became migration={migration} language={language} />
      </div>
    </Dialog>
  );
}

function sentenceOf(
  { status, progress }: Migration,
  said: ReturnType<typeof words>,
  count: (cases: number) => string,
): string {
  if (status === "done") return said.moveDone(count(progress.moved + progress.restarted));
  if (status === "stopped") return said.moveStopped;
  if (status === "waiting") return said.moveWaits;
  if (status === "proposed") return said.moveProposed;
  return said.moveState[status];
}

function Became({ migration: { progress }, language }: { migration: Migration; language: Language }) {
  const told = migrationWords(language);
  const { moved, restarted, exited, refused } = progress;
  const fates = [
    { id: "moved", text: told.fates.moved, cases: moved },
    { id: "restarted", text: told.fates.restarting, cases: restarted },
    { id: "exited", text: told.fates.exiting, cases: exited },
    ...Object.entries(refused).map(([reason, cases]) => ({
      ...{ id: reason, cases },
      text: `${told.refused}: ${told.reasons[reason] ?? reason}`,
    })),
  ].filter(({ cases }) => cases > 0);
  return (
    <ul className="st-lines">
      {fates.map(({ id, text, cases }) => (
        <li key={id}>
          <span>{text}</span>
          <b>{number(cases, language)}</b>
        </li>
      ))}
    </ul>
  );
}
