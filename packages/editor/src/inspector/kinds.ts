/** Which field edits which value: read off the schema, so that types of hosts have a form too. */

import type { JsonSchema } from "@dunlin/engine";
import { choicesOf, propertiesOf, refName, resolved } from "./schema.ts";

export type Kind =
  | "text"
  | "area"
  | "number"
  | "money"
  | "share"
  | "duration"
  | "time"
  | "choice"
  | "choices"
  | "flag"
  | "template"
  | "channel"
  | "channels"
  | "condition"
  | "expression"
  | "events"
  | "texts"
  | "items"
  | "map"
  | "group"
  | "outcome"
  | "step"
  | "json";

const BY_REF: Readonly<Record<string, Kind>> = {
  duration: "duration",
  days: "duration",
  offset: "duration",
  time: "time",
  minor: "money",
  eventTypes: "events",
  condition: "condition",
};

/** Names that say more than their schema. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  template: "template",
  script: "template",
  channel: "channel",
  gapChannels: "channels",
  outcome: "outcome",
  goto: "step",
  start: "step",
  priority: "expression",
  default: "expression",
  inputs: "expression",
  valuesValue: "expression",
  inputValue: "expression",
  inputsValue: "expression",
  description: "area",
  note: "area",
};

export function kindOf(name: string, schema: JsonSchema): Kind {
  const all = resolved(schema);
  const ref = refName(schema) ?? "";
  const named = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (
    named !== undefined &&
    all.enum === undefined &&
    all.type !== "boolean" &&
    (named !== "expression" || ref === "condition")
  )
    return named;
  if (Object.hasOwn(BY_REF, ref)) return BY_REF[ref] as Kind;
  if (all.contentMediaType === "application/json") return "json";
  if (all.format === "duration") return "duration";
  if (choicesOf(all) !== undefined) return "choice";
  const [type] = [all.type].flat();
  switch (type) {
    case "boolean":
      return "flag";
    case "integer":
    case "number":
      return all.maximum === 10_000 ? "share" : name.endsWith("Minor") ? "money" : "number";
    case "array":
      return listKind(all.items as JsonSchema | undefined);
    case "object":
      return Object.keys(propertiesOf(all)).length > 0 ? "group" : all.additionalProperties ? "map" : "json";
    case "string":
      return typeof all.maxLength === "number" && all.maxLength > 200 ? "area" : "text";
    default:
      return "json";
  }
}

function listKind(items: JsonSchema | undefined): Kind {
  if (items === undefined) return "json";
  const ref = refName(items);
  if (choicesOf(resolved(items)) !== undefined) return "choices";
  if (ref === "duration" || ref === "condition") return "items";
  const [type] = [resolved(items).type].flat();
  return type === "string" ? "texts" : type === "object" ? "items" : "json";
}
