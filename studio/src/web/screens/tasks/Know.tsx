/** What to know before the call: what is open, what they have seen, what is good to know, and how to reach them. */

import { Channel, Status } from "../../contacts/parts.tsx";
import type { Language } from "../../model.ts";
import { day, money } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import type { CaseView, TaskWork } from "../../v1/answers.ts";
import { currencyOf, openMinor } from "../cases/account.ts";
import { words } from "./words.ts";

export interface KnowProps {
  readonly work: TaskWork;
  readonly view: CaseView;
  readonly language: Language;
}

/** Messages and obligations that are listed. */
const MOST = 5;

export function Know({ work, view, language }: KnowProps) {
  const said = words(language);
  const { facts, address, task } = work;
  const currency = currencyOf(facts);
  const open = facts.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
  const fees = open.reduce((sum, { feesMinor = 0 }) => sum + feesMinor, 0);
  const seen = view.outbox
    .filter(({ effect, status }) => effect.kind === "message.send" && (status === "sent" || status === "delivered"))
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, MOST);
  const good = goodToKnow(work, language);
  return (
    <div className="sf-side">
      <Panel title={said.open}>
        <p className="st-figure">{money(openMinor(facts), currency, language)}</p>
        {open.slice(0, MOST).map(({ ref, dueDate }) => (
          <p key={ref} className="sf-quiet">
            {said.due(ref, day(dueDate, language))}
          </p>
        ))}
        {fees > 0 && <p className="sf-quiet">{said.fees(money(fees, currency, language))}</p>}
      </Panel>
      <Panel title={said.seen}>
        {seen.length === 0 && <p className="st-note">{said.nothingSeen}</p>}
        <ul className="sf-seen">
          {seen.map(({ key, route, updatedAt, status }) => (
            <li key={key}>
              <Channel channel={route} />
              <span className="sf-quiet">{day(updatedAt, language)}</span>
              <Status status={status} />
            </li>
          ))}
        </ul>
      </Panel>
      {good.length > 0 && (
        <Panel title={said.good}>
          {good.map((one) => (
            <p key={one} className="sf-quiet">
              {one}
            </p>
          ))}
        </Panel>
      )}
      {task.channel !== undefined && (
        <Panel title={said.reach}>
          {address === undefined ? (
            <p className="st-note">{said.noAddress}</p>
          ) : (
            <div className="dn-row">
              <span className="dn-grow sf-code" dir="ltr">
                {address}
              </span>
              {task.channel === "voice" && (
                <a className="dn-button" data-look="link" href={`tel:${address.replaceAll(/[^+\d]/g, "")}`}>
                  {said.call}
                </a>
              )}
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}

/** Facts of the past that help a conversation, as sentences. */
function goodToKnow(
  { facts, agreement }: Pick<TaskWork, "facts" | "agreement">,
  language: Language,
): readonly string[] {
  const said = words(language);
  const { promises = [], payments = [] } = facts;
  const kept = promises.filter(({ status }) => status === "kept").length;
  const broken = promises.filter(({ status }) => status === "broken").length;
  const last = payments.filter(({ reversed }) => reversed !== true).at(-1);
  return [
    ...(agreement === undefined ? [] : [said.running(said.kinds[agreement.kind] ?? agreement.kind)]),
    ...(last === undefined
      ? []
      : [said.lastPaid(money(last.amountMinor, currencyOf(facts), language), day(Date.parse(last.at), language))]),
    ...(kept > 0 ? [said.kept(kept)] : []),
    ...(broken > 0 ? [said.broken(broken)] : []),
    ...(facts.tags ?? []),
    ...(facts.debtor.tags ?? []),
  ];
}
