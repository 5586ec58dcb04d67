/** Whether the customer may be contacted now, channel by channel, and which rule says no. */

import type { Strategy } from "@dunlin/engine";
import { useMemo } from "react";
import { Channel, Sources } from "../../contacts/parts.tsx";
import type { Api, Language } from "../../model.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Icon, Panel } from "../../ui/parts.tsx";
import type { Settings } from "../../v1/answers.ts";
import { part } from "../../v1/ask.ts";
import type { Known } from "./CasePage.tsx";
import { type MayContact, mayContact } from "./may.ts";
import { words } from "./words.ts";

export interface MayProps {
  readonly api: Api;
  readonly language: Language;
  readonly known: Known;
  /** ms */
  readonly now: number;
}

/** Rules speak of minutes; more often nobody looks. */
const EVERY = 60_000;

export function May({ api, language, known, now }: MayProps) {
  const said = words(language);
  const { facts, enrollments } = known.view;
  const taken = enrollments.filter(({ state }) => state.outcome !== "refused");
  const running = taken.filter(({ state }) => state.status !== "exited");
  const asked = (running.length > 0 ? running : taken).map(({ strategy, version }) => ({ strategy, version }));
  const packs = useLoaded(
    async (signal) => {
      const { policies = [] } = await api.get<Settings>("/v1/settings", signal);
      const documents = await Promise.all(
        asked.map(({ strategy, version }) =>
          api.get<{ document: Strategy }>(`/v1/strategies/${part(strategy)}/versions/${version}`, signal),
        ),
      );
      return [...new Set([...policies, ...documents.flatMap(({ document }) => document.policies ?? [])])];
    },
    [JSON.stringify(asked)],
  ).value;
  const minute = Math.floor(now / EVERY) * EVERY;
  const verdicts = useMemo(
    () => (packs === undefined ? [] : mayContact(facts, packs, minute, language)),
    [facts, packs, minute, language],
  );
  if (packs === undefined) return null;
  return (
    <Panel title={said.may} note={said.mayNote}>
      {packs.length === 0 && <p className="st-note">{said.noRules}</p>}
      {verdicts.length === 0 && <p className="st-note">{said.noChannels}</p>}
      <ul className="sf-may">
        {verdicts.map((verdict) => (
          <Verdict key={verdict.channel} verdict={verdict} language={language} />
        ))}
      </ul>
    </Panel>
  );
}

function Verdict({ verdict, language }: { readonly verdict: MayContact; readonly language: Language }) {
  const said = words(language);
  const { channel, bar, decision, sentences, sources } = verdict;
  const look = bar !== undefined || decision === "blocked" ? "no" : decision === "deferred" ? "later" : "yes";
  const [first, ...rest] = sentences;
  return (
    <li data-may={look}>
      <Icon name={look === "no" ? "notsent" : look === "later" ? "shield" : "check"} size={16} />
      <div>
        <p>
          <Channel channel={channel} />
        </p>
        {bar !== undefined ? (
          <p>{said[bar]}</p>
        ) : look === "yes" ? (
          <p>{said.yes}</p>
        ) : (
          <>
            <p>{first}</p>
            {rest.slice(0, -1).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </>
        )}
        {bar === undefined && <Sources sources={sources} />}
      </div>
    </li>
  );
}
