/** What does not fit a schema, in sentences. */

import type { BlockDefinition, PropsProblem, PropsSchema } from "./definition.ts";
import { type SchemaProblem, schemaChecks } from "./jsonSchema.ts";
import { templateSchema } from "./templateSchema.ts";

const schemaProblems = schemaChecks(templateSchema.$defs as Readonly<Record<string, PropsSchema>>);

export const shapeProblems = (doc: unknown): readonly PropsProblem[] => problemsOf(templateSchema, doc);

/** The props of a block, by the schema of its type; types of hosts, which have a dot in their names, check theirs themselves. */
export function propsProblems(
  { type, propsSchema, checkProps }: BlockDefinition,
  value: unknown,
): readonly PropsProblem[] {
  if (checkProps !== undefined) return checkProps(value);
  return type.includes(".") ? [] : problemsOf(propsSchema, value);
}

function problemsOf(schema: PropsSchema, value: unknown): readonly PropsProblem[] {
  const seen = new Set<string>();
  return schemaProblems(schema, value).flatMap((problem) => {
    const { keyword: code, path, params: data } = problem;
    const message = sentence(problem);
    const key = `${path} ${message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ path, message, code, data }];
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

const sentence = ({ keyword, params }: SchemaProblem): string =>
  SENTENCES[keyword]?.(params) ?? `This is not as it has to be (${keyword}).`;
