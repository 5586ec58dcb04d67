/** The form of a command: it may come from anywhere, as JSON of a host or as a program wrote it. */

import type { Template } from "@dunlin/templates";
import { unreadable } from "@dunlin/templates/editing";
import { isBlock } from "../document/fragment.ts";
import { isPlain } from "../document/plain.ts";
import type { BuilderCommand, BuilderCommandMap, BuilderCommandType, BuilderRefusal } from "./command.ts";

type Is = (value: unknown) => boolean;

const isText: Is = (value) => typeof value === "string";
const isNumber: Is = (value) => typeof value === "number";
const isAnything: Is = () => true;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const maybe =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);

const isPlace: Is = (value) =>
  isRecord(value) && isNumber(value.index) && maybe(isText)(value.in) && maybe(isText)(value.slot);
const isVariant: Is = (value) => isRecord(value) && isText(value.key) && isText(value.label);

/** What each command has to have. A member without an entry does not compile. */
const FORMS: { readonly [K in BuilderCommandType]: { readonly [M in keyof BuilderCommandMap[K]]-?: Is } } = {
  "blocks.insert": { blocks: listOf(isBlock), place: isPlace },
  "blocks.paste": { blocks: listOf(isBlock), place: isPlace },
  "blocks.duplicate": { ids: listOf(isText) },
  "blocks.move": { ids: listOf(isText), place: isPlace },
  "blocks.remove": { ids: listOf(isText) },
  "block.set": { id: isText, path: isText, value: isAnything },
  "text.set": { id: maybe(isText), path: isText, locale: isText, runs: maybe(Array.isArray) },
  "field.set": { path: isText, value: isAnything },
  "list.move": { id: maybe(isText), path: isText, from: isNumber, to: isNumber },
  "locale.add": { locale: isText },
  "locale.remove": { locale: isText },
  "variant.add": { variant: isVariant },
  "variant.remove": { key: isText },
  "variant.set": { key: isText, name: isText, text: maybe(isRecord) },
  "document.replace": { doc: isRecord, why: (value) => ["starter", "import", "version"].includes(value as string) },
};

/** Why something is no command that could be carried out on any template; `undefined` where it is one. */
export function malformed(command: unknown): BuilderRefusal | undefined {
  const type = isRecord(command) ? command.type : undefined;
  if (typeof type !== "string" || !Object.hasOwn(FORMS, type)) return { code: "command.unknown", data: { type } };
  if (!isPlain(command)) return { code: "command.data", data: { type } };
  const forms: Readonly<Record<string, Is>> = FORMS[type as BuilderCommandType];
  const wrong = Object.keys(forms).find((name) => !forms[name]?.((command as Readonly<Record<string, unknown>>)[name]));
  if (wrong !== undefined) return { code: "command.form", data: { type, member: wrong } };
  return type === "document.replace" ? noTemplate((command as { readonly doc: unknown }).doc) : undefined;
}

export const isCommand = (command: unknown): command is BuilderCommand => malformed(command) === undefined;

const read = new WeakSet<object>();

/** Why a document cannot be shown as a template. */
export function noTemplate(doc: unknown): BuilderRefusal | undefined {
  if (isRecord(doc) && read.has(doc)) return undefined;
  const [problem] = isPlain(doc) ? unreadable(doc) : [{ path: "", message: "This is no data." }];
  if (problem !== undefined) return { code: "document.form", data: { path: problem.path, message: problem.message } };
  known(doc as Template);
  return undefined;
}

/** A document that was read, or made of one by a command, need not be read again. */
export const known = (doc: Template): void => void read.add(doc);
