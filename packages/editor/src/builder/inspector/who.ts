/** Who sees a block: its condition over the values of the message, in words and among the sample people. */

import { type Condition, compileCondition, describeCondition, type FieldSchema } from "@dunlin/engine";
import type { Block, VariableSchema } from "@dunlin/templates";
import type { SamplePerson } from "../host/props.ts";
import type { BuilderMessages } from "../words.ts";
import { asData } from "./message.ts";
import { currencyIn } from "./values.ts";

const schemas = new WeakMap<VariableSchema, FieldSchema>();

/** Variables as fields of a condition: each named with what it stands in, since a name may stand in several. */
export function fieldsOf(variables: VariableSchema): FieldSchema {
  const known = schemas.get(variables) ?? named(variables, "");
  schemas.set(variables, known);
  return known;
}

function named(schema: VariableSchema, around: string): FieldSchema {
  const { properties, items, required = [], ...rest } = schema;
  const members = Object.entries(properties ?? {});
  const needed = members.flatMap(([name, member]) => (member["x-required"] === true ? [name] : []));
  return {
    ...rest,
    ...(items && { items: named(items, "") }),
    ...(properties && {
      required: [...new Set([...required, ...needed])],
      properties: Object.fromEntries(
        members.map(([name, member]) => {
          const title = around + (member.title ?? name);
          return [name, { ...named(member, `${title} · `), title }];
        }),
      ),
    }),
  };
}

export interface SeenBy {
  readonly seen: number;
  /** Of whom it is not known: they do not see it. */
  readonly unknown: number;
  readonly of: number;
}

/** How many of some people see what stands under a condition. One that cannot be read is seen by nobody. */
export function seenBy(when: Condition | undefined, people: readonly Pick<SamplePerson, "context">[]): SeenBy {
  if (when === undefined) return { seen: people.length, unknown: 0, of: people.length };
  try {
    const ask = compileCondition(when);
    const answers = people.map(({ context }) => ask(context as Parameters<typeof ask>[0]));
    const count = (wanted: boolean | "unknown") => answers.filter((answer) => answer === wanted).length;
    return { seen: count(true), unknown: count("unknown"), of: people.length };
  } catch {
    return { seen: 0, unknown: people.length, of: people.length };
  }
}

export interface Looker {
  readonly words: Pick<BuilderMessages, "inspector" | "locale">;
  readonly variables: VariableSchema;
  /** Whose currency amounts are told in. */
  readonly context: object;
}

/** `Only people for whom “Open amount” is more than €150.00 see this`; `undefined` where everyone does. */
export function whoSees({ when }: Pick<Block, "when">, { words, variables, context }: Looker): string | undefined {
  if (when === undefined || when === true) return undefined;
  if (when === false) return words.inspector.nobodySees;
  const currency = currencyIn(variables, context);
  const clause = describeCondition(asData(when), {
    locale: words.locale,
    schema: fieldsOf(variables),
    ...(currency !== undefined && { currency }),
  });
  return words.inspector.onlySees(clause);
}
