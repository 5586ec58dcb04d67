/** What happened to a case, as a sentence. */

import type { CaseEvent } from "@dunlin/engine";
import type { Words } from "../words/shape.ts";
import { nameIn } from "../words/words.ts";
import type { Figures } from "./figures.ts";

export interface EventTelling {
  readonly words: Words;
  readonly figures: Figures;
  /** Of amounts that do not say theirs; empty when the facts name none. */
  readonly currency: string;
}

/** An event as a host or a replay knows it; some replays say which obligation it is about. */
export type ToldEvent = Pick<CaseEvent, "type" | "data"> & { readonly obligation?: string };

/** Ids in the data of events, which tell a reader nothing. */
const REFERENCES: ReadonlySet<string> = new Set([
  ...["attempt", "call", "message", "offer", "payment", "plan", "promise", "task"],
]);

/** `A payment arrives: EUR 300.00.` */
export function eventText({ type, obligation, data = {} }: ToldEvent, telling: EventTelling): string {
  const { story, events, channels } = telling.words;
  if (type === "timer.fired") return story.timer;
  const { amountMinor, channel, dueDate, obligations, parts, ...rest } = data;
  const { currency, ...others } = rest;
  const own = typeof currency === "string" ? { ...telling, currency } : telling;
  const refs = Array.isArray(obligations) ? obligations : obligation === undefined ? [] : [obligation];
  const details = [
    ...(typeof channel === "string" ? [nameIn(channels, channel)] : []),
    ...(amountMinor === undefined ? [] : [valueText("amountMinor", amountMinor, own)]),
    ...(refs.length === 0 ? [] : [amountMinor === undefined ? refs.join(", ") : story.forObligations(refs.join(", "))]),
    ...(dueDate === undefined ? [] : [story.byDate(String(dueDate))]),
    ...(Array.isArray(parts) ? parts.map((part) => partText(part, own)) : []),
    ...Object.entries(others).flatMap(([name, value]) =>
      REFERENCES.has(name) ? [] : [`${name} ${valueText(name, value, telling)}`],
    ),
  ];
  const custom = type.startsWith("custom.");
  const clause = custom ? story.customEvent(type.slice("custom.".length)) : nameIn(events, type);
  return details.length === 0 ? `${clause}.` : `${clause}: ${details.join(", ")}.`;
}

export function valueText(name: string, value: unknown, { figures, currency }: EventTelling): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return JSON.stringify(value) ?? "";
  return name.endsWith("Minor") && Number.isSafeInteger(value) ? figures.money(value, currency) : figures.number(value);
}

/** One part of a plan. */
function partText(part: { readonly amountMinor?: unknown; readonly due?: unknown }, telling: EventTelling): string {
  return `${valueText("amountMinor", part.amountMinor, telling)} ${telling.words.story.byDate(String(part.due))}`;
}
