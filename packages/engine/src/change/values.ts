/** Values of a document in words, by what the member holds. What has not the form it should is quoted. */

import { parseDuration } from "../base/duration.ts";
import { isRecord, memberOf, textOf } from "../base/json.ts";
import type { Catalog } from "../explain/catalog.ts";
import { expressionText, ruleText } from "../explain/condition.ts";
import { nodeName } from "../explain/names.ts";
import {
  anchorText,
  durationText,
  eventsText,
  moneyText,
  numberText,
  shareText,
  templateText,
  term,
} from "../explain/phrases.ts";
import type { Condition } from "../model/condition.ts";
import type { Strategy } from "../model/strategy.ts";
import type { FieldKind } from "./fields.ts";
import { toldOr } from "./places.ts";
import type { ChangeWords } from "./words.ts";

/** Who tells, and of which document. */
export interface Speaker {
  readonly strategy: Strategy;
  readonly catalog: Catalog;
  readonly words: ChangeWords;
  readonly strategies?: Readonly<Record<string, Strategy>>;
}

/** Longest value inside a sentence. */
const LONGEST = 240;

/** `undefined`: it takes more than a sentence. @param currency - ISO 4217, of amounts. */
export function valueText(kind: FieldKind, value: unknown, speaker: Speaker, currency?: string): string | undefined {
  const told = toldOr(() => textFor(kind, value, speaker, currency), undefined);
  return told === undefined || told.length > LONGEST ? undefined : told;
}

function textFor(kind: FieldKind, value: unknown, speaker: Speaker, currency: string | undefined): string | undefined {
  const { catalog, words } = speaker;
  const { forms, terms } = catalog;
  switch (kind) {
    case "other":
      return undefined;
    case "several":
      return Array.isArray(value) || isRecord(value) ? severalText(Object.keys(value).length, speaker) : undefined;
    case "condition":
      return ruleText(value as Condition, speaker.strategy, catalog, currency);
    case "expression":
      return expressionText(value as Condition, speaker.strategy, catalog);
    case "via":
      return viaText(value, speaker);
    default:
  }
  if (Array.isArray(value)) return listText(kind, value, speaker);
  if (typeof value === "number") {
    if (kind === "money") return moneyText(value, currency, forms);
    return kind === "share" ? shareText(value, forms) : numberText(value, forms);
  }
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const text = textOf(value);
  switch (kind) {
    case "duration":
      return parseDuration(text)?.sign === -1 ? words.earlier(durationText(text, forms)) : durationText(text, forms);
    case "choice":
      return term(words.choices, text, forms.quote);
    case "channel":
      return term(words.messages, text, words.message).name;
    case "template":
      return templateText(text, catalog);
    case "step":
      return stepName(text, speaker);
    case "outcome":
      return forms.quote(text);
    case "purpose":
      return term(terms.purposes, text, (name) => term(words.choices, name, forms.quote));
    case "recipient":
      return term(terms.recipients, text, forms.quote);
    case "anchor":
      return anchorText(text, { catalog, ...(speaker.strategy.fields && { fields: speaker.strategy.fields }) });
    case "hold":
      return term(terms.holds, text, terms.hold);
    default:
      return forms.quote(text);
  }
}

const severalText = (count: number, { words, catalog }: Speaker) =>
  words.several(count, numberText(count, catalog.forms));

const ITEMS: Partial<Record<FieldKind, FieldKind>> = {
  ...{ durations: "duration", channels: "channel", purposes: "purpose", holds: "hold", names: "text" },
};

function listText(kind: FieldKind, list: readonly unknown[], speaker: Speaker): string {
  if (list.length === 0) return speaker.words.none;
  if (kind === "events") return eventsText(list.map(textOf), speaker.catalog);
  const items = list.map((item) => valueText(ITEMS[kind] ?? "text", item, speaker) ?? textOf(item));
  return speaker.catalog.forms.list(items, "and");
}

/** `by email (text “reminder”, version 2), then by text message (...)` */
function viaText(value: unknown, { catalog, words }: Speaker): string | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length === 0) return words.none;
  const told = value.map((way: unknown) => {
    const { channel, template } = isRecord(way) ? way : {};
    const by = term(catalog.terms.channels, textOf(channel), catalog.terms.channel)[1];
    return `${by} (${templateText(textOf(template), catalog)})`;
  });
  return told.join(", ");
}

/** A step as something to point at; where two have one name, with the id. What has no type is told by its id. */
export function stepName(id: string, { strategy, catalog, strategies }: Speaker): string {
  const nodes: unknown = strategy.nodes;
  const all = isRecord(nodes) ? Object.values(nodes).filter(isRecord) : [];
  const node = isRecord(nodes) ? memberOf(nodes, id) : undefined;
  const name = isRecord(node) && typeof node.type === "string" ? node.name : id;
  const told = toldOr(() => nodeName(strategy, id, { catalog, ...(strategies && { strategies }) }), undefined);
  if (told === undefined || name === id) return catalog.forms.quote(id);
  const same = typeof name === "string" ? all.filter((other) => other.name === name) : [];
  return same.length > 1 ? `${told} (${id})` : told;
}
