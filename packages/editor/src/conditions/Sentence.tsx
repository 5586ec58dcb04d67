/** A condition as one sentence, in which what the author chose is set apart. */

import type { Condition } from "@dunlin/engine";
import { describeConditionParts, type SentencePart } from "@dunlin/engine/editing";
import { useEffect, useState } from "react";
import { type ConditionSettings, toldBy } from "./context.tsx";
import { draw } from "./drawing.ts";

export type SentenceSettings = Pick<
  ConditionSettings,
  "words" | "language" | "schema" | "about" | "segments" | "currency"
>;

export function sentenceParts(rule: Condition, settings: SentenceSettings): readonly SentencePart[] {
  const { words } = settings;
  const drawing = draw(rule);
  const plain = (text: string) => [{ text, operand: false }];
  if (drawing.kind === "constant") return plain(drawing.value ? words.everyoneSentence : words.nobodySentence);
  const parts = describeConditionParts(...toldBy(rule, settings));
  const [before, after] = words.sentence;
  return [...plain(before), ...parts, ...plain(after)];
}

export interface SentenceProps {
  readonly parts: readonly SentencePart[];
  readonly className?: string;
}

export const Sentence = ({ parts, className }: SentenceProps) => (
  <p className={`dn-cond-sentence ${className ?? ""}`.trim()}>
    {parts.map(({ text, operand }, i) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
      operand ? <b key={i}>{text}</b> : <span key={i}>{text}</span>,
    )}
  </p>
);

/** Rest before a sentence is read out, ms: not one for every key. */
const REST = 900;

/** Reads the sentence out after it has changed, never when it appears. */
export function SpokenSentence({ parts }: SentenceProps) {
  const text = parts.map((part) => part.text).join("");
  const [first] = useState(text);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (text === first && spoken === "") return;
    const timer = setTimeout(() => setSpoken(text), REST);
    return () => clearTimeout(timer);
  }, [text, first, spoken]);
  return (
    <p className="dn-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
