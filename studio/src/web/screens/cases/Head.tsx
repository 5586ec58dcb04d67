/** Whose case it is, how late, and what can be taken along. */

import { useState } from "react";
import type { MessageView } from "../../../model/api.ts";
import { save } from "../../ui/csv.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Button, Icon, Tag } from "../../ui/parts.tsx";
import type { Personal } from "../../v1/answers.ts";
import { part } from "../../v1/ask.ts";
import { agreementsOf } from "./account.ts";
import type { CaseProps, Known } from "./CasePage.tsx";
import { nameIn } from "./name.ts";
import { DaysTag } from "./parts.tsx";
import { daysPastDue } from "./rows.ts";
import { type StoryEntry, storyText, type Telling } from "./story.ts";
import { words } from "./words.ts";

export interface HeadProps extends CaseProps {
  readonly known: Known;
  readonly entries: readonly StoryEntry[];
  readonly telling: Telling;
}

export function Head({ api, caseId, go, language, live, known, entries, telling }: HeadProps) {
  const said = words(language);
  const { facts, enrollments, updatedAt } = known.view;
  const [name, setName] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const reveal = () =>
    api.send<Personal>("POST", `/v1/cases/${part(caseId)}/reveal`).then(
      ({ values }) => setName(nameIn(values) ?? facts.debtor.id),
      (error) => setTrouble(asFailure(error).message),
    );
  const dueDates = facts.obligations.filter((one) => one.outstandingMinor > 0).map(({ dueDate }) => dueDate);
  const days = daysPastDue(dueDates.toSorted()[0], live?.clock.now ?? updatedAt);
  const [agreement] = agreementsOf(enrollments, facts.payments);
  return (
    <div className="st-page-head">
      <Button
        look="quiet"
        size="small"
        icon="left"
        aria-label={said.back}
        title={said.back}
        onClick={() => go(["cases"])}
      />
      <h1 className="sf-name">{name ?? said.case(caseId)}</h1>
      <p className="st-page-note">{name === undefined ? said.customer(facts.debtor.id) : said.case(caseId)}</p>
      {name === undefined && (
        <Button size="small" icon="eye" title={said.revealHelp} onClick={reveal}>
          {said.reveal}
        </Button>
      )}
      <DaysTag days={days} />
      {agreement !== undefined && (
        <Tag tone="commit">
          <Icon name={agreement.kind === "promise" ? "promise" : "cal"} size={12} />
          {said.kinds[agreement.kind] ?? agreement.kind}
        </Tag>
      )}
      {trouble !== undefined && (
        <p role="alert" className="st-note">
          {trouble}
        </p>
      )}
      <div className="st-actions">
        <PageLink api={api} known={known} language={language} />
        <Button
          icon="download"
          onClick={() => save(`${caseId}.txt`, storyText(entries, telling), "text/plain;charset=utf-8")}
        >
          {said.asText}
        </Button>
        <Button
          icon="download"
          title={said.auditHelp}
          onClick={() => save(`${caseId}-audit.json`, JSON.stringify(known.audit, null, 2), "application/json")}
        >
          {said.audit}
        </Button>
      </div>
    </div>
  );
}

/** The signed address that is in their newest message. */
function PageLink({ api, known, language }: Pick<HeadProps, "api" | "known" | "language">) {
  const said = words(language);
  const ids = known.messages.slice(0, MOST).map(({ id }) => id);
  const link = useLoaded(
    async (signal) => {
      for (const id of ids) {
        const { links } = await api.get<MessageView>(`/studio/messages/${part(id)}`, signal);
        const [first] = links.filter((one) => new URL(one).pathname.startsWith("/p/"));
        if (first !== undefined) return first;
      }
      return undefined;
    },
    [ids.join(" ")],
  ).value;
  if (link === undefined)
    return (
      <Button icon="eye" disabledBecause={said.noPage}>
        {said.openPage}
      </Button>
    );
  return (
    <a className="dn-button" href={link} target="_blank" rel="noreferrer">
      <Icon name="eye" size={14} />
      {said.openPage}
    </a>
  );
}

/** Messages that are looked through for a page. */
const MOST = 5;
