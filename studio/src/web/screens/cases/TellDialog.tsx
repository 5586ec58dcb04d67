/** Telling a case what happened outside: a payment, a promise, a dispute, a wish for no more messages. */

import { exponentOf, formatMinor } from "@dunlin/engine";
import { useState } from "react";
import { words as contactWords } from "../../contacts/words.ts";
import { money } from "../../ui/format.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Field, Select } from "../../ui/parts.tsx";
import { part } from "../../v1/ask.ts";
import { currencyOf, openMinor } from "./account.ts";
import type { CaseProps, Known } from "./CasePage.tsx";
import { type Filled, TELLINGS, toldOf } from "./told.ts";
import { words } from "./words.ts";

export interface TellDialogProps extends Pick<CaseProps, "api" | "caseId" | "language" | "live"> {
  readonly known: Known;
  readonly onClose: () => void;
  /** With what the case made of it. */
  readonly onDone: (says: string) => void;
}

type Status = "applied" | "ignored" | "duplicate" | "refused";

export function TellDialog({ api, caseId, language, live, known, onClose, onDone }: TellDialogProps) {
  const said = words(language);
  const { facts, updatedAt } = known.view;
  const currency = currencyOf(facts);
  const open = openMinor(facts);
  const channels = [...new Set((facts.debtor.channels ?? []).map(({ channel }) => channel))];
  const today = new Date(live?.clock.now ?? updatedAt).toISOString().slice(0, 10);
  const [filled, setFilled] = useState<Filled>({
    ...{ kind: "payment", amount: formatMinor(open, currency), date: today, channel: channels[0] ?? "email" },
  });
  const [wrong, setWrong] = useState<Wrong>();
  const set = (change: Partial<Filled>) => {
    setWrong(undefined);
    setFilled((before) => ({ ...before, ...change }));
  };
  const tell = async () => {
    const obligations = facts.obligations.filter((one) => one.outstandingMinor > 0).map(({ ref }) => ref);
    const told = toldOf(filled, { currency, openMinor: open, obligations, today, id: crypto.randomUUID() });
    if ("missing" in told) {
      const says = told.missing === "date" ? said.dayError : said.amountError(money(open, currency, language));
      return setWrong({ field: told.missing, says });
    }
    try {
      const { status } = await api.send<{ status: Status }>("POST", `/v1/cases/${part(caseId)}/events`, told.event);
      onDone(said[status]);
      onClose();
    } catch (error) {
      setWrong({ field: "all", says: asFailure(error).message });
    }
  };
  return (
    <Dialog
      title={said.tellTitle}
      subtitle={said.case(caseId)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={tell}>
            {said.tellDo}
          </Button>
        </>
      }
    >
      <TellFields {...{ language, filled, wrong, set, currency, channels, today }} />
    </Dialog>
  );
}

interface Wrong {
  readonly field: "amount" | "date" | "all";
  readonly says: string;
}

interface TellFieldsProps {
  readonly language: TellDialogProps["language"];
  readonly filled: Filled;
  readonly wrong: Wrong | undefined;
  readonly set: (change: Partial<Filled>) => void;
  readonly currency: string;
  readonly channels: readonly string[];
  readonly today: string;
}

function TellFields({ language, filled, wrong, set, currency, channels, today }: TellFieldsProps) {
  const said = words(language);
  const { kind } = filled;
  const errorOf = (field: Wrong["field"]) => (wrong?.field === field ? wrong.says : undefined);
  return (
    <div className="sf-form">
      <Field label={said.what} error={errorOf("all")}>
        {(ids) => (
          <Select
            {...ids}
            value={kind}
            options={TELLINGS.map((value) => ({ value, label: said.events[value] }))}
            onChange={(next) => set({ kind: next })}
          />
        )}
      </Field>
      {(kind === "payment" || kind === "promise") && (
        <Field label={`${said.amount} (${currency})`} error={errorOf("amount")}>
          {(ids) => (
            <input
              {...ids}
              className="dn-input"
              inputMode={exponentOf(currency) === 0 ? "numeric" : "decimal"}
              value={filled.amount}
              onChange={({ target }) => set({ amount: target.value })}
            />
          )}
        </Field>
      )}
      {kind === "promise" && (
        <Field label={said.day} error={errorOf("date")}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              min={today}
              className="dn-input"
              value={filled.date}
              onChange={({ target }) => set({ date: target.value })}
            />
          )}
        </Field>
      )}
      {kind === "optOut" && (
        <Field label={said.channel}>
          {(ids) => (
            <Select
              {...ids}
              value={filled.channel}
              options={channels.map((value) => ({ value, label: contactWords(language).channels[value] ?? value }))}
              onChange={(channel) => set({ channel })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
