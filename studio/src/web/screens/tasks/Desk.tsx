/** One case at the desk: what to know, what to say, what may be done. */

import { useEffect, useState } from "react";
import type { ScreenProps } from "../../model.ts";
import { moment } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Failure, Icon, Page, Panel, Tag } from "../../ui/parts.tsx";
import type { CaseView, Claimed, Task, TaskWork } from "../../v1/answers.ts";
import { part } from "../../v1/ask.ts";
import { nameIn } from "../cases/name.ts";
import { DaysTag } from "../cases/parts.tsx";
import { daysPastDue } from "../cases/rows.ts";
import { claim, freeClock, isClockHeld } from "./claims.ts";
import type { Chosen } from "./completion.ts";
import { Know } from "./Know.tsx";
import { Offers } from "./Offers.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { Say } from "./Say.tsx";
import { SkipDialog } from "./SkipDialog.tsx";
import { words } from "./words.ts";

export interface DeskProps extends ScreenProps {
  readonly task: string;
}

interface Held {
  readonly work: TaskWork;
  readonly view: CaseView;
}
type State = { readonly kind: "free"; readonly of: Task } | ({ readonly kind: "held" } & Held);

export function Desk(props: DeskProps) {
  const { api, task: id, language, session, go } = props;
  const said = words(language);
  // What is personal is asked for once per claim: each reading is in the log.
  const loaded = useLoaded<State>(
    async (signal) => {
      const task = await api.get<Task>(`/v1/tasks/${part(id)}`, signal);
      if (task.state !== "claimed" || task.claimedBy !== session.user) return { kind: "free", of: task };
      const [work, view] = await Promise.all([
        api.send<TaskWork>("POST", `/v1/tasks/${part(id)}/work`),
        api.get<CaseView>(`/v1/cases/${part(task.caseId)}`, signal),
      ]);
      return { kind: "held", work, view };
    },
    [id, session.user],
  );
  const { value } = loaded;
  if (value?.kind === "held") return <Conversation {...props} work={value.work} view={value.view} />;
  return (
    <Page
      title={said.title}
      actions={
        <Button icon="left" onClick={() => go(["tasks"])}>
          {said.back}
        </Button>
      }
    >
      <Awaited loaded={loaded} lines={8}>
        {(state) => state.kind === "free" && <Free {...props} of={state.of} onTaken={loaded.again} />}
      </Awaited>
    </Page>
  );
}

/** A task that nobody here has yet. */
function Free({ api, language, go, of, onTaken }: DeskProps & { readonly of: Task; readonly onTaken: () => void }) {
  const said = words(language);
  const [refused, setRefused] = useState<Exclude<Claimed, { readonly status: "claimed" }>>();
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const over = of.state !== "open" && of.state !== "claimed";
  const take = () =>
    claim(api, of.id).then(
      (claimed) => (claimed.status === "claimed" ? onTaken() : setRefused(claimed)),
      (error) => setTrouble(asFailure(error).message),
    );
  return (
    <Panel title={of.queue} actions={<Tag>{said.states[of.state] ?? of.state}</Tag>}>
      <div className="sf-form">
        <p>
          {of.channel === undefined ? (of.about === undefined ? said.other : said.reply) : said.call} · {of.caseId}
        </p>
        {refused !== undefined && (
          <div role="status">
            <p>
              {said.mayNot}{" "}
              {"until" in refused && refused.until !== undefined && said.mayFrom(moment(refused.until, language))}
            </p>
            <p className="st-note">{refused.reasons.join(", ")}</p>
          </div>
        )}
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        <div className="dn-row">
          {over ? (
            <p>{said.taken}</p>
          ) : (
            <Button look="primary" onClick={take}>
              {said.take}
            </Button>
          )}
          <Button onClick={() => go(["cases", of.caseId])}>{said.case}</Button>
        </div>
      </div>
    </Panel>
  );
}

function Conversation(props: DeskProps & Held) {
  const { api, work, view, language, go, live } = props;
  const said = words(language);
  const { task } = work;
  const [chosen, setChosen] = useState<Chosen>({ what: "none" });
  const [note, setNote] = useState("");
  const [skipping, setSkipping] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  useEffect(() => {
    document.getElementById("content")?.scrollTo(0, 0);
  }, []);
  const { facts, personal, contact } = work;
  const dueDates = facts.obligations.filter((one) => one.outstandingMinor > 0).map(({ dueDate }) => dueDate);
  const now = live?.clock.now ?? task.createdAt;
  const leave = () => go(["tasks"]);
  return (
    <div className="st-page">
      <div className="st-page-head">
        <Button look="quiet" size="small" icon="left" aria-label={said.back} title={said.back} onClick={leave} />
        <h1 className="sf-name">{nameIn(personal) ?? facts.debtor.id}</h1>
        <DaysTag days={daysPastDue(dueDates.toSorted()[0], now)} />
        {facts.debtor.language !== undefined && (
          <Tag>{said.prefers(languageName(facts.debtor.language, language))}</Tag>
        )}
        {contact?.until !== undefined && <Tag tone="policy">{said.mayFrom(moment(contact.until, language))}</Tag>}
        <div className="st-actions">
          {isClockHeld() && (
            <span className="st-note sf-clock">
              <Icon name="pause" size={14} />
              {said.clockStands}
            </span>
          )}
          <span className="st-note">{task.queue}</span>
          <Button onClick={() => go(["cases", task.caseId])}>{said.case}</Button>
          <Button onClick={() => setSkipping(true)}>{said.skip}</Button>
        </div>
      </div>
      {contact !== undefined && contact.decision !== "send" && (
        <Failure failure={{ code: contact.reasons.join(", "), message: said.mayNot }} />
      )}
      <div className="sf-desk">
        <Know work={work} view={view} language={language} />
        <Say work={work} language={language} note={note} onNote={setNote} />
        <div className="sf-side">
          <Offers {...{ work, language, chosen, wrong }} today={now} onChoose={setChosen} />
          <Outcomes
            {...{ api, work, language, note, chosen, now }}
            onWrong={setWrong}
            onDone={() => freeClock(api).finally(leave)}
          />
        </div>
      </div>
      {skipping && (
        <SkipDialog {...{ api, language }} task={task.id} onClose={() => setSkipping(false)} onSkipped={leave} />
      )}
    </div>
  );
}

const languageName = (tag: string, language: string): string => {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
