/** Changes between two versions in words: sentences, which of them are shown, and what stood before and stands after. */

import { type Condition, describeCondition, type Strategy } from "@dunlin/engine";
import { type Change, describeChanges, type StrategyDiff } from "@dunlin/engine/change";
import type { LooseNode } from "@dunlin/engine/editing";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { fieldText } from "../inspector/form.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { durationText } from "../nodes/reading.ts";
import type { Messages } from "../words/messages.ts";

export interface Told {
  readonly change: Change;
  readonly sentence: string;
}

/** Whether a change is the whole step's: what came or went below it changes the step. */
export const kindOf = ({ kind, path }: Change): Change["kind"] =>
  (kind === "added" || kind === "removed") && path.split("/").length > 3 ? "changed" : kind;

/** Every change with its sentence; steps of the host's own types as their type tells them. */
export function toldChanges(
  diff: StrategyDiff,
  host: Pick<EditorHost, "nodeTypes" | "words" | "locale">,
): readonly Told[] {
  const sentences = describeChanges(diff, { locale: sentenceLocale(host) });
  const own = new Set<NodeId>();
  return diff.changes.flatMap((change, i): readonly Told[] => {
    const { nodeId } = change;
    const words = nodeId !== undefined && kindOf(change) === "changed" ? ownWords(nodeId, diff, host) : undefined;
    if (nodeId === undefined || words === undefined) return [{ change, sentence: sentences[i] ?? change.sentence }];
    if (own.has(nodeId)) return [];
    own.add(nodeId);
    return [{ change, sentence: words }];
  });
}

function ownWords(
  id: NodeId,
  { before, after }: StrategyDiff,
  { nodeTypes, locale }: Pick<EditorHost, "nodeTypes" | "locale">,
) {
  const [was, is] = [nodeAt(before, id), nodeAt(after, id)] as [LooseNode, LooseNode];
  return nodeTypes
    .find(({ type }) => type === is.type)
    ?.diff?.(was, is, locale)
    .join(" ");
}

export type Filter = "all" | Change["weight"];

export const filtered = (told: readonly Told[], filter: Filter): readonly Told[] =>
  filter === "all" ? told : told.filter(({ change }) => change.weight === filter);

export interface BeforeAfter {
  /** The field, as the settings call it. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Kinds whose sentence says it all: their values are places and days, not what somebody wrote. */
const SAID: ReadonlySet<Change["kind"]> = new Set(["moved", "retimed", "rewired"]);

/** What a field had and has; `undefined` for what is a whole step, or is told by its sentence. */
export function beforeAfter(
  { kind, path, before, after, nodeId }: Change,
  type: string,
  doc: Strategy,
  words: Messages,
  locale: "en" | "es",
): BeforeAfter | undefined {
  const names = path.split("/").slice(1);
  if (SAID.has(kind) || path === "/version" || (nodeId !== undefined && names.length < 3)) return undefined;
  const [first = ""] = nodeId === undefined ? names : names.slice(2);
  const member = words.shell.compare.members[first];
  const field = member ?? fieldText(nodeId === undefined ? "strategy" : type, first, {}, words.inspector)[0];
  const tell = (value: unknown) => valueText(value, names.at(-1), doc, words, locale);
  const [was, is] = [tell(before), tell(after)];
  return was === undefined && is === undefined ? undefined : { field, before: was, after: is };
}

/** What is more than a value or a list of them is told by its sentence. */
function valueText(
  value: unknown,
  name: string | undefined,
  doc: Strategy,
  words: Messages,
  locale: "en" | "es",
): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (name === "when" || name === "if") {
    const known = { ...(doc.fields && { schema: doc.fields }), ...(doc.segments && { segments: doc.segments }) };
    return describeCondition(value as Condition, { locale, ...known });
  }
  if (typeof value === "string") return durationText(value, words.canvas.summary) ?? value;
  if (typeof value === "number") return new Intl.NumberFormat(words.locale).format(value);
  if (typeof value === "boolean") return value ? words.nodes.ports.yes : words.nodes.ports.no;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  return undefined;
}
