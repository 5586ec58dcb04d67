/** Begins a strategy: from one that works in the field, or from an empty page. */

import type { Strategy } from "@dunlin/engine";
import { useState } from "react";
import type { Api, ApiError, Language } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Dialog, Failure, Field } from "../../ui/parts.tsx";
import { saveDraft } from "../documents/asking.ts";
import { freeId } from "../documents/standing.ts";
import { emptyStrategy, startedFrom } from "./model.ts";
import { words } from "./words.ts";

/** From before the due date to the last stage, then those for special debts. */
const BLUEPRINTS = [
  () => import("@dunlin/example-strategies/a-pre-due.json"),
  () => import("@dunlin/example-strategies/b-early-stage.json"),
  () => import("@dunlin/example-strategies/c-mid-stage.json"),
  () => import("@dunlin/example-strategies/d-pre-legal.json"),
  () => import("@dunlin/example-strategies/e-b2b-invoices.json"),
  () => import("@dunlin/example-strategies/f-failed-card.json"),
  () => import("@dunlin/example-strategies/g-plan-monitoring.json"),
  () => import("@dunlin/example-strategies/h-broken-promise.json"),
] as const;

const blueprints = async (): Promise<readonly Strategy[]> =>
  (await Promise.all(BLUEPRINTS.map((load) => load()))).map((file) => file.default as unknown as Strategy);

export interface NewStrategyProps {
  readonly api: Api;
  readonly language: Language;
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

export function NewStrategy({ api, language, taken, onClose, onMade }: NewStrategyProps) {
  const said = words(language);
  const loaded = useLoaded(blueprints, []);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<Strategy>();
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const given = name.trim() === "" ? (chosen?.name ?? "") : name.trim();
  const create = async () => {
    setTried(true);
    if (given === "" || busy) return;
    setBusy(true);
    const id = freeId(given, taken);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      await saveDraft(api, "strategies", chosen ? startedFrom(chosen, id, given) : emptyStrategy(id, given, zone), 0);
      onMade(id);
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={said.newTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={create}>
            {said.create}
          </Button>
        </>
      }
    >
      <form
        className="st-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {failure && <Failure failure={failure} />}
        <Field label={said.name} error={tried && given === "" ? said.nameNeeded : undefined}>
          {(ids) => (
            <input
              {...ids}
              data-first=""
              className="dn-input"
              value={name}
              placeholder={chosen?.name}
              maxLength={120}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <fieldset className="st-choices" data-long="">
          <legend className="dn-label">{said.basis}</legend>
          <Choice checked={chosen === undefined} onChoose={() => setChosen(undefined)} title={said.empty}>
            {said.emptySays}
          </Choice>
          <Awaited loaded={loaded}>
            {(all) =>
              all.map((one) => (
                <Choice
                  key={one.id}
                  checked={chosen === one}
                  onChoose={() => setChosen(one)}
                  title={one.name}
                  end={said.steps(number(Object.keys(one.nodes).length, language))}
                >
                  {one.description}
                </Choice>
              ))
            }
          </Awaited>
        </fieldset>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly title: string;
  readonly end?: string;
  readonly children?: React.ReactNode;
}

const Choice = ({ checked, onChoose, title, end, children }: ChoiceProps) => (
  <label className="st-choice" data-checked={checked || undefined}>
    <input type="radio" name="basis" checked={checked} onChange={onChoose} />
    <span className="st-choice-text">
      <span className="st-choice-title">
        {title}
        {end !== undefined && <span className="st-note">{end}</span>}
      </span>
      {children !== undefined && <span className="st-choice-says">{children}</span>}
    </span>
  </label>
);
