/** What a generated validator found, in sentences. */

import type { BlockDefinition, PropsProblem } from "./definition.ts";
import { props, type ShapeError, type ShapeValidator, template } from "./generated/validateShape.js";

export const shapeProblems = (doc: unknown): readonly PropsProblem[] => problemsOf(template, doc);

/** The props of a block, by the validator of its type; types of hosts bring their own. */
export function propsProblems({ type, checkProps }: BlockDefinition, value: unknown): readonly PropsProblem[] {
  const validator = Object.hasOwn(props, type) ? props[type] : undefined;
  return validator === undefined ? (checkProps?.(value) ?? []) : problemsOf(validator, value);
}

function problemsOf(validator: ShapeValidator, value: unknown): readonly PropsProblem[] {
  if (validator(value)) return [];
  const seen = new Set<string>();
  return (validator.errors ?? []).flatMap((error) => {
    // What the branches of an alternative say is noise beside the alternative itself.
    if (/\/(?:oneOf|anyOf)\/\d+\//.test(error.schemaPath) || error.keyword === "if") return [];
    const message = sentence(error);
    const key = `${error.instancePath} ${message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ path: error.instancePath, message, code: error.keyword, data: error.params }];
  });
}

const SENTENCES: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  required: ({ missingProperty }) => `"${String(missingProperty)}" is missing: add it.`,
  additionalProperties: ({ additionalProperty }) => `"${String(additionalProperty)}" is not known here: remove it.`,
  type: ({ type }) => `This has to be of the type ${String(type)}.`,
  enum: ({ allowedValues }) => `This has to be one of ${(allowedValues as readonly unknown[]).map(String).join(", ")}.`,
  const: ({ allowedValue }) => `This has to be ${JSON.stringify(allowedValue)}.`,
  oneOf: () => "This has to be exactly one of its kinds: give the members of one kind and no others.",
  pattern: ({ pattern }) => `This has to match ${String(pattern)}.`,
  minimum: ({ limit }) => `This has to be ${String(limit)} or more.`,
  maximum: ({ limit }) => `This has to be ${String(limit)} or less.`,
  minLength: () => "This must not be empty.",
  maxLength: ({ limit }) => `This has at most ${String(limit)} characters: shorten it.`,
  minItems: ({ limit }) => `There have to be ${String(limit)} or more of these.`,
  maxItems: ({ limit }) => `There can be ${String(limit)} of these at most: remove some.`,
  uniqueItems: () => "Each of these can be there once: remove the double one.",
};

const sentence = ({ keyword, params }: ShapeError): string =>
  SENTENCES[keyword]?.(params) ?? `This is not as it has to be (${keyword}).`;
