/** Begins a strategy: from one that works in the field, or from an empty page. */

import type { Strategy } from "@dunlin/engine";
import { useState } from "react";
import type { Api, Language } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Awaited } from "../../ui/parts.tsx";
import { saveDraft } from "../documents/asking.ts";
import { NewDocument } from "../documents/NewDocument.tsx";
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
  const [chosen, setChosen] = useState<Strategy>();
  const save = (id: string, name: string) => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return saveDraft(api, "strategies", chosen ? startedFrom(chosen, id, name) : emptyStrategy(id, name, zone), 0);
  };
  return (
    <NewDocument {...{ said, taken, save, onClose, onMade }} otherwise={chosen?.name}>
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
    </NewDocument>
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
