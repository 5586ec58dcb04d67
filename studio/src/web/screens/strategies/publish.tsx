/** Publishing: what changes, what is wrong, who is concerned, and then the deed. */

import type { Strategy } from "@dunlin/engine";
import type { Migration, StrategySummary } from "@dunlin/runtime";
import { useState } from "react";
import type { Api, ApiError, Language, ScreenProps } from "../../model.ts";
import { day, number } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Dialog, Failure, Icon } from "../../ui/parts.tsx";
import type { Publication } from "../documents/asking.ts";
import { NoteField } from "../documents/NoteField.tsx";
import { whoOf } from "../documents/standing.ts";
import { impactLines, movingOf } from "./impact.ts";
import { MoveProgress } from "./move.tsx";
import { type Act, actOf, type Review, reviewOf } from "./publishing.ts";
import { words } from "./words.ts";

export interface PublishDialogProps {
  readonly api: Api;
  readonly language: Language;
  readonly user: string;
  readonly summary: StrategySummary;
  readonly live: Strategy | undefined;
  readonly docOf: () => Strategy;
  readonly go: ScreenProps["go"];
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

type Stage =
  | { readonly kind: "review" }
  | { readonly kind: "published"; readonly version: number; readonly from: number | undefined; readonly left: number }
  | { readonly kind: "proposed" }
  | { readonly kind: "moving"; readonly migration: Migration };

/** What was read before publishing, and what came of it. */
function usePublishing({ api, language, summary, live, docOf, onPublished }: PublishDialogProps) {
  const [doc] = useState(docOf);
  const review = useLoaded((signal) => reviewOf(api, { summary, live, language, doc }, signal), [api, language]);
  const [stage, setStage] = useState<Stage>({ kind: "review" });
  const [note, setNote] = useState("");
  const [follows, setFollows] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const base = `/v1/strategies/${encodeURIComponent(summary.id)}`;
  const noted = note.trim() === "" ? {} : { note: note.trim() };
  const attempt = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const publish = (act: Act, { rev, plan }: Review) =>
    attempt(async () => {
      const path = `${base}/${act === "approve" ? "approve" : "publish"}`;
      const done = await api.send<Publication>("POST", path, { rev, ...noted });
      onPublished();
      if (done.status === "proposed") return setStage({ kind: "proposed" });
      const from = live?.version;
      if (follows && from !== undefined && plan !== undefined && movingOf(plan.impact) > 0) {
        const request = { from, to: done.version, dryRun: false, ...noted };
        const migration = await api.send<Migration>("POST", `${base}/migrations`, request);
        return setStage({ kind: "moving", migration });
      }
      setStage({ kind: "published", version: done.version, from, left: plan?.impact.cases ?? 0 });
    });
  const withdraw = () =>
    attempt(async () => {
      await api.send("POST", `${base}/withdraw`, {});
      review.again();
    });
  return { review, stage, note, setNote, follows, setFollows, failure, busy, publish, withdraw };
}

export function PublishDialog(props: PublishDialogProps) {
  const { api, language, user, summary, live, go, onClose, onPublished } = props;
  const said = words(language);
  const publishing = usePublishing(props);
  const { review, stage, follows } = publishing;
  if (stage.kind === "moving")
    return <MoveProgress {...{ api, language, user, onClose }} first={stage.migration} onEnd={onPublished} />;
  const { value } = review;
  const act = value && actOf(value, user);
  return (
    <Dialog
      className="st-publish"
      title={said.publishTitle(summary.name)}
      subtitle={value?.same ? undefined : said.publishAs(number(summary.versions + 1, language))}
      onClose={onClose}
      footer={<Footer {...{ said, language, publishing, act, onClose }} />}
    >
      <div className="st-form">
        {publishing.failure && <Failure failure={publishing.failure} />}
        {stage.kind === "published" && (
          <Published
            {...{ said, language }}
            stage={stage}
            onMove={(from, to) => go(["strategies", summary.id, "compare", from, to])}
          />
        )}
        {stage.kind === "proposed" && <Told icon="clock">{said.proposedNow}</Told>}
        {stage.kind === "review" && (
          <Awaited loaded={review} lines={6}>
            {(found) =>
              found === undefined ? (
                <Told icon="warn" tone="warn" action={<Button onClick={review.again}>{said.retry}</Button>}>
                  {said.notSaved}
                </Told>
              ) : (
                <>
                  <Differences review={found} first={live === undefined} said={said} />
                  <Problems review={found} said={said} language={language} />
                  <Inside {...{ said, language, follows }} review={found} onFollow={publishing.setFollows} />
                  <FourEyes {...{ said, language, user }} review={found} />
                  {act !== "wait" && <NoteField said={said} value={publishing.note} onChange={publishing.setNote} />}
                </>
              )
            }
          </Awaited>
        )}
      </div>
    </Dialog>
  );
}

interface FooterProps {
  readonly said: ReturnType<typeof words>;
  readonly language: Language;
  readonly publishing: ReturnType<typeof usePublishing>;
  readonly act: Act | undefined;
  readonly onClose: () => void;
}

function Footer({ said, language, publishing, act, onClose }: FooterProps) {
  const { review, stage, follows, busy, publish, withdraw } = publishing;
  const { value } = review;
  if (stage.kind !== "review")
    return (
      <Button look="primary" onClick={onClose}>
        {said.close}
      </Button>
    );
  return (
    <>
      <Button onClick={onClose}>{said.cancel}</Button>
      {value?.proposal && <Button onClick={withdraw}>{said.withdraw}</Button>}
      {value && act !== undefined && (
        <Button
          look="primary"
          disabledBecause={act === "wait" ? waitsFor(value, said, language) : busy ? said.checking : undefined}
          onClick={() => publish(act, value)}
        >
          {buttonText(act, value, follows, said, language)}
        </Button>
      )}
    </>
  );
}

type Said = ReturnType<typeof words>;

function buttonText(act: Act, { plan }: Review, follows: boolean, said: Said, language: Language): string {
  if (act === "propose") return said.propose;
  if (act === "approve") return said.approve;
  const moving = plan === undefined ? 0 : movingOf(plan.impact);
  return follows && moving > 0 ? said.publishAndMove(number(moving, language)) : said.publish;
}

function waitsFor({ same, findings }: Review, said: Said, language: Language): string {
  if (same) return said.nothing;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return errors > 0 ? said.problems(number(errors, language)) : said.yours;
}

function Differences({ review: { told, same }, first, said }: { review: Review; first: boolean; said: Said }) {
  return (
    <section className="st-part">
      <h3>{said.changes}</h3>
      {first && <p>{said.first}</p>}
      {!first && same && <p>{said.nothing}</p>}
      {!first && !same && told !== undefined && (
        <>
          <p className="st-lead">{told.summary}</p>
          {told.groups.map(({ weight, title, sentences }) => (
            <div key={weight}>
              <h4>{title}</h4>
              <ul className="st-sentences" data-weight={weight}>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ))}
          {told.worstCase && <WorstCase {...told.worstCase} />}
        </>
      )}
    </section>
  );
}

function WorstCase({ title, note, heads, rows }: NonNullable<NonNullable<Review["told"]>["worstCase"]>) {
  return (
    <div>
      <h4>{title}</h4>
      <p className="st-note">{note}</p>
      <table className="st-plain">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" data-numeric={i > 1 || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, i) => (
                <td key={i} data-numeric={i > 1 || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Problems({ review: { findings }, said, language }: { review: Review; said: Said; language: Language }) {
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  if (errors.length + warnings.length === 0) return <Told icon="check">{said.clean}</Told>;
  return (
    <section className="st-part">
      {[errors, warnings].map(
        (found, i) =>
          found.length > 0 && (
            <details key={i === 0 ? "errors" : "warnings"} open={i === 0}>
              <summary>
                <Icon name={i === 0 ? "error" : "warn"} size={16} />
                {(i === 0 ? said.problems : said.warnings)(number(found.length, language))}
              </summary>
              <ul className="st-sentences">
                {found.map(({ code, path, message }) => (
                  <li key={`${code}${path}`}>{message}</li>
                ))}
              </ul>
            </details>
          ),
      )}
    </section>
  );
}

interface InsideProps {
  readonly review: Review;
  readonly said: Said;
  readonly language: Language;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
}

/** The people who are on the live version, and what becomes of them either way. */
function Inside({ review: { plan, same }, said, language, follows, onFollow }: InsideProps) {
  if (plan === undefined || same) return null;
  const { impact, problems, from } = plan;
  const count = (cases: number) => number(cases, language);
  const moving = movingOf(impact);
  const blocked = problems.length > 0;
  return (
    <section className="st-part">
      <h3>{said.inside}</h3>
      {impact.cases === 0 ? (
        <p>{said.insideNone}</p>
      ) : (
        <>
          <p>{said.insideCount(count(impact.cases), count(from))}</p>
          <fieldset className="st-choices">
            <legend className="dn-hidden">{said.inside}</legend>
            <label className="st-choice" data-checked={!follows || undefined}>
              <input type="radio" name="inside" checked={!follows} onChange={() => onFollow(false)} />
              <span className="st-choice-text">
                <span className="st-choice-title">{said.pin}</span>
                <span className="st-choice-says">{said.pinSays}</span>
              </span>
            </label>
            <label className="st-choice" data-checked={follows || undefined}>
              <input
                type="radio"
                name="inside"
                checked={follows}
                disabled={blocked || moving === 0}
                onChange={() => onFollow(true)}
              />
              <span className="st-choice-text">
                <span className="st-choice-title">{said.follow}</span>
                <span className="st-choice-says">
                  {blocked ? said.followBlocked : said.followSays(count(moving), count(impact.cases))}
                </span>
              </span>
            </label>
          </fieldset>
          {!blocked && <Lines {...{ plan, language }} />}
        </>
      )}
    </section>
  );
}

/** What the dry run says, line by line. */
const Lines = ({ plan, language }: { plan: NonNullable<Review["plan"]>; language: Language }) => (
  <ul className="st-lines">
    {impactLines(plan, language).map(({ id, text, cases, care }) => (
      <li key={id} data-care={care}>
        <span>
          {care && <Icon name="warn" size={14} />} {text}
        </span>
        <b>{number(cases, language)}</b>
      </li>
    ))}
  </ul>
);

function FourEyes({ review, said, language, user }: { review: Review; said: Said; language: Language; user: string }) {
  const { fourEyes, proposal, rev } = review;
  if (!fourEyes) return null;
  if (proposal?.what.publish !== rev) return <Told icon="people">{said.fourEyes}</Told>;
  if (proposal.by === user) return <Told icon="clock">{said.yours}</Told>;
  return <Told icon="people">{said.proposed(whoOf(proposal.by), day(proposal.at, language, { year: true }))}</Told>;
}

interface PublishedProps {
  readonly stage: Extract<Stage, { readonly kind: "published" }>;
  readonly said: Said;
  readonly language: Language;
  readonly onMove: (from: string, to: string) => void;
}

function Published({ stage: { version, from, left }, said, language, onMove }: PublishedProps) {
  return (
    <>
      <Told icon="cured" tone="good">
        {said.done(number(version, language))}
      </Told>
      {from !== undefined && left > 0 && (
        <Told
          icon="people"
          action={<Button onClick={() => onMove(String(from), String(version))}>{said.moveThem}</Button>}
        >
          {said.stayedBehind(number(left, language), number(from, language))}
        </Told>
      )}
    </>
  );
}

interface ToldProps {
  readonly icon: "check" | "clock" | "cured" | "people" | "warn";
  readonly tone?: "good" | "warn";
  readonly action?: React.ReactNode;
  readonly children: React.ReactNode;
}

const Told = ({ icon, tone, action, children }: ToldProps) => (
  <div className="st-told" data-tone={tone} role="status">
    <Icon name={icon} size={16} />
    <p>{children}</p>
    {action}
  </div>
);
