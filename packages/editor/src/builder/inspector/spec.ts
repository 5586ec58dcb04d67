/** Fields of a form: how a type of block wants its members edited, with what its schema says of each. */

import type { BlockDefinition, BlockField, PropsSchema, ValueFormat } from "@dunlin/templates";

export interface FieldSpec {
  /** The member; a way through objects with `/` in it. */
  readonly name: string;
  /** English, as the type says. */
  readonly label: string;
  readonly help?: string;
  readonly control:
    | BlockField["control"]
    /** A row of texts. */
    | "texts"
    /** A text that is the same in all languages. */
    | "string"
    /** A text for each language of the template. */
    | "byLanguage"
    /** Some of the languages of the template. */
    | "languages"
    /** An ISO 8601 duration. */
    | "lifetime"
    /** What links begin with, by their paths. */
    | "bases";
  readonly options?: readonly (string | number)[];
  readonly formats?: readonly ValueFormat[];
  readonly rows?: true;
  /** Of `value`: an object is wanted. */
  readonly object?: true;
  /** Of a text: the member with the list in each row of which it is shown. */
  readonly rowsOf?: string;
  readonly items?: readonly FieldSpec[];
  readonly required: boolean;
  readonly oneLine?: true;
  /** Of a text: so many characters are shown. */
  readonly meter?: number;
  /** What counts while nothing is set. */
  readonly usual?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Values that are objects as a whole. */
const OBJECTS: ReadonlySet<string> = new Set(["swissSlip.bill"]);

/** Texts that are shown in each row of a list, by the member that has the list. */
const IN_ROWS: Readonly<Record<string, string>> = {
  "installmentOffer.planLabel": "list",
  "installmentOffer.totalLabel": "list",
};

export const specsOf = ({ type, fields, propsSchema }: BlockDefinition): readonly FieldSpec[] =>
  fields.map((field) => specOf(field, propsSchema, `${type}.${field.name}`));

function specOf(field: BlockField, around: PropsSchema, key: string): FieldSpec {
  const schema = memberOf(around, field.name);
  const { items, control, ...rest } = field;
  return {
    ...rest,
    control: controlOf(control, schema),
    ...(control === "plainText" && { oneLine: true }),
    ...(Object.hasOwn(IN_ROWS, key) && { rowsOf: IN_ROWS[key] as string }),
    ...(OBJECTS.has(key) && { object: true }),
    ...(items && { items: items.map((item) => specOf(item, schemaOf(schema.items), `${key}.${item.name}`)) }),
    required: Array.isArray(around.required) && around.required.includes(field.name),
    ...limitsOf(schema),
  };
}

function controlOf(control: BlockField["control"], schema: PropsSchema): FieldSpec["control"] {
  if (schema.type === "string" && (control === "text" || control === "plainText")) return "string";
  return control === "rows" && schemaOf(schema.items).type !== "array" ? "texts" : control;
}

const schemaOf = (value: unknown): PropsSchema =>
  typeof value === "object" && value !== null ? (value as PropsSchema) : {};

const memberOf = ({ properties }: PropsSchema, name: string): PropsSchema => {
  const all = schemaOf(properties);
  return Object.hasOwn(all, name) ? schemaOf(all[name]) : {};
};

const NUMBERS = ["minimum", "maximum", "maxLength", "minItems", "maxItems"] as const;

const limitsOf = (schema: PropsSchema): Partial<FieldSpec> => ({
  ...Object.fromEntries(NUMBERS.flatMap((name) => (typeof schema[name] === "number" ? [[name, schema[name]]] : []))),
  ...(typeof schema.pattern === "string" && { pattern: schema.pattern }),
});

/** Why something typed cannot be kept, by the keyword of the schema that says so. */
export interface DraftProblem {
  readonly code: "integer" | "required" | "minimum" | "maximum" | "maxLength" | "pattern";
  readonly data: Readonly<Record<string, unknown>>;
}

export function numberProblem(text: string, { required, minimum, maximum }: FieldSpec): DraftProblem | undefined {
  if (text.trim() === "") return required ? { code: "required", data: {} } : undefined;
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text.trim()) || !Number.isSafeInteger(value)) return { code: "integer", data: {} };
  if (minimum !== undefined && value < minimum) return { code: "minimum", data: { limit: minimum } };
  return maximum !== undefined && value > maximum ? { code: "maximum", data: { limit: maximum } } : undefined;
}

export function stringProblem(text: string, { required, maxLength, pattern }: FieldSpec): DraftProblem | undefined {
  if (text === "") return required ? { code: "required", data: {} } : undefined;
  if (maxLength !== undefined && [...text].length > maxLength) return { code: "maxLength", data: { limit: maxLength } };
  return pattern !== undefined && !new RegExp(pattern, "u").test(text)
    ? { code: "pattern", data: { pattern } }
    : undefined;
}

/** What a new item of a list may begin with. */
export interface FreshSite {
  /** Its number, from 1. */
  readonly number: number;
  /** A value that fits a field. */
  readonly valueFor: (spec: FieldSpec) => string | undefined;
  /** A language that the list does not have yet. */
  readonly language: string;
}

/** A new item of a list, with what has to be in it: a template takes whole items only. */
export const freshItem = (items: readonly FieldSpec[], site: FreshSite): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    items.flatMap((spec): readonly (readonly [string, unknown])[] => {
      const value = freshValue(spec, site);
      return value === undefined ? [] : [[spec.name, value]];
    }),
  );

function freshValue(spec: FieldSpec, { number, valueFor, language }: FreshSite): unknown {
  const { name, control, options, required } = spec;
  if (control === "text" || control === "plainText") return {};
  if (control === "switch") return false;
  if (!required) return undefined;
  if (control === "choice") return options?.[0];
  if (control === "link" || control === "image") return { to: "url", url: "" };
  if (control === "value") return valueFor(spec) ?? name;
  if (name === "mediaType") return "application/pdf";
  return name === "locale" ? language : `${name} ${number}`;
}
