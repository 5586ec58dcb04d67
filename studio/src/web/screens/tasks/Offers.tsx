/** What may be offered: open offers as they would be agreed today, or a date that the person names. */

import { formatMinor } from "@dunlin/engine";
import type { Language } from "../../model.ts";
import { day, money } from "../../ui/format.ts";
import { Field, Panel } from "../../ui/parts.tsx";
import type { Choice, TaskWork } from "../../v1/answers.ts";
import { currencyOf, openMinor } from "../cases/account.ts";
import type { Chosen } from "./completion.ts";
import { words } from "./words.ts";

export interface OffersProps {
  readonly work: TaskWork;
  readonly language: Language;
  readonly chosen: Chosen;
  /** What is missing before the conversation can end so. */
  readonly wrong: string | undefined;
  /** ms */
  readonly today: number;
  readonly onChoose: (chosen: Chosen) => void;
}

export function Offers({ work, language, chosen, wrong, today, onChoose }: OffersProps) {
  const said = words(language);
  const { offers, facts } = work;
  const currency = currencyOf(facts);
  const open = openMinor(facts);
  const first = new Date(today).toISOString().slice(0, 10);
  const promise =
    chosen.what === "promise"
      ? chosen
      : ({ what: "promise", amount: formatMinor(open, currency), date: first } as const);
  return (
    <Panel title={said.offers}>
      <fieldset className="sf-offers" aria-label={said.offers}>
        {offers.length === 0 && <p className="st-note">{said.noOffers}</p>}
        {offers.map((choice) => (
          <label key={`${choice.offer} ${choice.option}`} className="sf-offer">
            <input
              type="radio"
              name="offer"
              checked={
                chosen.what === "offer" &&
                chosen.choice.offer === choice.offer &&
                chosen.choice.option === choice.option
              }
              onChange={() => onChoose({ what: "offer", choice })}
            />
            <Offer choice={choice} currency={currency} language={language} />
          </label>
        ))}
        {open > 0 && (
          <label className="sf-offer">
            <input type="radio" name="offer" checked={chosen.what === "promise"} onChange={() => onChoose(promise)} />
            <span>
              <b>{said.promise}</b>
            </span>
          </label>
        )}
      </fieldset>
      {chosen.what === "promise" && (
        <div className="sf-pair">
          <Field label={`${said.amount} (${currency})`}>
            {(ids) => (
              <input
                {...ids}
                className="dn-input"
                inputMode="decimal"
                value={chosen.amount}
                onChange={({ target }) => onChoose({ ...chosen, amount: target.value })}
              />
            )}
          </Field>
          <Field label={said.date}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                className="dn-input"
                min={first}
                value={chosen.date}
                onChange={({ target }) => onChoose({ ...chosen, date: target.value })}
              />
            )}
          </Field>
        </div>
      )}
      {wrong !== undefined && (
        <p role="alert" className="dn-error">
          {wrong}
        </p>
      )}
    </Panel>
  );
}

interface OfferProps {
  readonly choice: Choice;
  readonly currency: string;
  readonly language: Language;
}

function Offer({ choice: { kind, parts, totalMinor, waivedMinor }, currency, language }: OfferProps) {
  const said = words(language);
  const name = parts.length > 1 ? said.parts(parts.length) : (said.kinds[kind] ?? kind);
  const shown = parts
    .slice(0, 4)
    .map(({ due, amountMinor }) => `${money(amountMinor, currency, language)} ${day(due, language)}`);
  return (
    <span>
      <b>{name}</b>
      <span className="sf-quiet">
        {shown.join(", ")}
        {parts.length > 4 && " …"}
      </span>
      <span className="sf-quiet">
        {said.total(money(totalMinor, currency, language))}
        {waivedMinor > 0 && `; ${said.waived(money(waivedMinor, currency, language))}`}
      </span>
    </span>
  );
}
