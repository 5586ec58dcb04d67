/** What rows of the outline and lanes of the timeline say. */

import type { Condition, Strategy } from "@dunlin/engine";
import { describeCondition } from "@dunlin/engine";
import { describeNode, describeWay, type EditingOptions, type LooseNode } from "@dunlin/engine/editing";
import { itemsOf, portListOf, portOf } from "../document/portLists.ts";
import { type NodeId, nodeAt, type Slot } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { sentenceLocale, titleOf } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import type { BadgeName } from "../ui/badges.ts";
import type { IconName } from "../ui/icons.ts";
import type { Lead } from "./rows.ts";

type Naming = Pick<EditorHost, "words" | "presets" | "options" | "nodeTypes" | "locale">;

const speaking = (host: Naming): EditingOptions => ({
  locale: sentenceLocale(host),
  ...(host.options.nodeTypes === undefined ? {} : { nodeTypes: host.options.nodeTypes }),
});

/** What a step is called: by its name, or by what it does. */
export function labelOf(doc: Strategy, id: NodeId, host: Naming): string {
  const node = nodeAt(doc, id);
  if (node === undefined) return id;
  const own = typeof node.name === "string" && node.name !== "" ? node.name : undefined;
  if (own !== undefined || node.type === "exit") return titleOf(node, host);
  if (node.type === "send") return [titleOf(node, host), templateOf(node)].filter(Boolean).join(": ");
  const told = firstSentence(sentenceOf(doc, id, host));
  const short = node.type === "wait" ? told.replace(/,.*$/, "") : told;
  return short || titleOf(node, host);
}

function templateOf(node: LooseNode): string {
  const [via] = Array.isArray(node.via) ? (node.via as { readonly template?: unknown }[]) : [];
  return typeof via?.template === "string" ? via.template.replace(/@\d+$/, "") : "";
}

/** Everything that a step does, in sentences. */
export function sentenceOf(doc: Strategy, id: NodeId, host: Naming): string {
  const node = nodeAt(doc, id);
  const type = host.nodeTypes.find((one) => one.type === node?.type);
  if (node !== undefined && type?.summary !== undefined) return type.summary(node, host.locale);
  return describeNode(doc, id, speaking(host));
}

const firstSentence = (text: string): string => /^.+?(?=[.:](\s|$)|$)/.exec(text)?.[0] ?? text;

export interface Mark {
  readonly badge?: BadgeName;
  readonly icon?: IconName;
}

/** The silhouette or the icon of a step. A type that nobody knows has a lock. */
export function markOf(node: LooseNode, { presets }: Pick<Naming, "presets">): Mark {
  if (node.type === "exit" && WELL.has(String(node.outcome))) return { icon: "cured" };
  const { badge, icon } = presetOf(node, presets) ?? { icon: "lock" as const };
  return badge === undefined ? { icon: icon ?? "step" } : { badge };
}

/** Ends that everybody wished for. */
export const WELL: ReadonlySet<string> = new Set(["cured", "paid", "recovered", "settled", "kept"]);

/** Ways out, by their ports: `A, 45%`, `yes`, `no, not known`. */
export function portsLabel(doc: Strategy, { from, ports }: Lead, host: Naming): string {
  const node = nodeAt(doc, from);
  return capital(ports.map((port) => portLabel(node, port, host)).join(", "));
}

function portLabel(node: LooseNode | undefined, port: string, { words, locale }: Naming): string {
  const list = node === undefined ? undefined : portListOf(node);
  const item =
    node === undefined || list === undefined
      ? undefined
      : itemsOf(node, list).find((one) => portOf(one, list) === port);
  if (item === undefined) return words.nodes.ports[port] ?? port;
  if (node?.type !== "split") return port;
  const { weight, holdout } = item as { readonly weight?: unknown; readonly holdout?: unknown };
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const percent = typeof weight === "number" ? share.format(weight / 10_000) : "";
  return words.outline.variant(port, percent, holdout === true);
}

/** Whom a way is for, as a sentence; the empty text where it needs none. */
export function wayText(doc: Strategy, { from, ports }: Lead, host: Naming): string {
  return plain(describeWay(doc, from, ports, speaking(host)) ?? "");
}

/** Without the full stop, since it stands in a table. */
const plain = (text: string): string => {
  return capital(text.replace(/\.$/, ""));
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where cases come in: how it is called, and who comes. */
export function startText(doc: Strategy, slot: Slot, host: Naming): { readonly title: string; readonly who: string } {
  const { outline } = host.words;
  switch (slot.at) {
    case "startFrom": {
      const from = doc.entry.byDpd?.[slot.index]?.from;
      return { title: outline.startFrom(typeof from === "number" ? from : 0), who: "" };
    }
    case "handler": {
      const handler = doc.handlers?.[slot.index];
      return { title: handler === undefined ? "" : handlerText(doc, handler.on, handler.when, host), who: "" };
    }
    default:
      return { title: outline.start, who: doc.entry?.when === undefined ? outline.everyone : conditionText(doc, host) };
  }
}

function conditionText(doc: Strategy, host: Naming): string {
  try {
    const { segments, fields } = doc;
    return plain(
      describeCondition(doc.entry.when as Condition, {
        locale: sentenceLocale(host),
        ...(segments === undefined ? {} : { segments }),
        ...(fields === undefined ? {} : { schema: fields }),
      }),
    );
  } catch {
    return "";
  }
}

/** The engine has sentences for events of a wait; a handler hears the same ones. */
function handlerText(doc: Strategy, on: readonly string[], when: Condition | undefined, host: Naming): string {
  const listener = { type: "waitFor", cases: [{ port: "heard", on, ...(when === undefined ? {} : { when }) }] };
  const around = { ...doc, nodes: { listener } } as unknown as Strategy;
  return plain(describeWay(around, "listener", ["heard"], speaking(host)) ?? on.join(", "));
}
