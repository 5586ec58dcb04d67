/** Parts of the schemas of props, and short ways to write defaults. */

import type { JsonValue } from "../model/block.ts";
import type { PropsSchema } from "./definition.ts";

/** Defined beside every schema of props; see `definitions`. */
export const text: PropsSchema = { $ref: "#/$defs/text" };
export const link: PropsSchema = { $ref: "#/$defs/link" };
export const path: PropsSchema = { type: "string", minLength: 1, maxLength: 200 };
export const flag: PropsSchema = { type: "boolean" };
export const choice = (...values: readonly (string | number)[]): PropsSchema => ({ enum: values });
export const whole = (minimum: number, maximum: number): PropsSchema => ({ type: "integer", minimum, maximum });
export const listOf = (items: PropsSchema, most: number): PropsSchema => ({ type: "array", items, maxItems: most });

/** An object of these members and no others. */
export const members = (
  properties: Readonly<Record<string, PropsSchema>>,
  ...required: readonly string[]
): PropsSchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** No text in any language. */
export const unsaid: JsonValue = {};

/** What the schemas of props, and that of a template, refer to. */
export const definitions: Readonly<Record<string, PropsSchema>> = {
  text: { type: "object", additionalProperties: { $ref: "#/$defs/runs" } },
  runs: { type: "array", items: { $ref: "#/$defs/run" }, maxItems: 500 },
  run: {
    type: "object",
    properties: {
      t: { type: "string", maxLength: 20_000 },
      var: path,
      fmt: choice("text", "money", "date", "dateTime", "time", "number", "percent", "list", "url", "phone"),
      fallback: { type: "string", maxLength: 2000 },
      br: { const: 1 },
      plural: path,
      forms: {
        type: "object",
        properties: { other: { $ref: "#/$defs/runs" } },
        required: ["other"],
        patternProperties: { "^(?:zero|one|two|few|many|=\\d{1,9})$": { $ref: "#/$defs/runs" } },
        additionalProperties: false,
      },
      select: path,
      cases: {
        type: "object",
        required: ["other"],
        additionalProperties: { $ref: "#/$defs/runs" },
      },
      hbs: { type: "string", maxLength: 20_000 },
      b: { const: true },
      i: { const: true },
      u: { const: true },
      a: { $ref: "#/$defs/link" },
    },
    additionalProperties: false,
    oneOf: [
      { required: ["t"] },
      { required: ["var"] },
      { required: ["br"] },
      { required: ["plural", "forms"] },
      { required: ["select", "cases"] },
      { required: ["hbs"] },
    ],
  },
  link: {
    type: "object",
    properties: {
      to: choice("url", "variable", "email", "phone"),
      url: { type: "string", maxLength: 2000 },
      var: path,
      address: { type: "string", maxLength: 320 },
      subject: { type: "string", maxLength: 200 },
      number: { type: "string", maxLength: 40 },
    },
    required: ["to"],
    additionalProperties: false,
    oneOf: [
      { properties: { to: { const: "url" } }, required: ["url"] },
      { properties: { to: { const: "variable" } }, required: ["var"] },
      { properties: { to: { const: "email" } }, required: ["address"] },
      { properties: { to: { const: "phone" } }, required: ["number"] },
    ],
  },
};
