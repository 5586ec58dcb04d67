/**
 * The checks of the template as it is now: those of the document soon after each edit, those of the messages of all sample people after a
 * longer pause, when every language and version is compiled. The same gate as that of the templates package decides what may be published.
 */

import type { Template, TemplateDiagnostic } from "@dunlin/templates";
import type { Publication, PublishOptions } from "@dunlin/templates/compile";
import type { SamplePerson } from "../host/props.ts";
import type { Compilations } from "../preview/compilations.ts";
import { idle } from "../preview/idle.ts";
import type { Measured } from "./measure.ts";

export interface GateState {
  /** What is known: of this document, and of the messages of the one before as long as they are made again. */
  readonly checks: readonly TemplateDiagnostic[];
  /** Everything was looked at; of this very document. */
  readonly complete:
    | { readonly doc: Template; readonly publication: Publication; readonly measured: Measured }
    | undefined;
  readonly working: { readonly done: number; readonly all: number } | undefined;
  /** Why messages could not be made: no network, no compiler. */
  readonly error: unknown;
}

export interface GateOptions {
  readonly compilations: Compilations;
  readonly samples: readonly SamplePerson[];
  readonly options: Omit<PublishOptions, "compile" | "samples" | "mjml" | "version">;
}

/** Ms without an edit, for the document and for its messages. */
export const GATE_PAUSE = { document: 120, messages: 900 } as const;

const FIRST: GateState = { checks: [], complete: undefined, working: undefined, error: undefined };

export class Gate {
  readonly #options: GateOptions;
  readonly #listeners = new Set<() => void>();
  #state = FIRST;
  #doc: Template | undefined;
  #ofDocument: readonly TemplateDiagnostic[] = [];
  #ofMessages: readonly TemplateDiagnostic[] = [];
  #timers: readonly ReturnType<typeof setTimeout>[] = [];
  #stop: AbortController | undefined;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  state = (): GateState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The document as it is now. */
  look(doc: Template): void {
    if (doc === this.#doc) return;
    const first = this.#doc === undefined;
    this.close();
    this.#doc = doc;
    this.#set({ complete: undefined, working: undefined, error: undefined });
    this.#timers = [
      setTimeout(() => void this.#checkDocument(doc), first ? 0 : GATE_PAUSE.document),
      setTimeout(() => void this.#checkMessages(doc), first ? GATE_PAUSE.document : GATE_PAUSE.messages),
    ];
  }

  /** Without waiting for a pause; also once more after an error. */
  complete(): void {
    const doc = this.#doc;
    if (doc === undefined || this.#state.complete !== undefined || this.#stop !== undefined) return;
    this.#timers.forEach(clearTimeout);
    void this.#checkDocument(doc);
    void this.#checkMessages(doc);
  }

  close(): void {
    this.#timers.forEach(clearTimeout);
    this.#stop?.abort();
    this.#stop = undefined;
    this.#doc = undefined;
  }

  async #checkDocument(doc: Template): Promise<void> {
    const { checkTemplate } = await import("./measure.ts");
    if (this.#doc !== doc || this.#state.complete !== undefined) return;
    this.#ofDocument = checkTemplate(doc, { ...this.#options.options, samples: this.#contexts(), compiled: [] });
    this.#set({ checks: distinct([...this.#ofDocument, ...this.#ofMessages]) });
  }

  #contexts(): readonly object[] {
    return this.#options.samples.map(({ context }) => context);
  }

  async #checkMessages(doc: Template): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const all = doc.locales.length * Math.max(1, doc.variants?.length ?? 0);
    let done = 0;
    this.#set({ working: { done, all }, error: undefined });
    try {
      const [{ publishTemplate }, { measured: measure }] = await Promise.all([
        import("@dunlin/templates/compile"),
        import("./measure.ts"),
      ]);
      const publication = await publishTemplate(doc, {
        ...this.#options.options,
        samples: this.#contexts(),
        rest: async () => {
          await idle();
          stop.signal.throwIfAborted();
        },
        compile: async (template, { locale, variant }) => {
          await idle();
          const ask = { locale, ...(variant !== undefined && { variant }) };
          const made = await this.#options.compilations.get(template, ask, stop.signal);
          done += 1;
          if (this.#stop === stop) this.#set({ working: { done, all } });
          return made;
        },
      });
      const { samples, options } = this.#options;
      const measured = await measure(publication.compiled, { samples, links: options.links }, stop.signal);
      if (this.#stop !== stop) return;
      const own = new Set(this.#ofDocument.map(keyOf));
      this.#ofMessages = publication.checks.filter((check) => !own.has(keyOf(check)));
      this.#set({ checks: publication.checks, complete: { doc, publication, measured }, working: undefined });
    } catch (error) {
      if (this.#stop === stop) this.#set({ working: undefined, error });
    } finally {
      if (this.#stop === stop) this.#stop = undefined;
    }
  }

  #set(part: Partial<GateState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

const keyOf = ({ code, path, message }: TemplateDiagnostic): string => `${code} ${path} ${message}`;

function distinct(checks: readonly TemplateDiagnostic[]): readonly TemplateDiagnostic[] {
  return [...new Map(checks.map((check) => [keyOf(check), check])).values()];
}
