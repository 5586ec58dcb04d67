/** Values of fields as text, where nothing can be changed. */

import type { JsonSchema } from "@dunlin/engine";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { spanOf } from "./duration.ts";
import { choiceText } from "./form.tsx";
import type { Kind } from "./kinds.ts";
import { moneyText, percentText, plainNumber } from "./numbers.ts";
import { resolved } from "./schema.ts";
import type { InspectorWords } from "./words.ts";

/** A duration in words; as it is written where it has several units. */
function durationText(text: string, words: InspectorWords): string {
  const span = spanOf(text);
  if (span === undefined) return text;
  const plain = `${span.count} ${words.units[span.unit](span.count)}`;
  return span.before && span.count > 0 ? `${plain} ${words.before}` : plain;
}

/** Tells a value by its kind; `undefined` where there is none and nothing stands for it. */
export function useValueText() {
  const host = useHost();
  const { words, locale, settings } = host;
  const doc = useEditor((state) => state.doc);
  const { inspector, nodes } = words;
  return (kind: Kind, name: string, given: unknown, schema: JsonSchema, currency: string | undefined) => {
    const value = given ?? resolved(schema).default;
    if (value === undefined) return undefined;
    const list = (text: (one: unknown) => string) =>
      Array.isArray(value) ? value.map(text).join(", ") : String(value);
    switch (kind) {
      case "duration":
        return durationText(String(value), inspector);
      case "share":
        return typeof value === "number" ? `${percentText(value, locale)}%` : String(value);
      case "money":
        return typeof value === "number"
          ? `${moneyText(value, currency, locale)} ${currency ?? inspector.minorUnits}`
          : String(value);
      case "number":
        return typeof value === "number" ? plainNumber(value, locale) : String(value);
      case "choice":
        return choiceText(name, value, inspector);
      case "flag":
        return value === true ? inspector.yes : inspector.no;
      case "choices":
        return list((one) => choiceText(name, one, inspector));
      case "channels":
        return list((one) => nodes.channels[String(one)] ?? String(one));
      case "texts":
        return list(String);
      case "events":
        return list((one) => inspector.event(String(one)));
      case "channel":
        return nodes.channels[String(value)] ?? String(value);
      case "outcome":
        return nodes.outcomes[String(value)] ?? String(value);
      case "template":
        return settings.templates?.find(({ ref }) => ref === value)?.title ?? String(value);
      case "step": {
        const node = nodeAt(doc, String(value));
        return node === undefined ? String(value) : titleOf(node, host);
      }
      default:
        return typeof value === "string" ? value : JSON.stringify(value);
    }
  };
}
