/** Templates as sample people read them: asked for while somebody looks, kept, and given up when nobody waits any longer. */

/** What a template becomes for one person. */
export interface TemplatePreview {
  readonly subject?: string | undefined;
  /** Who it comes from. */
  readonly from?: string | undefined;
  readonly text: string;
  /** A whole document; scripts in it never run. */
  readonly html?: string | undefined;
  /** Something to know: a language that is missing, an SMS in three parts. */
  readonly notice?: string | undefined;
}

export interface PreviewOptions {
  /** The id of a sample; `undefined` where the host has none. */
  readonly sample: string | undefined;
  readonly locale: string;
  readonly signal: AbortSignal;
}

export type RenderTemplate = (ref: string, options: PreviewOptions) => Promise<TemplatePreview>;

export type PreviewState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly preview: TemplatePreview }
  | { readonly kind: "failed" };

/** Which template, and for whom. */
export interface Ask {
  readonly ref: string;
  readonly sample: string | undefined;
  readonly locale: string;
}

interface Entry {
  readonly ask: Ask;
  state: PreviewState;
  /** How many look at it. */
  looks: number;
  loading: AbortController | undefined;
}

const LOADING: PreviewState = { kind: "loading" };

/** The choice of a sample outlives the page, not the session. */
const REMEMBERED = "dunlin.sample";

export class Previews {
  readonly #render: () => RenderTemplate | undefined;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #sample: string | undefined;

  /** @param render - The host's, as it is now. */
  constructor(render: () => RenderTemplate | undefined) {
    this.#render = render;
    this.#sample = remembered()?.getItem(REMEMBERED) ?? undefined;
  }

  /** The sample that the reader chose last. */
  sample = (): string | undefined => this.#sample;

  choose(sample: string): void {
    this.#sample = sample;
    remembered()?.setItem(REMEMBERED, sample);
    this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  state(ask: Ask): PreviewState {
    return this.#entries.get(keyOf(ask))?.state ?? LOADING;
  }

  /** Somebody looks at it. @returns What says that they do no more. */
  look(ask: Ask): () => void {
    const key = keyOf(ask);
    const entry = this.#entries.get(key) ?? { ask, state: LOADING, looks: 0, loading: undefined };
    this.#entries.set(key, entry);
    entry.looks += 1;
    if (entry.state.kind !== "ready" && entry.loading === undefined) this.#load(entry);
    return () => {
      entry.looks -= 1;
      if (entry.looks > 0 || entry.loading === undefined) return;
      entry.loading.abort();
      entry.loading = undefined;
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
  }

  /** The template may be another one now; what is looked at stays until the new one is there. */
  forget(ref: string): void {
    for (const [key, entry] of this.#entries) {
      if (entry.ask.ref !== ref) continue;
      if (entry.looks > 0) this.#load(entry);
      else this.#entries.delete(key);
    }
  }

  #load(entry: Entry): void {
    entry.loading?.abort();
    const loading = new AbortController();
    entry.loading = loading;
    if (entry.state.kind === "failed") this.#set(entry, LOADING);
    const { ref, ...person } = entry.ask;
    const over = (state: PreviewState) => {
      if (entry.loading !== loading) return;
      entry.loading = undefined;
      this.#set(entry, state);
    };
    const render = async () => {
      const preview = await this.#render()?.(ref, { ...person, signal: loading.signal });
      if (preview === undefined) throw new Error("The host renders no templates.");
      return preview;
    };
    render().then(
      (preview) => over({ kind: "ready", preview }),
      () => over({ kind: "failed" }),
    );
  }

  #set(entry: Entry, state: PreviewState): void {
    entry.state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const keyOf = ({ ref, sample, locale }: Ask): string => JSON.stringify([ref, sample, locale]);

/** Absent on a server, and where a page may keep nothing. */
function remembered(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

/** The subject or the first words: one line for a card. */
export function lineOf({ subject, text }: TemplatePreview): string {
  return (subject ?? text).trim().replace(/\s+/g, " ").slice(0, 160);
}
