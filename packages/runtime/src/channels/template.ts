/**
 * Templates of a definition: JSON whose texts show values. `{path}` is the value at a path; a text that is nothing else has the
 * value itself, whatever its type. `{a|b}` is the first that is there, `{a?}` may be missing, `{a:form:form}` has forms, `{{` and
 * `}}` are braces. An object `{ "$if": path, "$then": ..., "$else": ... }` is one or the other, or left out.
 */

import { error, type Problem } from "../problem.ts";
import { FORMS, textOf } from "./format.ts";
import { type Path, parsePath, rootsOf, type Scope, valueAt } from "./path.ts";
import { escapePointer, isObject } from "./shape.ts";

export type Template = null | boolean | number | string | readonly Template[] | { readonly [name: string]: Template };

/** A value that is needed and missing, or has a type that its place cannot take. Holds no value. */
export interface Fault {
  readonly code: "mapping.missing" | "mapping.form";
  readonly path: string;
}

/** Gives the value, undefined for what is left out; what is wrong goes to `faults`. */
export type Render = (scope: Scope, faults: Fault[]) => unknown;

/** Where a template stands: which roots its paths can have, and where problems go. */
export interface Place {
  readonly pointer: string;
  readonly roots: readonly string[];
  readonly problems: Problem[];
}

interface Slot {
  readonly source: string;
  readonly paths: readonly Path[];
  readonly optional: boolean;
  readonly forms: readonly string[];
}

/** Reads a template once, so that every message only fills it in. */
export function compileTemplate(template: Template, place: Place): Render {
  if (typeof template === "string") return compileText(template, place);
  if (Array.isArray(template)) return compileList(template, place);
  if (isObject(template)) return "$if" in template ? compileChoice(template, place) : compileObject(template, place);
  if (template === null || typeof template === "boolean" || typeof template === "number") return () => template;
  problem(place, "Write a text, a number, true, false, null, a list or an object here.");
  return () => undefined;
}

function compileList(list: readonly Template[], place: Place): Render {
  const items = list.map((item, index) => compileTemplate(item, inside(place, String(index))));
  return (scope, faults) => items.map((item) => item(scope, faults)).filter((item) => item !== undefined);
}

function compileObject(object: Readonly<Record<string, unknown>>, place: Place): Render {
  const members = Object.entries(object).map(
    ([name, value]) => [name, compileTemplate(value as Template, inside(place, name))] as const,
  );
  return (scope, faults) =>
    Object.fromEntries(
      members.flatMap(([name, render]) => {
        const value = render(scope, faults);
        return value === undefined ? [] : [[name, value]];
      }),
    );
}

function compileChoice(choice: Readonly<Record<string, unknown>>, place: Place): Render {
  const strangers = Object.keys(choice).filter((name) => !["$if", "$then", "$else"].includes(name));
  for (const name of strangers) problem(inside(place, name), 'Beside "$if" stand only "$then" and "$else".');
  const path = pathIn(choice.$if, inside(place, "$if"));
  const [yes, no] = (["$then", "$else"] as const).map((name) =>
    choice[name] === undefined ? () => undefined : compileTemplate(choice[name] as Template, inside(place, name)),
  ) as [Render, Render];
  return (scope, faults) => {
    const value = path === undefined ? undefined : valueAt(path, scope);
    return (value === undefined || value === false ? no : yes)(scope, faults);
  };
}

function pathIn(value: unknown, place: Place): Path | undefined {
  const path = typeof value === "string" ? parsePath(value) : undefined;
  if (path === undefined) problem(place, 'Write a path here, as in "message.html".');
  else checkRoots(path, place);
  return path;
}

/** A text; use it also where only text can stand. */
export function compileText(text: string, place: Place): Render {
  const pieces = piecesOf(text, place);
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && typeof only !== "string")
    return (scope, faults) => fill(only, scope, faults);
  return (scope, faults) =>
    pieces
      .map((piece) => (typeof piece === "string" ? piece : inText(piece, fill(piece, scope, faults), faults)))
      .join("");
}

