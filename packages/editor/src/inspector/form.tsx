/** What the fields of one form share: what is edited, how, and what is wrong with it. */

import type { Diagnostic, JsonSchema } from "@dunlin/engine";
import { type ComponentType, createContext, useContext } from "react";
import { pointer } from "../document/pointer.ts";
import { useWords } from "../host/context.tsx";
import { useTellProblem } from "../problems/sentences.ts";
import type { Problem } from "./schema.ts";
import type { FieldText, InspectorWords } from "./words.ts";

export type Values = Readonly<Record<string, unknown>>;

export interface Form {
  /** The node type, or `strategy`: names of fields are looked up below it. */
  readonly type: string;
  /** What the form edits as a whole. */
  readonly root: Values;
  readonly readOnly: boolean;
  /** Of this node. */
  readonly problems: readonly Diagnostic[];
  readonly set: (path: string, value: unknown) => void;
  /** Draws one value by its schema; through here, because fields of groups and lists are fields again. */
  readonly Field: ComponentType<FieldProps>;
}

export interface FieldProps {
  /** The member, as in the schema. */
  readonly name: string;
  /** Names from the node down to here, joined by dots, without places in lists. */
  readonly trail: string;
  /** JSON pointer into the document. */
  readonly path: string;
  readonly value: unknown;
  readonly schema: JsonSchema;
  readonly required?: boolean;
  /** The other members beside it. */
  readonly siblings?: Values;
  readonly hideLabel?: boolean;
  /** What it is called here, in place of its label. */
  readonly called?: string;
}

/** What a field knows in the end: its props, and its words. */
export interface EditProps extends FieldProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
}

const Context = createContext<Form | undefined>(undefined);
export const FormProvider = Context.Provider;

export function useForm(): Form {
  const form = useContext(Context);
  if (form === undefined) throw new Error("A field stands outside of a form.");
  return form;
}

/** Label and help of a field: the most exact words there are, else what the schema says. */
export function fieldText(type: string, trail: string, schema: JsonSchema, words: InspectorWords): FieldText {
  const parts = [type, ...trail.split(".")];
  for (let from = 0; from < parts.length; from++) {
    const found = words.fields[parts.slice(from).join(".")];
    if (found !== undefined) return found;
  }
  const title = typeof schema.title === "string" && schema.$ref === undefined ? schema.title : undefined;
  const help = typeof schema.description === "string" ? schema.description : undefined;
  return help === undefined
    ? [title ?? spoken(parts.at(-1) as string)]
    : [title ?? spoken(parts.at(-1) as string), help];
}

/** `firstDueIn` as "First due in". */
function spoken(name: string): string {
  const words = name
    .replace(/[_-]+/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of a list of choices, in words. */
export const choiceText = (name: string, value: unknown, words: InspectorWords): string =>
  words.choices[`${name}.${String(value)}`] ?? words.choices[String(value)] ?? String(value);

/**
 * What the check found at a place; with `inside` also what it found within. A missing member is found where it should stand, and
 * missing data has a section of its own.
 */
export function useProblemsAt(path: string, inside: boolean): readonly Diagnostic[] {
  const { problems } = useForm();
  const parent = path.slice(0, path.lastIndexOf("/"));
  const name = path.slice(path.lastIndexOf("/") + 1);
  return problems.filter(
    ({ code, path: at, data }) =>
      code !== "condition.maybeUnknown" &&
      (at === path ||
        (inside && at.startsWith(`${path}/`)) ||
        (at === parent && code.startsWith("shape.") && data.member === name)),
  );
}

/** The first error among them as a sentence. What is only doubtful is told beside a field, not as its error. */
export function useErrorAt(path: string, inside: boolean): string | undefined {
  const tell = useTellProblem();
  const first = useProblemsAt(path, inside).find(({ severity }) => severity === "error");
  return first === undefined ? undefined : tell(first);
}

/** Says what is wrong with what was typed. */
export function useProblemText(): (problem: Problem) => string {
  const { inspector } = useWords();
  return ({ code, wanted }) => inspector.problems[code](wanted);
}

/** A place below another one. */
export const below = (path: string, ...parts: readonly (string | number)[]): string => path + pointer(parts);
