/** The message that one person would get of the template as it is now: made after a pause, given up when it changes, never an older one. */

import {
  type CompiledTemplate,
  type LinkRules,
  prepareTemplate,
  type SendableMessage,
  type Template,
  type TemplateDiagnostic,
  type WithheldMessage,
} from "@dunlin/templates";
import type { SamplePerson } from "../host/props.ts";
import { type Compilations, type CompileAsk, isTemplateError } from "./compilations.ts";
import { idle } from "./idle.ts";

/** For whom, and what became of it. */
export type PreviewResult = { readonly sample: SamplePerson } & Outcome;

type Outcome =
  | { readonly kind: "shown"; readonly message: SendableMessage; readonly compiled: CompiledTemplate }
  /** This person would get nothing. */
  | { readonly kind: "withheld"; readonly message: WithheldMessage }
  /** The template cannot be compiled. */
  | { readonly kind: "failed"; readonly checks: readonly TemplateDiagnostic[] }
  /** Something else went wrong: there is no network, or no compiler. */
  | { readonly kind: "away"; readonly error: unknown };

export interface PreviewState {
  /** Of what was asked for last; of what was asked before that as long as it is worked on. */
  readonly result: PreviewResult | undefined;
  readonly working: boolean;
}

export interface PreviewAsk extends CompileAsk {
  readonly doc: Template;
  readonly sample: SamplePerson;
}

interface Options {
  readonly compilations: Compilations;
  readonly links: LinkRules | undefined;
}

/** Ms without an edit. */
export const PAUSE = 350;

export class LivePreview {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  #state: PreviewState = { result: undefined, working: false };
  #ask: PreviewAsk | undefined;
  #made: { readonly ask: PreviewAsk; readonly compiled: CompiledTemplate } | undefined;
  #stop: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  state = (): PreviewState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Another person is shown at once; another document after a pause. */
  show(ask: PreviewAsk): void {
    const before = this.#ask;
    this.#ask = ask;
    if (this.#made !== undefined && sameTemplate(this.#made.ask, ask)) {
      this.close();
      this.#set({ result: resultOf(this.#made.compiled, ask, this.#options.links), working: false });
      return;
    }
    if (before !== undefined && this.#stop !== undefined && sameTemplate(before, ask)) return;
    this.close();
    const stop = new AbortController();
    this.#stop = stop;
    this.#set({ ...this.#state, working: true });
    const edited = before !== undefined && before.doc !== ask.doc;
    if (edited) this.#timer = setTimeout(() => void this.#work(ask, stop), PAUSE);
    else void this.#work(ask, stop);
  }

  /** Tries once more what could not be done. */
  again(): void {
    const ask = this.#ask;
    this.#ask = undefined;
    this.#made = undefined;
    if (ask !== undefined) this.show(ask);
  }

  /** Nobody looks any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#stop = undefined;
  }

  async #work({ doc, sample: _, ...ask }: PreviewAsk, stop: AbortController): Promise<void> {
    const over = (result: (now: PreviewAsk) => PreviewResult) => {
      const now = this.#ask;
      if (this.#stop !== stop || now === undefined) return;
      this.#stop = undefined;
      this.#set({ result: result(now), working: false });
    };
    try {
      const compiled = await this.#options.compilations.get(doc, ask, stop.signal);
      // To merge a long mail, and to show it, takes longer than a key may wait.
      await idle();
      over((now) => {
        this.#made = { ask: now, compiled };
        return resultOf(compiled, now, this.#options.links);
      });
    } catch (error) {
      over(({ sample }) => ({ sample, ...failure(error) }));
    }
  }

  #set(state: PreviewState): void {
    const { result, working } = this.#state;
    if (state.result === result && state.working === working) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const sameTemplate = (one: PreviewAsk, other: PreviewAsk): boolean =>
  one.doc === other.doc && one.locale === other.locale && one.variant === other.variant;

const failure = (error: unknown): Outcome =>
  isTemplateError(error) ? { kind: "failed", checks: error.diagnostics } : { kind: "away", error };

function resultOf(compiled: CompiledTemplate, { sample }: PreviewAsk, links: LinkRules | undefined): PreviewResult {
  try {
    const ready = prepareTemplate(compiled, links === undefined ? {} : { links });
    const message = ready.render(sample.context, sample.zone === undefined ? {} : { zone: sample.zone });
    return message.status === "rendered"
      ? { sample, kind: "shown", message, compiled }
      : { sample, kind: "withheld", message };
  } catch (error) {
    return { sample, ...failure(error) };
  }
}
