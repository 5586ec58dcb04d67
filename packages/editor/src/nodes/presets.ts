/** What can be put into a strategy: the entries of the palette, each a kind of step with what it begins with. */

import type { LooseNode } from "@dunlin/engine/editing";
import type { Fragment } from "../document/fragment.ts";
import { type NodeTypesOption, waysOf } from "../document/strategy.ts";
import type { EditorNodeType, PaletteGroup } from "../host/props.ts";
import type { BadgeName } from "../ui/badges.ts";
import { BADGES } from "../ui/badges.ts";
import type { IconName } from "../ui/icons.ts";

export interface Preset {
  /** `send.email`, `wait`, or the type of a host. */
  readonly id: string;
  readonly group: PaletteGroup;
  /** A silhouette, for channels and for what decides; else a line icon. */
  readonly badge?: BadgeName;
  readonly icon?: IconName;
  /** Of a host's type: its own label. Those of the engine are in the words. */
  readonly label?: string;
  readonly node: () => LooseNode;
}

/** Where a template has to be chosen. Not a reference, so that the check asks for one. */
const NO_TEMPLATE = "";

const send =
  (channel: string): (() => LooseNode) =>
  () => ({ type: "send", via: [{ channel, template: NO_TEMPLATE }] });

export const PRESETS: readonly Preset[] = [
  { id: "send.email", group: "contact", badge: "email", node: send("email") },
  { id: "send.sms", group: "contact", badge: "sms", node: send("sms") },
  { id: "send.whatsapp", group: "contact", badge: "whatsapp", node: send("whatsapp") },
  { id: "send.voice", group: "contact", badge: "voice", node: send("voice") },
  { id: "send.letter", group: "contact", badge: "letter", node: send("letter") },
  { id: "send.push", group: "contact", badge: "push", node: send("push") },
  { id: "wait", group: "time", icon: "clock", node: () => ({ type: "wait", for: "P3D" }) },
  {
    id: "wait.untilDue",
    group: "time",
    icon: "cal",
    node: () => ({ type: "wait", until: { anchor: "oldestDueDate", offset: "P3D" }, gap: "P1D", ifPast: "skip" }),
  },
  {
    id: "waitFor",
    group: "time",
    icon: "waitfor",
    node: () => ({ type: "waitFor", cases: [{ port: "paid", on: ["payment.received"] }], for: "P6D" }),
  },
  { id: "repeat", group: "time", icon: "repeat", node: () => ({ type: "repeat", max: 3, every: "P7D" }) },
  { id: "if", group: "decide", badge: "if", node: () => ({ type: "if", when: { ">": [{ var: "totalDue" }, 0] } }) },
  {
    id: "switch",
    group: "decide",
    badge: "switch",
    node: () => ({ type: "switch", cases: [{ port: "route-1", when: { ">": [{ var: "dpd" }, 30] } }] }),
  },
  {
    id: "table",
    group: "decide",
    icon: "table",
    node: () => ({ type: "table", inputs: [{ var: "bucket" }], rows: [{ match: [null], port: "row-1" }] }),
  },
  {
    id: "split",
    group: "decide",
    badge: "split",
    node: () => ({
      type: "split",
      experiment: "experiment",
      variants: [
        { key: "A", weight: 5000, control: true },
        { key: "B", weight: 5000 },
      ],
    }),
  },
  {
    id: "offer.plan",
    group: "agree",
    badge: "offer",
    node: () => ({
      type: "offer",
      offer: "plan",
      options: [{ key: "three", count: 3, frequency: "monthly" }],
      validFor: "P7D",
    }),
  },
  {
    id: "offer.settlement",
    group: "agree",
    icon: "settle",
    node: () => ({
      type: "offer",
      offer: "settlement",
      options: [{ key: "once", discountBp: 1000 }],
      maxDiscountBp: 1000,
      validFor: "P14D",
    }),
  },
  {
    id: "offer.extension",
    group: "agree",
    icon: "extend",
    node: () => ({ type: "offer", offer: "extension", options: [{ key: "later", maxDays: 14 }], validFor: "P7D" }),
  },
  { id: "promise", group: "agree", icon: "promise", node: () => ({ type: "promise" }) },
  { id: "plan", group: "agree", icon: "cal", node: () => ({ type: "plan" }) },
  {
    id: "retryPayment",
    group: "agree",
    icon: "redo",
    node: () => ({ type: "retryPayment", attempts: ["P1D", "P3D"] }),
  },
  {
    id: "task",
    group: "work",
    badge: "agent",
    node: () => ({ type: "task", queue: "collections", dispositions: ["reached", "notReached"], due: "P2D" }),
  },
  { id: "hold", group: "work", icon: "hold", node: () => ({ type: "hold", kind: "care", for: "P30D" }) },
  { id: "release", group: "work", icon: "play", node: () => ({ type: "release" }) },
  { id: "set", group: "work", icon: "tag", node: () => ({ type: "set", addTags: ["reminded"] }) },
  {
    id: "fee",
    group: "work",
    icon: "amount",
    node: () => ({ type: "fee", fee: "reminder", amountMinor: 0, currency: "EUR", legalBasis: "" }),
  },
  { id: "escalate", group: "work", icon: "escalate", node: () => ({ type: "escalate", target: "stage" }) },
  {
    id: "score",
    group: "work",
    icon: "chart",
    node: () => ({ type: "score", function: "score", timeout: "PT1M", store: "score" }),
  },
  {
    id: "external",
    group: "work",
    icon: "link",
    node: () => ({ type: "external", function: "lookup", timeout: "PT1M", store: "answer" }),
  },
  { id: "callStrategy", group: "work", icon: "call", node: () => ({ type: "callStrategy", strategy: "" }) },
  { id: "goal", group: "finish", icon: "goal", node: () => ({ type: "goal", goal: "reached" }) },
  { id: "exit", group: "finish", icon: "exit", node: () => ({ type: "exit", outcome: "exhausted" }) },
];

