/** What rows of the outline and lanes of the timeline say. */

import type { Condition, Strategy } from "@dunlin/engine";
import { describeCondition } from "@dunlin/engine";
import { describeNode, describeWay, type EditingOptions, type LooseNode } from "@dunlin/engine/editing";
import { portText } from "../canvas/portText.ts";
import { exitIcon } from "../canvas/tones.ts";
import { type NodeId, nodeAt, type Slot } from "../document/strategy.ts";
import { sentenceLocale, titleOf } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import { type Summing, summaryOf } from "../nodes/summary.ts";
import type { BadgeName } from "../ui/badges.ts";
import type { IconName } from "../ui/icons.ts";
import type { Lead } from "./rows.ts";

type Naming = Summing;

const speaking = (host: Naming): EditingOptions => ({
  locale: sentenceLocale(host),
  ...(host.options.nodeTypes === undefined ? {} : { nodeTypes: host.options.nodeTypes }),
});

/** What a step is called: by its name, or by what it does. */
export function labelOf(doc: Strategy, id: NodeId, host: Naming): string {
  const node = nodeAt(doc, id);
  if (node === undefined) return id;
  const title = titleOf(node, host);
  if (node.type === "exit" || (typeof node.name === "string" && node.name !== "")) return title;
  const summary = summaryOf(id, node, doc, host);
  return node.type === "send" ? `${title}: ${summary}` : summary || title;
}

/** Everything that a step does, in sentences. */
export const sentenceOf = (doc: Strategy, id: NodeId, host: Naming): string => describeNode(doc, id, speaking(host));

export interface Mark {
  readonly badge?: BadgeName;
  readonly icon?: IconName;
}

/** The silhouette or the icon of a step. A type that nobody knows has a lock. */
export function markOf(node: LooseNode, { presets }: Pick<Naming, "presets">): Mark {
  if (node.type === "exit") return { icon: exitIcon(node) };
  const { badge, icon } = presetOf(node, presets) ?? { icon: "lock" as const };
  return badge === undefined ? { icon: icon ?? "step" } : { badge };
}

/** Ways out, by their ports: `A, 45%`, `Yes`, `No, not known`. */
export function portsLabel(doc: Strategy, { from, ports }: Lead, { words, locale }: Naming): string {
  const { name, share } = portText(nodeAt(doc, from), ports, words, locale);
  return capital(share === undefined ? name : `${name}, ${share}`);
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
