/** Who it is tried out with, where they live, and when they come in. */

import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Popover } from "../../ui/Popover.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { useLived } from "./lived.ts";
import { MomentFields } from "./MomentFields.tsx";
import { type PasteProblem, pastedPerson } from "./paste.ts";

export function PersonControls() {
  const { words, settings, store } = useSimulating();
  const { formats, life } = useLived();
  const { person, start, zone } = useSimulation((state) => state.person.setup);
  const title = settings.people.find(({ id }) => id === person)?.title ?? words.person.pasted;
  return (
    <span className="dn-row dn-sim-controls">
      <Opening icon="person" label={words.person.choose} text={title}>
        {(close) => <People onClose={close} />}
      </Opening>
      <Opening icon="globe" label={words.person.zone} text={zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone}>
        {(close) => <Zones onClose={close} />}
      </Opening>
      <Opening icon="cal" label={words.person.start} text={`${formats.day(start)} ${formats.time(start)}`}>
        {() => (
          <MomentFields
            at={start}
            labels={{ date: words.person.startDate, time: words.person.startTime }}
            zone={life.zone}
            onChange={(at) => store.act({ type: "start", start: at })}
          />
        )}
      </Opening>
    </span>
  );
}

interface OpeningProps {
  readonly icon: IconName;
  readonly label: string;
  readonly text: string;
  readonly children: (close: () => void) => ReactNode;
}

function Opening({ icon, label, text, children }: OpeningProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="small"
        icon={icon}
        buttonRef={anchor}
        aria-label={`${label}: ${text}`}
        title={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="dn-ellipsis">{text}</span>
        <Icon name="down" size={12} />
      </Button>
      {open && (
        <Popover label={label} anchor={anchor} placement="bottom-end" className="dn-sim-form" onClose={close}>
          {children(close)}
        </Popover>
      )}
    </>
  );
}

function People({ onClose }: { readonly onClose: () => void }) {
  const { words, settings, store } = useSimulating();
  const chosen = useSimulation(({ person }) => person.setup.person);
  const [pasting, setPasting] = useState(settings.people.length === 0);
  return (
    <>
      <ul className="dn-sim-people">
        {settings.people.map(({ id, title, note, facts }) => (
          <li key={id}>
            <button
              type="button"
              className="dn-menu-item"
              aria-current={id === chosen || undefined}
              onClick={() => {
                const [zone] = facts.debtor.zones ?? [];
                store.act({ type: "choose", person: id, facts, ...(zone !== undefined && { zone }) });
                onClose();
              }}
            >
              <Icon name={id === chosen ? "check" : "person"} size={14} />
              <span>
                <b>{title}</b>
                {note !== undefined && <span className="dn-help"> {note}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {pasting ? (
        <Paste onClose={onClose} />
      ) : (
        <Button look="link" size="small" icon="raw" onClick={() => setPasting(true)}>
          {words.person.paste}
        </Button>
      )}
    </>
  );
}

function Paste({ onClose }: { readonly onClose: () => void }) {
  const { words, program, store } = useSimulating();
  const { person } = words;
  const start = useSimulation((state) => state.person.setup.start);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<PasteProblem | undefined>(undefined);
  const use = () => {
    const pasted = pastedPerson(text, program, start);
    if (!pasted.ok) {
      setProblem(pasted.problem);
      return;
    }
    const [zone] = pasted.facts.debtor.zones ?? [];
    const known = zone !== undefined && program.zones.get(zone) !== undefined;
    store.act({ type: "choose", facts: pasted.facts, ...(known && { zone }) });
    onClose();
  };
  const error =
    problem === undefined
      ? undefined
      : problem.code === "json"
        ? person.problems.json(problem.message, problem.line, problem.column)
        : problem.code === "facts"
          ? person.problems.facts(problem.pointer)
          : person.problems.empty;
  return (
    <>
      <Field label={person.paste} help={person.pasteHelp} error={error}>
        {(ids) => (
          <textarea
            {...ids}
            className="dn-input dn-sim-json"
            dir="ltr"
            rows={9}
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <Button look="primary" onClick={use}>
        {person.use}
      </Button>
    </>
  );
}

function Zones({ onClose }: { readonly onClose: () => void }) {
  const { words, program, store } = useSimulating();
  const zone = useSimulation(({ person }) => person.setup.zone);
  const [text, setText] = useState(zone);
  const [bad, setBad] = useState(false);
  const use = () => {
    setBad(program.zones.get(text) === undefined);
    if (program.zones.get(text) === undefined) return;
    store.act({ type: "zone", zone: text });
    onClose();
  };
  return (
    <>
      <Field label={words.person.zone} error={bad ? words.person.problems.zone(text) : undefined}>
        {(ids) => (
          <>
            <input
              {...ids}
              className="dn-input"
              dir="ltr"
              list={`${ids.id}-zones`}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => event.key === "Enter" && use()}
            />
            <datalist id={`${ids.id}-zones`}>
              {program.zones.names().map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Button look="primary" onClick={use}>
        {words.person.use}
      </Button>
    </>
  );
}
