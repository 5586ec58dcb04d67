/** Findings in the words of the interface. English comes with the findings themselves. */

import type { Template, TemplateDiagnostic, TemplateDiagnosticCode } from "@dunlin/templates";
import { variableAt } from "@dunlin/templates/editing";
import { own } from "../document/own.ts";
import { languageName } from "../shell/languages.ts";
import { typeName } from "../shell/names.ts";
import type { BuilderStore } from "../store.ts";
import type { BuilderMessages } from "../words.ts";

/** Tells parts of a finding. */
export interface CheckSay {
  readonly quote: (value: unknown) => string;
  /** `es` → Spanish. */
  readonly language: (tag: unknown) => string;
  /** The title of a variable, by its path. */
  readonly value: (path: unknown) => string;
  readonly block: (type: unknown) => string;
  /** One of several, quoted. */
  readonly list: (values: unknown) => string;
  readonly number: (value: unknown) => string;
}

export type CheckSentence = (data: Readonly<Record<string, unknown>>, say: CheckSay) => string;

/** Findings of imports are told where something is imported. */
export type CheckCode = Exclude<TemplateDiagnosticCode, `import.${string}`>;

export type CheckSentences = { readonly [C in CheckCode]: CheckSentence };

interface Telling {
  readonly store: Pick<BuilderStore, "registry">;
  readonly words: BuilderMessages;
  readonly locale: string;
}

export function tellCheck({ code, data, message }: TemplateDiagnostic, doc: Template, telling: Telling): string {
  const sentence = own<CheckSentence>(telling.words.checks.sentences ?? {}, code);
  return sentence === undefined ? message : sentence(data, sayOf(doc, telling));
}

/** What is shown of a value. */
const LONGEST = 60;

function sayOf({ variables }: Template, { store, words, locale }: Telling): CheckSay {
  const [open, close] = words.checks.quotes;
  const quote = (value: unknown): string => {
    const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
    return `${open}${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}${close}`;
  };
  return {
    quote,
    language: (tag) => languageName(String(tag), locale),
    value: (path) => quote(variableAt(variables, String(path))?.title ?? path),
    block: (type) => quote(typeName(String(type), store.registry, words)),
    list: (values) =>
      new Intl.ListFormat(locale, { type: "conjunction" }).format(Array.isArray(values) ? values.map(quote) : []),
    number: (value) => new Intl.NumberFormat(locale).format(Number(value)),
  };
}
