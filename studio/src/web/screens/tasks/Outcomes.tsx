/** How it ended: one button for each way that the strategy knows, each with its letter. */

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Api, Language } from "../../model.ts";
import { money } from "../../ui/format.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Icon, Panel } from "../../ui/parts.tsx";
import type { TaskWork } from "../../v1/answers.ts";
import { part } from "../../v1/ask.ts";
import { currencyOf, openMinor } from "../cases/account.ts";
import { type Chosen, completionOf } from "./completion.ts";
import { humanized, lettered } from "./dispositions.ts";
import { words } from "./words.ts";

export interface OutcomesProps {
  readonly api: Api;
  readonly work: TaskWork;
  readonly language: Language;
  readonly note: string;
  readonly chosen: Chosen;
  /** ms */
  readonly now: number;
  readonly onWrong: (says: string | undefined) => void;
  readonly onDone: () => void;
}

export function Outcomes({ api, work, language, note, chosen, now, onWrong, onDone }: OutcomesProps) {
  const said = words(language);
  const { task, facts } = work;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const label = useCallback((id: string) => said.dispositions[id] ?? humanized(id), [said]);
  const ways = useMemo(() => lettered(task.dispositions, label), [task.dispositions, label]);
  const end = async (disposition: string) => {
    if (busy) return;
    const currency = currencyOf(facts);
    const today = new Date(now).toISOString().slice(0, 10);
    const open = openMinor(facts);
    const made = completionOf({ disposition, note, chosen }, { task, currency, openMinor: open, today });
    if ("missing" in made) {
      const { missing } = made;
      if (missing === "agreement") return onWrong(said.agreementMissing);
      return onWrong(missing === "date" ? said.dateError : said.amountError(money(open, currency, language)));
    }
    onWrong(undefined);
    setBusy(true);
    try {
      await api.send("POST", `/v1/tasks/${part(task.id)}/complete`, made.body);
      onDone();
    } catch (error) {
      setTrouble(asFailure(error).message);
      setBusy(false);
    }
  };
  useLetters((letter) => {
    const way = ways.find((one) => one.letter === letter);
    if (way !== undefined) end(way.id);
  });
  return (
    <Panel title={said.ended}>
      <div className="sf-outcomes">
        {ways.map(({ id, letter, icon }) => (
          <button
            key={id}
            type="button"
            className="dn-button"
            aria-keyshortcuts={letter}
            aria-disabled={busy || undefined}
            onClick={() => end(id)}
          >
            <Icon name={icon} size={16} />
            <span className="dn-grow">{label(id)}</span>
            {letter !== undefined && (
              <span className="dn-kbd" aria-hidden="true">
                {letter}
              </span>
            )}
          </button>
        ))}
      </div>
      <p className="st-note">{said.endedHelp}</p>
      {trouble !== undefined && (
        <p role="alert" className="dn-error">
          {trouble}
        </p>
      )}
    </Panel>
  );
}

/** A letter by itself, where nobody writes and no dialog is open. */
function useLetters(press: (letter: string) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey, repeat } = event;
      if (ctrlKey || metaKey || altKey || repeat || key.length !== 1) return;
      if (target instanceof Element && target.closest("input, textarea, select, dialog, [contenteditable]") !== null)
        return;
      press(key.toUpperCase());
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  });
}
