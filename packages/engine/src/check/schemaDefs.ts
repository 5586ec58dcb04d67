/**
 * Named parts of the document schema (`$defs`). Title and description of a part say what is expected where a value does
 * not fit, so they are written to follow "This must be ...".
 */

import { EVENTS } from "../model/event.ts";
import { NAME } from "../nodes/schema.ts";
import type { JsonSchema } from "../nodes/spec.ts";
import { OPERATOR_HELP } from "./operatorHelp.ts";

const DATE_PART = "(?:\\d{1,5}Y)?(?:\\d{1,5}M)?(?:\\d{1,5}W)?(?:\\d{1,5}D)?";
const TIME_PART = "(?:T(?=\\d)(?:\\d{1,7}H)?(?:\\d{1,7}M)?(?:\\d{1,9}S)?)?";
const DURATION = `P(?!$)(?:\\d{1,5}B|${DATE_PART}${TIME_PART})$`;
const DAYS = `P(?!$)(?:\\d{1,5}B|${DATE_PART})$`;

export const DEFS: Readonly<Record<string, JsonSchema>> = {
  id: {
    title: "an id",
    description: "1 to 64 letters, digits, `_` or `-`",
    type: "string",
    pattern: `^${NAME}$`,
  },
  text: {
    title: "a text",
    description: "not blank",
    type: "string",
    pattern: "\\S",
  },
  reference: {
    title: "a reference",
    description: "an id and a version, as in `reminder@1`",
    type: "string",
    pattern: `^${NAME}(?:@[1-9]\\d{0,8})?$`,
  },
  minor: {
    title: "an amount",
    description: "a whole number of minor units, such as cents, that is exact in JSON",
    type: "integer",
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
  },
  currency: {
    title: "a currency",
    description: "the three letters of ISO 4217, as in `EUR`",
    type: "string",
    pattern: "^[A-Z]{3}$",
  },
  duration: {
    title: "a duration",
    description: "as in `P7D`, `PT4H`, `P1M` or `P3B` (business days), not negative",
    type: "string",
    pattern: `^${DURATION}`,
  },
  days: {
    title: "a duration in days",
    description: "as in `P7D`, `P1M` or `P3B` (business days), without hours and not negative",
    type: "string",
    pattern: `^${DAYS}`,
  },
  offset: {
    title: "an offset",
    description: "a duration as in `P7D` or `P3B` (business days), or `-P7D` for before",
    type: "string",
    pattern: `^-?${DURATION}`,
  },
  time: {
    title: "a time of day",
    description: "from `00:00` to `23:59`",
    type: "string",
    pattern: "^(?:[01]\\d|2[0-3]):[0-5]\\d$",
  },
  eventType: {
    title: "an event type",
    description: "of the catalog, or `custom.` and a name of your own",
    type: "string",
    anyOf: [{ enum: Object.keys(EVENTS) }, { pattern: "^custom\\.[A-Za-z0-9_-]{1,64}$" }],
  },
  eventTypes: {
    title: "a list of event types",
    description: "at least one",
    type: "array",
    minItems: 1,
    items: { $ref: "#/$defs/eventType" },
  },
  condition: {
    title: "a condition",
    description:
      "`{ operator: [arguments] }`, a literal or a list. Unknown input makes the answer unknown. Operators and their arguments are checked on their own.",
    type: ["object", "array", "string", "number", "boolean", "null"],
    properties: Object.fromEntries(Object.entries(OPERATOR_HELP).map(([name, description]) => [name, { description }])),
  },
  field: {
    title: "a schema",
    description: "JSON Schema of one value; other keywords are kept",
    type: "object",
    properties: {
      type: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
      title: { type: "string" },
      description: { type: "string" },
      enum: { type: "array" },
      properties: { type: "object", additionalProperties: { $ref: "#/$defs/field" } },
      required: { type: "array", items: { type: "string" } },
      items: { $ref: "#/$defs/field" },
    },
  },
};
