/** What a way is called that was asked about: a port of its step, or a rule. */

import { capital, portText } from "../canvas/portText.ts";
import { nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import type { Tried } from "./why.ts";
import type { ExplainWords } from "./words.ts";

export function wayName(node: string | undefined, { way }: Tried, host: EditorHost, words: ExplainWords): string {
  const step = node === undefined ? undefined : nodeAt(host.store.getState().doc, node);
  if (way === "entry" && step === undefined) return words.entry;
  const isPort = step?.type === "switch" || step?.type === "if";
  return isPort ? capital(portText(step, [way], host.words, host.locale).name) : words.rule(way);
}
