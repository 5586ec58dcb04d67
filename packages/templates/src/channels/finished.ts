/** What becomes of merged texts: the members of a message, or why there is none. */

import { oneLine } from "../escape/signs.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { SendableMessage } from "../model/message.ts";

/** The members that are the channel's own, with what was found on the way. With problems there is no message. */
export interface Finished {
  readonly members: Partial<SendableMessage>;
  readonly problems: readonly TemplateDiagnostic[];
  readonly warnings: readonly TemplateDiagnostic[];
}

/** The merged texts, by the names of their parts. */
export type Texts = Readonly<Record<string, string>>;

/** Characters as platforms count them: code points. */
export const lengthOf = (text: string): number => [...text].length;

/** A problem for a text that is longer than the platform takes. */
export function tooLong(what: string, name: string, text: string, most: number): readonly TemplateDiagnostic[] {
  const length = lengthOf(text);
  if (length <= most) return [];
  const says = `${what} has ${length} characters, and the platform takes ${most}: shorten it, or show fewer values in it.`;
  return [diagnostic("channel.length", `/parts/${name}`, says, { part: name, length, most })];
}

/** Whether a reader sees nothing: marks of direction have no width. */
export const isBlank = (text: string): boolean => text.replace(/[\u200e\u200f\u061c]/g, "").trim() === "";

/** A problem for a text without which the message says nothing. */
export function blank(what: string, name: string, text: string): readonly TemplateDiagnostic[] {
  if (!isBlank(text)) return [];
  const says = `${what} would be blank for this debtor: give a text that is shown without a condition.`;
  return [diagnostic("channel.empty", `/parts/${name}`, says, { part: name })];
}

/** A text on one line, with single blanks, whatever breaks, tabs and wide blanks are in it. */
export const singleLine = (text: string | undefined): string =>
  oneLine(text ?? "")
    .replace(/\s+/g, " ")
    .trim();

/** Lines without blanks around them, none of them empty. */
export const closeLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
