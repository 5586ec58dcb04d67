/** What a new item of a list, or a group that is added, begins with. */

import type { JsonSchema } from "@dunlin/engine";
import { freshId } from "../../document/ids.ts";
import type { Values } from "../form.tsx";
import { choicesOf, propertiesOf, requiredIn, resolved } from "../schema.ts";

type Maker = (root: Values, items: readonly unknown[]) => unknown;

const idAmong = (base: string, items: readonly unknown[], key: string): string =>
  freshId(base, (one) => items.some((item) => (item as Values | null)?.[key] === one));

const OPTIONS: Readonly<Record<string, (key: string) => Values>> = {
  plan: (key) => ({ key, count: 3, frequency: "monthly" }),
  settlement: (key) => ({ key, discountBp: 1000 }),
  extension: (key) => ({ key, maxDays: 14 }),
};

/** By the name of the list or group. */
const MADE: Readonly<Record<string, Maker>> = {
  via: (_, items) => ({ channel: items.length === 0 ? "email" : "sms", template: "" }),
  page: () => ({ template: "", actions: ["pay"], validFor: "P14D" }),
  remind: () => ({ before: "P1D", via: [{ channel: "sms", template: "" }] }),
  options: (root, items) => OPTIONS[String(root.offer)]?.(idAmong("option", items, "key")) ?? {},
  tiers: () => ({ fromMinor: 0, discountBp: 1000 }),
  guard: () => ({}),
  attempts: (_, items) => `P${items.length + 1}D`,
  inputs: () => ({ var: "dpd" }),
  values: () => true,
  exits: (_, items) => ({ id: idAmong("exit", items, "id"), on: ["case.closed"], outcome: "withdrawn" }),
  handlers: (root, items) => ({
    id: idAmong("event", items, "id"),
    on: ["promise.created"],
    goto: (root.entry as Values | undefined)?.start,
  }),
  byDpd: (root, items) => ({
    from: Math.max(0, ...items.map((item) => Number((item as Values).from) || 0)) + 30,
    start: (root.entry as Values | undefined)?.start,
  }),
};

/** What is made for a name; else what its schema asks for, with the first choice or an empty value. */
export function fresh(name: string, schema: JsonSchema, root: Values, items: readonly unknown[] = []): unknown {
  return Object.hasOwn(MADE, name) ? MADE[name]?.(root, items) : least(schema);
}

function least(schema: JsonSchema): unknown {
  const all = resolved(schema);
  if (all.default !== undefined) return all.default;
  const [first] = choicesOf(all) ?? [];
  if (first !== undefined) return first;
  const [type] = [all.type].flat();
  switch (type) {
    case "object":
      return Object.fromEntries(requiredIn(all).map((name) => [name, least(propertiesOf(all)[name] ?? {})]));
    case "array":
      return [];
    case "integer":
    case "number":
      return typeof all.minimum === "number" && all.minimum > 0 ? all.minimum : 0;
    case "boolean":
      return false;
    default:
      return "";
  }
}
