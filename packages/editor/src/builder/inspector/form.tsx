/** What the fields of one form share: what is edited, how, and what is wrong with it. */

import type { BlockId, PropsProblem } from "@dunlin/templates";
import { type ComponentType, createContext, useContext } from "react";
import { useBuilderHost } from "../host/context.tsx";
import type { At, Edit } from "./edits.ts";
import type { FieldSpec } from "./spec.ts";
import type { BuilderInspectorWords } from "./words.ts";

export interface BuilderForm {
  /** The type of the block, or the kind of the template: names of fields are looked up below it. */
  readonly type: string;
  /** Without one it is the template as a whole. */
  readonly id: BlockId | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** What counts where a member is left out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly readOnly: boolean;
  readonly problems: readonly PropsProblem[];
  /** Several edits are one step to undo. */
  readonly edit: (...edits: readonly Edit[]) => void;
  /** Draws one field; through here, because fields of lists are fields again. */
  readonly Field: ComponentType<FieldProps>;
}

export interface FieldProps {
  readonly spec: FieldSpec;
  readonly at: At;
  /** Names from the form down to here, joined by dots, without places in lists. */
  readonly trail: string;
  readonly value: unknown;
  /** Whether a default of its type comes back when it is taken away. */
  readonly kept: boolean;
}

/** What a field knows in the end. */
export interface EditProps extends FieldProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
}

const Context = createContext<BuilderForm | undefined>(undefined);
export const FormProvider = Context.Provider;

export function useForm(): BuilderForm {
  const form = useContext(Context);
  if (form === undefined) throw new Error("A field stands outside of a form.");
  return form;
}

/** Label and help: the most exact words there are, else what the type says. */
export function fieldText(
  type: string,
  trail: string,
  spec: Pick<FieldSpec, "label" | "help">,
  { fields }: Pick<BuilderInspectorWords, "fields">,
): readonly [label: string, help?: string] {
  const parts = [type, ...trail.split(".")];
  for (let from = 0; from < parts.length; from++) {
    const name = parts.slice(from).join(".");
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (found !== undefined) return found;
  }
  return spec.help === undefined ? [spec.label] : [spec.label, spec.help];
}

export function optionText(name: string, value: unknown, { options }: Pick<BuilderInspectorWords, "options">): string {
  const found = [`${name}.${String(value)}`, String(value)].find((key) => Object.hasOwn(options, key));
  return found === undefined ? String(value) : (options[found] as string);
}

export function problemText(
  { code, data = {}, message }: Pick<PropsProblem, "code" | "data" | "message">,
  { problems }: Pick<BuilderInspectorWords, "problems">,
): string {
  const say = code !== undefined && Object.hasOwn(problems, code) ? problems[code] : undefined;
  return say === undefined ? message : say(data);
}

/** Where a problem is told: a missing member where it should stand. */
export const placeOf = ({ path, code, data }: PropsProblem): string =>
  code === "required" && typeof data?.missingProperty === "string" ? `${path}/${data.missingProperty}` : path;

/** The first thing that is wrong at a place; with `inside`, also below it. */
export function useErrorAt(at: At, inside: boolean): string | undefined {
  const { problems } = useForm();
  const { inspector } = useBuilderHost().words;
  const found = problems.find((problem) => {
    const place = placeOf(problem);
    return place === at || (inside && place.startsWith(`${at}/`));
  });
  return found === undefined ? undefined : problemText(found, inspector);
}
