/** Losses of an import in the words of the interface. English comes with the losses themselves. */

import type { LossData, LossKind, TemplateDiagnostic } from "@dunlin/templates";
import type { ImportsWords } from "./words.ts";

/** A kind without a sentence does not compile. */
export type LossSentences = { readonly [K in LossKind]: (data: LossData[K]) => string };

/** `undefined` where the interface has no sentences of its own: then the loss tells itself. */
export function tellLoss(
  { data }: TemplateDiagnostic,
  { sentences }: Pick<ImportsWords, "sentences">,
): string | undefined {
  const kind = data.loss as LossKind;
  if (sentences === undefined || !Object.hasOwn(sentences, kind)) return undefined;
  // The data of a loss are those of its kind.
  return (sentences[kind] as (known: typeof data) => string)(data);
}
