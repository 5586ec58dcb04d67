/** Templates compiled once for all who look at them: the preview, the checks, and who publishes. */

import type { Brand, CompiledTemplate, Locale, Template, VariantKey } from "@dunlin/templates";
import type { BuilderHost } from "../host/context.tsx";

export interface CompileAsk {
  readonly locale: Locale;
  readonly variant?: VariantKey;
  /** Comments around blocks, to find them again. */
  readonly blockMarks?: true;
}

export type Compile = (
  doc: Template,
  ask: CompileAsk & { readonly brand: Brand },
  signal: AbortSignal,
) => Promise<CompiledTemplate>;

/** As the host compiles, else here; mails with the package `mjml-browser`. */
export function compileOf({ settings }: Pick<BuilderHost, "settings">): Compile {
  const { compile, blocks, links } = settings;
  if (compile !== undefined) return compile;
  return async (doc, ask, signal) => {
    const { compileTemplate } = await import("@dunlin/templates/compile");
    const mjml = doc.kind === "email" ? (await import("./mjml.ts")).mjmlFor(signal) : undefined;
    signal.throwIfAborted();
    return compileTemplate(doc, { ...ask, ...(blocks && { blocks }), ...(links && { links }), ...(mjml && { mjml }) });
  };
}

interface Entry {
  readonly made: Promise<CompiledTemplate>;
  readonly stop: AbortController;
  /** How many wait for it. */
  waiting: number;
  over: boolean;
}

/** Documents that are remembered: the one that is edited, the live one, and those just before. */
const REMEMBERED = 4;

export class Compilations {
  readonly #compile: Compile;
  readonly #brand: Brand;
  readonly #docs = new Map<Template, Map<string, Entry>>();

  constructor(compile: Compile, brand: Brand) {
    this.#compile = compile;
    this.#brand = brand;
  }

  /** @throws TemplateError for what is wrong with the template; what the host throws; the reason of the signal. */
  get(doc: Template, ask: CompileAsk, signal: AbortSignal): Promise<CompiledTemplate> {
    const entries = this.#entriesOf(doc);
    const key = JSON.stringify([ask.locale, ask.variant, ask.blockMarks]);
    const entry = entries.get(key) ?? this.#begin(doc, ask);
    entries.set(key, entry);
    entry.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        entry.waiting -= 1;
        if (entry.waiting > 0 || entry.over) return;
        if (entries.get(key) === entry) entries.delete(key);
        entry.stop.abort();
      };
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave, { once: true });
      const done = () => signal.removeEventListener("abort", leave);
      entry.made.then(
        (made) => {
          done();
          resolve(made);
        },
        (error) => {
          done();
          // It may go well another time, unless the template is what is wrong.
          if (!isTemplateError(error) && entries.get(key) === entry) entries.delete(key);
          reject(error);
        },
      );
    });
  }

  #begin(doc: Template, ask: CompileAsk): Entry {
    const stop = new AbortController();
    const start = async () => this.#compile(doc, { ...ask, brand: this.#brand }, stop.signal);
    const entry: Entry = { made: start(), stop, waiting: 0, over: false };
    const over = () => {
      entry.over = true;
    };
    entry.made.then(over, over);
    return entry;
  }

  #entriesOf(doc: Template): Map<string, Entry> {
    const entries = this.#docs.get(doc) ?? new Map<string, Entry>();
    // What was asked for last is forgotten last.
    this.#docs.delete(doc);
    this.#docs.set(doc, entries);
    const [oldest] = this.#docs.keys();
    if (this.#docs.size > REMEMBERED && oldest !== undefined) this.#docs.delete(oldest);
    return entries;
  }
}

/** By its name: a host that compiles elsewhere has another class of it. */
export const isTemplateError = (error: unknown): error is Error & { readonly diagnostics: readonly never[] } =>
  error instanceof Error &&
  error.name === "TemplateError" &&
  Array.isArray((error as { diagnostics?: unknown }).diagnostics);
