/** Fields of single values: texts, numbers, money, shares, times, choices and switches. */

import { useId } from "react";
import { useHost, useWords } from "../../host/context.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { choiceText, type EditProps, useForm } from "../form.tsx";
import { basisPointsFrom, minorFrom, moneyText, numberFrom, percentText, plainNumber } from "../numbers.ts";
import { choicesOf, resolved } from "../schema.ts";
import { Draft, type Reading } from "./Draft.tsx";

const asText = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined ? "" : String(value);
const numberOr = (value: number | undefined): Reading => (value === undefined ? { code: "number" } : { value });

export const TextField = (props: EditProps) => (
  <Draft {...props} text={asText(props.value)} read={(value) => ({ value })} placeholder={hintOf(props)} />
);

export const AreaField = (props: EditProps) => (
  <Draft {...props} area text={asText(props.value)} read={(value) => ({ value })} />
);

/** What stands for a value that is not there. */
const hintOf = ({ schema }: EditProps): string | undefined =>
  schema.default === undefined ? undefined : String(schema.default);

export function NumberField(props: EditProps) {
  const { locale } = useHost();
  const show = (value: unknown) => (typeof value === "number" ? plainNumber(value, locale) : asText(value));
  const { default: usual } = resolved(props.schema);
  return (
    <Draft
      {...props}
      text={show(props.value)}
      read={(text) => numberOr(numberFrom(text))}
      placeholder={usual === undefined ? undefined : show(usual)}
      inputMode="decimal"
    />
  );
}

export function ShareField(props: EditProps) {
  const { locale } = useHost();
  const show = (value: unknown) => (typeof value === "number" ? percentText(value, locale) : asText(value));
  const { default: usual } = resolved(props.schema);
  return (
    <Draft
      {...props}
      text={show(props.value)}
      read={(text) => numberOr(basisPointsFrom(text))}
      placeholder={usual === undefined ? undefined : show(usual)}
      inputMode="decimal"
      unit="%"
    />
  );
}

/** The currency of amounts in a form: of the step, or of the figures that the host shows. */
export function useCurrency(): string | undefined {
  const { settings } = useHost();
  const { root } = useForm();
  if (typeof root.currency === "string") return root.currency;
  return Object.values(settings.stats?.nodes ?? {}).find(({ currency }) => currency !== undefined)?.currency;
}

export function MoneyField(props: EditProps) {
  const { locale, words } = useHost();
  const currency = useCurrency();
  return (
    <Draft
      {...props}
      text={typeof props.value === "number" ? moneyText(props.value, currency, locale) : asText(props.value)}
      read={(text) => numberOr(minorFrom(text, currency))}
      inputMode="decimal"
      unit={currency ?? words.inspector.minorUnits}
    />
  );
}

export const TimeField = (props: EditProps) => (
  <Draft
    {...props}
    text={asText(props.value)}
    read={(text) => ({ value: timeFrom(text) })}
    placeholder={hintOf(props) ?? "hh:mm"}
    inputMode="numeric"
  />
);

/** `9`, `9:30` and `930` as people type them. */
function timeFrom(text: string): string {
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim()) ?? [];
  return hours === undefined ? text.trim() : `${hours.padStart(2, "0")}:${minutes}`;
}

const TEXT_OF_NOTHING = "";

export function ChoiceField({ label, help, error, hideLabel = false, name, path, schema, value, required }: EditProps) {
  const { inspector } = useWords();
  const form = useForm();
  const all = resolved(schema);
  const options = (choicesOf(all) ?? []).map((one) => ({
    value: String(one),
    label: choiceText(name, one, inspector),
  }));
  const usual = all.default === undefined ? inspector.none : inspector.usual(choiceText(name, all.default, inspector));
  const open = required !== true || value === undefined;
  const chosen = (text: string) => (choicesOf(all) ?? []).find((one) => String(one) === text);
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error}>
      {(ids) => (
        <Select
          {...ids}
          value={value === undefined ? TEXT_OF_NOTHING : String(value)}
          options={[
            ...(open ? [{ value: TEXT_OF_NOTHING, label: required === true ? inspector.choose : usual }] : []),
            ...options.filter(
              (option) => all.default === undefined || option.value !== String(all.default) || value === all.default,
            ),
          ]}
          onChange={(text) => form.set(path, text === TEXT_OF_NOTHING ? undefined : chosen(text))}
        />
      )}
    </Field>
  );
}

export function FlagField({ label, help, error, path, value, schema }: EditProps) {
  const form = useForm();
  const id = useId();
  const usual = resolved(schema).default === true;
  return (
    <div className="dn-field">
      <label className="dn-check">
        <input
          type="checkbox"
          checked={value === undefined ? usual : value === true}
          aria-describedby={help === undefined ? undefined : id}
          onChange={(event) => form.set(path, event.target.checked === usual ? undefined : event.target.checked)}
        />
        {label}
      </label>
      {help !== undefined && (
        <p id={id} className="dn-help">
          {help}
        </p>
      )}
      {error !== undefined && <p className="dn-error">{error}</p>}
    </div>
  );
}

/** Anything, as JSON. */
export const JsonField = (props: EditProps) => (
  <Draft
    {...props}
    area
    text={props.value === undefined ? "" : JSON.stringify(props.value, undefined, 1)}
    read={(text) => {
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return { code: "json" };
      }
    }}
  />
);
