/** What is open, what was agreed and promised, and what was paid. */

import type { Language } from "../../model.ts";
import { day, money } from "../../ui/format.ts";
import { Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { type AgreedPart, agreementsOf, currencyOf, openMinor } from "./account.ts";
import type { Known } from "./CasePage.tsx";
import { words } from "./words.ts";

const TONES: Readonly<Record<AgreedPart["status"], Tone>> = {
  paid: "good",
  part: "commit",
  due: "line",
  missed: "warn",
};

export function Account({ known, language }: { readonly known: Known; readonly language: Language }) {
  const said = words(language);
  const { facts, enrollments } = known.view;
  const currency = currencyOf(facts);
  const open = facts.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
  const payments = (facts.payments ?? []).toReversed().slice(0, MOST);
  const promises = (facts.promises ?? []).toReversed().slice(0, MOST);
  const fees = open.reduce((sum, { feesMinor = 0 }) => sum + feesMinor, 0);
  return (
    <Panel
      title={said.open}
      className="sf-account"
      actions={<b className="sf-sum">{money(openMinor(facts), currency, language)}</b>}
    >
      {open.length === 0 && <p className="st-note">{said.nothingOpen}</p>}
      <ul className="sf-lines">
        {open.map(({ ref, dueDate, outstandingMinor, currency: own, disputed, onHold }) => (
          <li key={ref}>
            <span>
              {said.due(ref, day(dueDate, language, { year: true }))}{" "}
              {disputed === true && <Tag tone="policy">{said.disputed}</Tag>}
              {onHold === true && <Tag tone="policy">{said.onHold}</Tag>}
            </span>
            <b>{money(outstandingMinor, own, language)}</b>
          </li>
        ))}
        {fees > 0 && (
          <li>
            <span>{said.fees}</span>
            <b>{money(fees, currency, language)}</b>
          </li>
        )}
      </ul>
      {agreementsOf(enrollments, facts.payments).map(({ id, kind, parts }) => (
        <section key={id} className="sf-section">
          <h3>{said.kinds[kind] ?? kind}</h3>
          <ul className="sf-lines">
            {parts.map(({ due, amountMinor, status }) => (
              <li key={due}>
                <span>{day(due, language)}</span>
                <b>{money(amountMinor, currency, language)}</b>
                <Tag tone={TONES[status]}>{said.parts[status]}</Tag>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {promises.length > 0 && (
        <section className="sf-section">
          <h3>{said.promises}</h3>
          <ul className="sf-lines">
            {promises.map(({ id, dueDate, amountMinor, status }) => (
              <li key={id}>
                <span>{day(dueDate, language)}</span>
                <b>{money(amountMinor, currency, language)}</b>
                <Tag tone={status === "kept" ? "good" : status === "broken" ? "warn" : "commit"}>
                  {said.promiseStatus[status] ?? status}
                </Tag>
              </li>
            ))}
          </ul>
        </section>
      )}
      {payments.length > 0 && (
        <section className="sf-section">
          <h3>{said.payments}</h3>
          <ul className="sf-lines">
            {payments.map(({ id, at, amountMinor, reversed }) => (
              <li key={id}>
                <span>{day(Date.parse(at), language, { year: true })}</span>
                <b>{money(amountMinor, currency, language)}</b>
                {reversed === true && <Tag tone="warn">{said.reversed}</Tag>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

/** Payments and promises that are listed; the story has them all. */
const MOST = 6;
