/** Any event at all: its type and its data, checked against what the engine takes. */

import { type RefObject, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useSimulating } from "../context.ts";
import type { PersonWords } from "../words.ts";
import { blankFor, checkEvent, EVENT_TYPES, type EventProblem, membersOf } from "./events.ts";
import type { Happening } from "./script.ts";

export interface EventFormProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onAdd: (what: Happening) => void;
  readonly onClose: () => void;
}

export function EventForm({ anchor, onAdd, onClose }: EventFormProps) {
  const { words } = useSimulating();
  const { person } = words;
  const [type, setType] = useState("payment.failed");
  const [text, setText] = useState(() => blankFor("payment.failed"));
  const [problem, setProblem] = useState<EventProblem | undefined>(undefined);
  const members = membersOf(type);
  const add = () => {
    const checked = checkEvent(type, text);
    if (checked.ok) onAdd({ kind: "event", type, data: checked.data });
    else setProblem(checked.problem);
  };
  return (
    <Popover label={person.otherTitle} anchor={anchor} onClose={onClose} placement="top-start" className="dn-sim-form">
      <h3>{person.otherTitle}</h3>
      <Field label={person.eventType}>
        {(ids) => (
          <Select
            {...ids}
            value={type}
            options={EVENT_TYPES.map((value) => ({ value, label: value }))}
            onChange={(value) => {
              setType(value);
              setText(blankFor(value));
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <Field
        label={person.eventData}
        help={members === "" ? undefined : `${members}. ${person.eventDataHelp}`}
        error={problem && problemText(problem, person)}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="dn-input dn-sim-json"
            dir="ltr"
            rows={6}
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <span className="dn-row">
        <Button look="primary" onClick={add}>
          {person.add}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </span>
    </Popover>
  );
}

function problemText(problem: EventProblem, person: PersonWords): string {
  switch (problem.code) {
    case "json":
      return person.problems.json(problem.message, problem.line, problem.column);
    case "missing":
      return person.missing(problem.member);
    case "unknownMember":
      return person.unknownMember(problem.member);
    case "wrongForm":
      return person.wrongForm(problem.member, person.forms[problem.form] ?? problem.form);
  }
}