/** The entries of the engine, then those of the host. */
export const presetsWith = (own: readonly EditorNodeType[] = []): readonly Preset[] => [
  ...PRESETS,
  ...own.map(
    ({ type, label, group = "work", icon = "step", create }): Preset => ({
      id: type,
      group,
      label,
      ...(icon in BADGES ? { badge: icon as BadgeName } : { icon: icon as IconName }),
      node: () => ({ ...create?.(), type }),
    }),
  ),
];

/** The preset that a step looks like: by its type, channel or kind of offer. */
export function presetOf(node: LooseNode, all: readonly Preset[]): Preset | undefined {
  const { type } = node;
  const [via] = Array.isArray(node.via) ? (node.via as { channel?: unknown }[]) : [];
  const detail =
    type === "send" ? via?.channel : type === "offer" ? node.offer : node.until === undefined ? undefined : "untilDue";
  return (
    all.find(({ id }) => id === `${type}.${String(detail)}`) ??
    all.find(({ id }) => id === type || id.startsWith(`${type}.`))
  );
}

/**
 * A new step of this kind, ready to be put into a connection: all its ways that must lead somewhere go on with what comes after.
 * A repeat begins with a body of one wait, since an empty one would not wait.
 */
export function fragmentFrom(preset: Preset, options: NodeTypesOption): Fragment {
  const start = preset.id.split(".").at(-1) as string;
  const node = preset.node();
  if (node.type === "repeat") {
    const nodes = {
      [start]: { ...node, to: { body: "pause" } },
      pause: { type: "wait", for: "P7D", to: { next: start } },
    };
    return { start, nodes, ends: endsOf(start, node, options).filter(({ port }) => port !== "body") };
  }
  return { start, nodes: { [start]: node }, ends: endsOf(start, node, options) };
}

const endsOf = (from: string, node: LooseNode, options: NodeTypesOption): Fragment["ends"] =>
  waysOf(node, options).flatMap(({ name, required }) => (required ? [{ from, port: name }] : []));
