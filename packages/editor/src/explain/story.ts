/** What happened to a case, step by step: pure, made of the document that ran and the recorded moments. */

import { type Effect, explainTrace, type Strategy, type TraceEntry } from "@dunlin/engine";
import type { Zones } from "@dunlin/engine/zones";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { shownName } from "../nodes/summary.ts";
import type { Explanation, Moment } from "./model.ts";
import type { Times } from "./times.ts";
import { type Tried, triedIn } from "./why.ts";
import type { ExplainWords } from "./words.ts";

/** What one visit of a step, or one event outside of all steps, brought at one moment. */
export interface StoryStep {
  readonly key: string;
  /** Place among the moments. */
  readonly moment: number;
  /** Epoch ms. */
  readonly at: number;
  /** Of the document that is drawn; absent where no step had a part in it. */
  readonly node?: NodeId;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly tried: readonly Tried[];
  /** A contact rule spoke. */
  readonly held?: { readonly lead: string; readonly from: number; readonly to: number | null };
  /** A contact was made, offered or given to a person. */
  readonly contact: boolean;
  /** The way that was taken: a port. */
  readonly port?: string;
}

export interface Story {
  readonly steps: readonly StoryStep[];
  /** Of another version, or without any moment. */
  readonly trouble?: "version" | "empty" | "unknown";
}

export interface Telling {
  readonly doc: Strategy;
  readonly host: EditorHost;
  readonly zones: Zones;
  readonly times: Times;
  readonly words: ExplainWords;
}

export function storyOf(explanation: Explanation, telling: Telling): Story {
  const { doc } = telling;
  const { moments, version } = explanation;
  const steps = moments.flatMap((moment, i) => stepsOf(moment, i, explanation, telling));
  if (moments.length === 0) return { steps, trouble: "empty" };
  if (version !== undefined && version !== (doc.version ?? 0)) return { steps, trouble: "version" };
  // Without a version the steps themselves tell that it was another one.
  const strange = moments.some(({ trace }) =>
    trace.some(({ nodeId }) => nodeId !== undefined && nodeAt(doc, nodeId.split("/")[0] as NodeId) === undefined),
  );
  return strange ? { steps, trouble: "unknown" } : { steps };
}

/** Entries of one visit stand together. */
function stepsOf(moment: Moment, place: number, explanation: Explanation, telling: Telling): readonly StoryStep[] {
  const groups: TraceEntry[][] = [];
  for (const entry of moment.trace) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.nodeId === entry.nodeId) last.push(entry);
    else groups.push([entry]);
  }
  return groups.flatMap((group, i) => {
    const step = stepOf(group, moment, { explanation, telling, key: `${place}.${i}`, place });
    return step.sentences.length === 0 && step.tried.length === 0 && step.held === undefined ? [] : [step];
  });
}

interface Placing {
  readonly explanation: Explanation;
  readonly telling: Telling;
  readonly key: string;
  readonly place: number;
}

function stepOf(
  group: readonly TraceEntry[],
  moment: Moment,
  { explanation, telling, key, place }: Placing,
): StoryStep {
  const { doc, host } = telling;
  const path = group[0]?.nodeId;
  const node = path?.split("/")[0];
  const step = node === undefined ? undefined : nodeAt(doc, node);
  const made = moment.effects.filter((effect) => effect.nodeId === path);
  const options = { locale: sentenceLocale(host), ...given(explanation.currency) };
  const unknown = new Set(
    group.flatMap(({ code, data }) => (code === "condition.unknown" ? [String(data.where)] : [])),
  );
  const held = heldIn(group, moment, telling);
  const name = step === undefined ? (node ?? "") : shownName(node as NodeId, step, doc, host);
  return {
    ...{ key, moment: place, at: moment.at },
    ...(step !== undefined && { node: node as NodeId }),
    title: heardIn(group, telling) ?? titleOf(name, made, held !== undefined, moment, telling),
    sentences: group
      .filter(isTold)
      .flatMap((entry) => explainTrace(explainable(telling), [entry], options).map((one) => one.text)),
    tried: group.flatMap((entry) => triedIn(entry, path?.includes("/") ? undefined : step, doc, unknown, options)),
    ...(held !== undefined && { held }),
    contact: made.some(({ kind }) => CONTACTS.has(kind)),
    ...portOf(group),
  };
}

const given = (currency: string | undefined) => (currency === undefined ? {} : { currency });

const CONTACTS: ReadonlySet<Effect["kind"]> = new Set(["message.send", "task.create", "offer.publish"]);

/** Where a case went is seen on the canvas and in what comes next; that it was taken in, or that nothing came in time, is not. */
function isTold({ code, data }: TraceEntry): boolean {
  if (code === "node.entered") return data.visit === 1;
  return code !== "node.left" || data.port === "timeout" || data.port === "failed";
}

const explainable = ({ doc, zones, host }: Telling) => ({
  strategy: doc,
  zones,
  ...(host.options.strategies !== undefined && { strategies: host.options.strategies }),
});

/** An event that a rule of the whole strategy listens to happened to the case, not to the step at which it was. */
function heardIn([first]: readonly TraceEntry[], { words }: Telling): string | undefined {
  const heard = first?.code === "handler.matched" || first?.code.startsWith("event.");
  return heard ? (words.events[String(first?.data.type)] ?? String(first?.data.type)) : undefined;
}

function titleOf(name: string, made: readonly Effect[], held: boolean, { event }: Moment, { words }: Telling): string {
  if (name === "") return event === undefined ? words.title : (words.events[event.type] ?? event.type);
  if (held) return words.held(name);
  const kinds = new Set(made.map(({ kind }) => kind));
  if (kinds.has("message.send")) return words.sent(name);
  if (kinds.has("offer.publish")) return words.offered(name);
  if (kinds.has("task.create")) return words.given(name);
  return kinds.has("contact.suppressed") ? words.notSent(name) : name;
}

/** "Moved from Sun 20:10 to Mon 09:00:" */
function heldIn(group: readonly TraceEntry[], { at }: Moment, { times, words }: Telling): StoryStep["held"] {
  const entry = group.find(({ code }) => code === "contact.deferred");
  if (entry === undefined) return undefined;
  const until = typeof entry.data.until === "number" ? entry.data.until : null;
  return {
    lead: until === null ? words.movedOpen(times.short(at)) : words.moved(times.short(at), times.short(until)),
    from: at,
    to: until,
  };
}

function portOf(group: readonly TraceEntry[]): Pick<StoryStep, "port"> {
  const left = group.find(({ code }) => code === "node.left");
  return typeof left?.data.port === "string" ? { port: left.data.port } : {};
}
