/** People as whom a message is worth looking at, made from one: what breaks messages is known before somebody gets one. */

import type { Template, VariableSchema } from "@dunlin/templates";
import { variablesOf } from "@dunlin/templates/editing";
import type { SamplePerson } from "../host/props.ts";

/** What each of them is there for. */
export type SampleName = "usual" | "nothingDue" | "longName" | "manyRows" | "rightToLeft" | "noOffer" | "hostile";

export type SampleTitles = { readonly [K in SampleName]: string };

export const SAMPLES_EN: SampleTitles = {
  usual: "Usual person",
  nothingDue: "Nothing open",
  longName: "Very long name",
  manyRows: "30 invoices",
  rightToLeft: "Right to left",
  noOffer: "No offer",
  hostile: "Hostile texts",
};

export const SAMPLES_ES: SampleTitles = {
  usual: "Persona habitual",
  nothingDue: "Nada pendiente",
  longName: "Nombre muy largo",
  manyRows: "30 facturas",
  rightToLeft: "De derecha a izquierda",
  noOffer: "Sin oferta",
  hostile: "Textos hostiles",
};

const ROWS = 30;
const LONG = "María de los Ángeles Fernández-Villaverde Etxeberria";
const ARABIC = "عبد الرحمن بن محمد الأنصاري";
const HOSTILE = `<b>O’Neil</b> {{name}} & "C=1" 🙂`;

/**
 * A set of people who each differ from one in what their name says. A person for whom the variables have no place (no list, no name)
 * is left out.
 *
 * @param base - The merge context of somebody usual; `sampleContext(variables)` makes one.
 */
export function sampleSet(
  variables: Template["variables"],
  base: object,
  titles: SampleTitles = SAMPLES_EN,
): readonly [SamplePerson, ...SamplePerson[]] {
  const named =
    (words: string): Change =>
    (value, schema, path) =>
      typeof value === "string" && isName(schema, path) ? words : value;
  const changes: Readonly<Record<Exclude<SampleName, "usual">, Change>> = {
    nothingDue: (value, schema) =>
      Array.isArray(value) ? [] : schema["x-format"] === "money" && typeof value === "number" ? 0 : value,
    longName: named(LONG),
    manyRows: (value, schema) => (Array.isArray(value) && isRows(schema) ? repeated(value) : value),
    rightToLeft: named(ARABIC),
    noOffer: (value, schema, path) => (Array.isArray(value) && isOffer(schema, path) ? [] : value),
    hostile: named(HOSTILE),
  };
  const usual: SamplePerson = { id: "usual", title: titles.usual, context: base };
  const others = Object.entries(changes).flatMap(([id, change]): SamplePerson[] => {
    const context = changed(base, variables, "", change) as object;
    return JSON.stringify(context) === JSON.stringify(base) ? [] : [{ id, title: titles[id as SampleName], context }];
  });
  return [usual, ...others];
}

/** What becomes of a value, given what is declared about it. */
type Change = (value: unknown, schema: VariableSchema, path: string) => unknown;

/** Outside first: what a change makes of a list is what its rows are taken from. */
function changed(value: unknown, schema: VariableSchema | undefined, path: string, change: Change): unknown {
  if (schema === undefined) return value;
  const now = change(value, schema, path);
  if (Array.isArray(now)) return now.map((row) => changed(row, schema.items, `${path}[]`, change));
  if (typeof now !== "object" || now === null) return now;
  return Object.fromEntries(
    Object.entries(now).map(([name, member]) => [
      name,
      changed(member, schema.properties?.[name], path === "" ? name : `${path}.${name}`, change),
    ]),
  );
}

const NAME = /(?:name|nombre|apellidos?|nom|nome|naam|nimi|company|empresa|firma)$/i;

/** Free text that somebody is called by: no choice, no format, nothing that others are worked out from. */
const isName = (schema: VariableSchema, path: string): boolean =>
  NAME.test(path) &&
  schema.enum === undefined &&
  schema.format === undefined &&
  (schema["x-format"] ?? "text") === "text";

/** Rows with amounts and without lists of their own. */
const isRows = ({ items }: VariableSchema): boolean =>
  items !== undefined && !hasLists(items) && variablesOf(items).some(({ schema }) => schema["x-format"] === "money");

const hasLists = ({ properties = {} }: VariableSchema): boolean =>
  Object.values(properties).some(({ items }) => items !== undefined);

/** Something to choose from: each row with a list of what it would be, or a list that is called so. */
const isOffer = ({ items }: VariableSchema, path: string): boolean =>
  items !== undefined && (hasLists(items) || /(?:plans?|offers?|options?|ofertas?|planes)$/i.test(path));

/** The rows again and again; those that are called by a number or a reference get one of their own. */
function repeated(rows: readonly unknown[]): readonly unknown[] {
  if (rows.length === 0 || rows.length >= ROWS) return rows;
  return Array.from({ length: ROWS }, (_, i) => {
    const row = rows[i % rows.length];
    if (typeof row !== "object" || row === null) return row;
    const round = Math.floor(i / rows.length);
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        round > 0 && /^(?:ref|reference|id|number)$/i.test(name)
          ? typeof value === "number"
            ? i + 1
            : `${String(value)}-${round + 1}`
          : value,
      ]),
    );
  });
}
