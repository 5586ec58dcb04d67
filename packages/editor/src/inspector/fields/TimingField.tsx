/** When a wait is over, as one widget: after a time, on a day that follows the facts, or after a rest since the last contact. */

import type { JsonSchema } from "@dunlin/engine";
import type { Command } from "../../commands/command.ts";
import { useHost, useWords } from "../../host/context.tsx";
import { useTellProblem } from "../../problems/sentences.ts";
import { Select } from "../../ui/Field.tsx";
import { below, type FieldProps, fieldText, useErrorAt, useForm } from "../form.tsx";
import { propertiesOf } from "../schema.ts";
import { DurationField } from "./DurationField.tsx";
import { FieldSet } from "./FieldSet.tsx";

export const TIMING_MEMBERS: readonly string[] = [
  "for",
  "until",
  "gap",
  "gapChannels",
  "at",
  "roll",
  "calendar",
  "ifPast",
];

type Mode = "for" | "until" | "gap";

const ANCHORS = ["oldestDueDate", "commitmentDue", "entered", "lastContact", "lastPayment"];

export interface TimingProps {
  /** Of the node. */
  readonly path: string;
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

export function TimingField({ path, properties }: TimingProps) {
  const { store, words } = useHost();
  const { root, readOnly, problems } = useForm();
  const tell = useTellProblem();
  const { inspector } = words;
  const own = problems.find(
    ({ path: at, data }) => at === path && (data.problem === "timing" || data.problem === "gapChannels"),
  );
  const mode: Mode =
    root.until !== undefined ? "until" : root.for !== undefined || root.gap === undefined ? "for" : "gap";
  const modes: readonly Mode[] = properties.ifPast === undefined ? ["for", "until"] : ["for", "until", "gap"];
  const change = (next: Mode) => {
    if (next === mode) return;
    const set = (name: string, value?: unknown): Command => ({
      type: "field.set",
      path: below(path, name),
      ...(value === undefined ? {} : { value }),
    });
    const past = properties.ifPast !== undefined;
    const commands: Readonly<Record<Mode, readonly Command[]>> = {
      for: [set("until"), set("ifPast"), set("for", "P3D")],
      until: [
        set("for"),
        set("until", { anchor: "oldestDueDate", offset: "P3D" }),
        ...(past ? [set("ifPast", "skip")] : []),
        ...(root.gap === undefined && past ? [set("gap", "P1D")] : []),
      ],
      gap: [set("for"), set("until"), set("ifPast"), ...(root.gap === undefined ? [set("gap", "P1D")] : [])],
    };
    store.transaction(inspector.changeTiming, commands[next], "menu");
  };
  const part = (name: string, hideLabel = false) => (
    <TimingPart name={name} path={path} properties={properties} hideLabel={hideLabel} />
  );
  return (
    <FieldSet label={inspector.when} className="dn-timing" error={own === undefined ? undefined : tell(own)}>
      {readOnly ? null : (
        <Select
          aria-label={inspector.when}
          value={mode}
          options={modes.map((one) => ({ value: one, label: inspector.timingModes[one] }))}
          onChange={change}
        />
      )}
      {mode === "for" && part("for", true)}
      {mode === "until" && <Until path={below(path, "until")} schema={properties.until as JsonSchema} />}
      {mode === "gap" && part("gap", true)}
      {part("at")}
      {part("roll")}
      {mode === "until" && properties.ifPast !== undefined && part("ifPast")}
      {mode !== "gap" && part("gap")}
      <details className="dn-more" open={root.gapChannels !== undefined || root.calendar !== undefined}>
        <summary>{inspector.more}</summary>
        <div className="dn-fields">
          {root.gap !== undefined && part("gapChannels")}
          {part("calendar")}
        </div>
      </details>
    </FieldSet>
  );
}

function TimingPart({
  name,
  path,
  properties,
  hideLabel,
}: TimingProps & { readonly name: string; readonly hideLabel: boolean }) {
  const { root, Field } = useForm();
  const schema = properties[name];
  if (schema === undefined) return null;
  const needed = name === "ifPast" || (hideLabel && name !== "gapChannels");
  const props: FieldProps = {
    ...{ name, trail: name, path: below(path, name), value: root[name], schema, required: needed, hideLabel },
  };
  return <Field {...props} />;
}

/** So long before or after a day that the facts know. */
function Until({ path, schema }: { readonly path: string; readonly schema: JsonSchema }) {
  const { inspector } = useWords();
  const { root, set, readOnly, type, Field } = useForm();
  const until = (root.until ?? {}) as Readonly<Record<string, unknown>>;
  const anchor = typeof until.anchor === "string" ? until.anchor : "";
  const anchors = [...ANCHORS, ...useDates()];
  const error = useErrorAt(path, true);
  const parts = propertiesOf(schema);
  const offset: FieldProps = {
    ...{ name: "offset", trail: "until.offset", path: below(path, "offset"), value: until.offset ?? "P0D" },
    ...{ schema: parts.offset as JsonSchema, required: true, hideLabel: true },
  };
  if (readOnly)
    return (
      <div>
        <Field {...offset} />
        <p>{inspector.anchors[anchor] ?? anchor}</p>
      </div>
    );
  return (
    <DurationField
      {...offset}
      label={fieldText(type, "until.offset", offset.schema, inspector)[0]}
      help={undefined}
      error={error}
      beside={
        <Select
          aria-label={fieldText(type, "until.anchor", parts.anchor as JsonSchema, inspector)[0]}
          value={anchor}
          options={[...new Set([...anchors, anchor])].map((one) => ({
            value: one,
            label: inspector.anchors[one] ?? one,
          }))}
          onChange={(next) => set(below(path, "anchor"), next)}
        />
      }
    />
  );
}

/** Dates among the host's own data. */
function useDates(): readonly string[] {
  const { settings, store } = useHost();
  const fields = settings.fields ?? store.getState().doc.fields;
  return Object.entries(fields?.properties ?? {}).flatMap(([name, { format }]) =>
    format === "date" || format === "date-time" ? [`data.${name}`] : [],
  );
}
