/** Lists of words, of choices and of events. */

import type { JsonSchema } from "@dunlin/engine";
import { EVENTS } from "@dunlin/engine";
import { useState } from "react";
import { useWords } from "../../host/context.tsx";
import { Select } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { choiceText, type EditProps, useForm, useProblemText } from "../form.tsx";
import { choicesOf, problemOf, resolved } from "../schema.ts";
import { FieldSet } from "./FieldSet.tsx";

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** A list that is empty stands for nothing, unless it has to be there. */
const orNothing = (list: readonly unknown[], { required }: EditProps): readonly unknown[] | undefined =>
  list.length === 0 && required !== true ? undefined : list;

const without = (list: readonly string[], gone: string, props: EditProps): readonly unknown[] | undefined =>
  orNothing(
    list.filter((one) => one !== gone),
    props,
  );

interface ChipsProps {
  readonly values: readonly string[];
  readonly text: (value: string) => string;
  readonly onRemove: (value: string) => void;
}

function Chips({ values, text, onRemove }: ChipsProps) {
  const { inspector } = useWords();
  if (values.length === 0) return null;
  return (
    <ul className="dn-chips">
      {values.map((value) => (
        <li key={value} className="dn-chip">
          {text(value)}
          <button type="button" aria-label={inspector.removeNamed(text(value))} onClick={() => onRemove(value)}>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Words that are typed, one after the other. */
export function TextsField(props: EditProps) {
  const { label, help, error, hideLabel = false, path, schema, value } = props;
  const { inspector } = useWords();
  const form = useForm();
  const say = useProblemText();
  const [typed, setTyped] = useState("");
  const values = listOf(value);
  const problem = typed === "" ? undefined : problemOf(resolved(schema).items as JsonSchema, typed);
  const add = () => {
    if (typed === "" || problem !== undefined) return;
    if (!values.includes(typed)) form.set(path, [...values, typed]);
    setTyped("");
  };
  return (
    <FieldSet label={label} hideLabel={hideLabel} help={help} error={problem === undefined ? error : say(problem)}>
      <Chips values={values} text={String} onRemove={(gone) => form.set(path, without(values, gone, props))} />
      <input
        className="dn-input"
        data-size="small"
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        aria-label={inspector.addTo(label)}
        placeholder={inspector.addByEnter}
        onChange={(event) => setTyped(event.target.value.replace(/,$/, ""))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== ",") return;
          event.preventDefault();
          add();
        }}
        onBlur={add}
      />
    </FieldSet>
  );
}

/** Some of a few. */
export function ChoicesField(props: EditProps) {
  const { label, help, error, hideLabel = false, name, path, schema, value } = props;
  const { inspector } = useWords();
  const form = useForm();
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const options = choicesOf(resolved(resolved(schema).items as JsonSchema)) ?? [];
  return (
    <FieldSet label={label} hideLabel={hideLabel} help={help} error={error} className="dn-choices">
      {options.map((option) => (
        <label key={String(option)} className="dn-check">
          <input
            type="checkbox"
            checked={values.includes(option)}
            onChange={(event) => {
              const next = options.filter((one) => (one === option ? event.target.checked : values.includes(one)));
              form.set(path, orNothing(next, props));
            }}
          />
          {choiceText(name, option, inspector)}
        </label>
      ))}
    </FieldSet>
  );
}

/** What happens outside: chosen from the catalog, or an event of the host's own. */
export function EventsField(props: EditProps) {
  const { label, help, error, hideLabel = false, path, value } = props;
  const { inspector } = useWords();
  const form = useForm();
  const [own, setOwn] = useState<string | undefined>(undefined);
  const values = listOf(value);
  const add = (event: string) => {
    if (!values.includes(event)) form.set(path, [...values, event]);
  };
  const options = Object.keys(EVENTS)
    .filter((event) => !values.includes(event) && !event.startsWith("timer."))
    .map((event) => ({ value: event, label: inspector.event(event), group: inspector.eventGroup(event) }));
  return (
    <FieldSet label={label} hideLabel={hideLabel} help={help} error={error}>
      <Chips values={values} text={inspector.event} onRemove={(gone) => form.set(path, without(values, gone, props))} />
      <Select
        size="small"
        aria-label={inspector.addTo(label)}
        value={undefined as string | undefined}
        placeholder={inspector.addEvent}
        options={[...options, { value: "custom.", label: inspector.ownEvent, group: inspector.eventGroup("custom.") }]}
        onChange={(event) => (event === "custom." ? setOwn("") : add(event))}
      />
      {own !== undefined && (
        <input
          className="dn-input"
          data-size="small"
          type="text"
          data-first=""
          aria-label={inspector.ownEvent}
          placeholder="custom.name"
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          onKeyDown={(event) => {
            const name = own.startsWith("custom.") ? own : `custom.${own}`;
            if (event.key === "Escape") setOwn(undefined);
            if (event.key !== "Enter" || !/^custom\.[A-Za-z0-9_-]{1,64}$/.test(name)) return;
            add(name);
            setOwn(undefined);
          }}
        />
      )}
    </FieldSet>
  );
}