/** As `compileText`, for places that hold nothing but text: numbers become text, lists and objects are faults. */
export function compileOnlyText(text: string, place: Place): (scope: Scope, faults: Fault[]) => string | undefined {
  const render = compileText(text, place);
  return (scope, faults) => {
    const value = render(scope, faults);
    if (value === undefined) return undefined;
    const written = textOf(value);
    if (written === undefined) faults.push({ code: "mapping.form", path: text });
    return written;
  };
}

/** The constant texts and the slots of an address, each slot as a function: one that is needed is not empty either. */
export function compilePieces(
  text: string,
  place: Place,
): readonly (string | ((scope: Scope, faults: Fault[]) => string))[] {
  return piecesOf(text, place).map((piece) => {
    if (typeof piece === "string") return piece;
    return (scope, faults) => {
      const value = fill(piece, scope, faults);
      const text = inText(piece, value, faults);
      if (text === "" && value !== undefined && !piece.optional)
        faults.push({ code: "mapping.missing", path: piece.source });
      return text;
    };
  });
}

function fill({ source, paths, optional, forms }: Slot, scope: Scope, faults: Fault[]): unknown {
  for (const path of paths) {
    const value = valueAt(path, scope);
    if (value === undefined) continue;
    const formed = forms.reduce<unknown>((one, form) => (one === undefined ? one : FORMS[form]?.(one)), value);
    if (formed === undefined) faults.push({ code: "mapping.form", path: source });
    return formed;
  }
  if (!optional) faults.push({ code: "mapping.missing", path: source });
  return undefined;
}

function inText({ source }: Slot, value: unknown, faults: Fault[]): string {
  if (value === undefined) return "";
  const text = textOf(value);
  if (text === undefined) faults.push({ code: "mapping.form", path: source });
  return text ?? "";
}

function piecesOf(text: string, place: Place): readonly (string | Slot)[] {
  const pieces: (string | Slot)[] = [];
  const say = (words: string): void => {
    const last = pieces.at(-1);
    if (typeof last === "string") pieces[pieces.length - 1] = last + words;
    else pieces.push(words);
  };
  for (const [token, inner] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
    if (inner !== undefined) pieces.push(slotOf(inner, place));
    else if (token === "{" || token === "}")
      problem(
        place,
        `A single "${token}" means nothing: write a value as "{path}", and a brace as "${token}${token}".`,
      );
    else say(token === "{{" ? "{" : token === "}}" ? "}" : token);
  }
  return pieces;
}

function slotOf(source: string, place: Place): Slot {
  const [, choices = "", mark, after = ""] = /^([^?:]*)(\?)?((?::\w+)*)$/.exec(source) ?? [];
  const forms = after.split(":").slice(1);
  const paths = choices.split("|").flatMap((choice) => {
    const path = parsePath(choice.trim());
    if (path === undefined) {
      problem(
        place,
        `"{${source}}" is no value: write a path, as in "{message.text}" or "{message.parts.sender|settings.from}".`,
      );
      return [];
    }
    checkRoots(path, place);
    return [path];
  });
  for (const form of forms.filter((one) => !Object.hasOwn(FORMS, one)))
    problem(place, `"${form}" is no form. Known are ${Object.keys(FORMS).join(", ")}.`, "definition.form");
  return { source, paths, optional: mark === "?", forms };
}

function checkRoots(path: Path, place: Place): void {
  for (const root of rootsOf(path)) {
    if (place.roots.includes(root)) continue;
    problem(place, `"${root}" is not known here. Known are ${place.roots.join(", ")}.`, "definition.path");
  }
}

export const inside = (place: Place, name: string): Place => ({
  ...place,
  pointer: `${place.pointer}/${escapePointer(name)}`,
});

function problem({ problems, pointer }: Place, message: string, code = "definition.template"): void {
  problems.push(error(code, message, { path: pointer }));
}
