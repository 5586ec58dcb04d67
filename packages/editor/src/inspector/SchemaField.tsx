/** One value by its schema: the field of its kind with its words; read only, the value as text. */

import { type ComponentType, memo, useId } from "react";
import { useHost } from "../host/context.tsx";
import { Doubts, isToldBeside } from "./Doubts.tsx";
import { ConditionEdit, ExpressionEdit } from "./fields/ConditionFields.tsx";
import { GroupField, ItemsField, MapField } from "./fields/composites.tsx";
import { DurationField } from "./fields/DurationField.tsx";
import { ChoicesField, EventsField, TextsField } from "./fields/lists.tsx";
import { OptionsField } from "./fields/OptionsField.tsx";
import {
  ChannelField,
  ChannelsField,
  OutcomeField,
  StepField,
  TemplateField,
  TemplateShown,
} from "./fields/references.tsx";
import {
  AreaField,
  ChoiceField,
  FlagField,
  JsonField,
  MoneyField,
  NumberField,
  ShareField,
  TextField,
  TimeField,
  useCurrency,
} from "./fields/scalars.tsx";
import { type EditProps, type FieldProps, fieldText, useErrorAt, useForm, useProblemsAt } from "./form.tsx";
import { type Kind, kindOf } from "./kinds.ts";
import { useValueText } from "./valueText.ts";

const FIELDS: { readonly [K in Kind]: ComponentType<EditProps> } = {
  text: TextField,
  area: AreaField,
  number: NumberField,
  money: MoneyField,
  share: ShareField,
  duration: DurationField,
  time: TimeField,
  choice: ChoiceField,
  choices: ChoicesField,
  flag: FlagField,
  template: TemplateField,
  channel: ChannelField,
  channels: ChannelsField,
  condition: ConditionEdit,
  expression: ExpressionEdit,
  events: EventsField,
  texts: TextsField,
  items: ItemsField,
  map: MapField,
  group: GroupField,
  outcome: OutcomeField,
  step: StepField,
  json: JsonField,
};

/** Fields that hold other fields: they say what is wrong with themselves only, and are the same when nothing can be changed. */
const HOLDERS: ReadonlySet<Kind> = new Set<Kind>(["items", "map", "group", "condition", "expression"]);

/** Lists that more is known of than their schema says. */
const SPECIAL: Readonly<Record<string, ComponentType<EditProps>>> = { "offer.options": OptionsField };

export const SchemaField = memo(function SchemaField(props: FieldProps) {
  const { words } = useHost();
  const { type, readOnly } = useForm();
  const id = useId();
  const kind = kindOf(props.name, props.schema);
  const holds = HOLDERS.has(kind);
  const inside = !holds || kind === "condition" || kind === "expression";
  const error = useErrorAt(props.path, inside);
  const told = useProblemsAt(props.path, inside).filter(isToldBeside);
  const [label, help] = fieldText(type, props.trail, props.schema, words.inspector);
  const full: EditProps = {
    ...props,
    label: props.called ?? label,
    help: props.called === undefined ? help : undefined,
    error,
  };
  if (readOnly && !holds) return <ReadOnlyValue {...full} kind={kind} />;
  const Special = SPECIAL[`${type}.${props.trail}`];
  const Edit = Special ?? FIELDS[kind];
  if (readOnly && props.value === undefined) return null;
  const doubted = told.length > 0 && { role: "group", "aria-label": full.label, "aria-describedby": id };
  // The field stays the same one when a doubt comes or goes, and keeps the focus.
  return (
    <div className="dn-doubted" {...doubted}>
      <Edit {...full} />
      {told.length > 0 && <Doubts problems={told} id={id} />}
    </div>
  );
});

function ReadOnlyValue({ kind, label, hideLabel = false, name, value, schema }: EditProps & { readonly kind: Kind }) {
  const currency = useCurrency();
  const text = useValueText()(kind, name, value, schema, currency);
  if (text === undefined) return null;
  return (
    <dl className="dn-value">
      <dt className={hideLabel ? "dn-hidden" : "dn-label"}>{label}</dt>
      <dd>{text}</dd>
      {kind === "template" && (
        <dd>
          <TemplateShown template={String(value)} />
        </dd>
      )}
    </dl>
  );
}
