/** Saves a template at the host: after a pause, one at a time, again when the host was not heard, and never over somebody else's. */

import type { TemplateDraft } from "@dunlin/runtime";
import type { Template } from "@dunlin/templates";
import { ApiError } from "../../model.ts";

export type SaveState =
  | { readonly kind: "saved"; readonly at: number | undefined; readonly rev: number }
  | { readonly kind: "waiting" | "saving" }
  /** The host was not heard; it is tried again by itself. */
  | { readonly kind: "failed"; readonly because: string }
  /** The host does not take it; it is tried again after the next change. */
  | { readonly kind: "refused"; readonly because: string }
  /** Somebody else has saved meanwhile. */
  | { readonly kind: "conflict"; readonly because: string };

export interface SavingOptions {
  readonly save: (document: Template, rev: number) => Promise<TemplateDraft>;
  /** Of the draft that is edited; 0 where none is kept yet. */
  readonly rev: number;
  readonly onState: (state: SaveState) => void;
  /** ms between the last change and the save; default 1000. */
  readonly pause?: number;
}

const FIRST_REST = 2_000;
const LONGEST_REST = 30_000;

export class DraftSaving {
  readonly #options: SavingOptions;
  #rev: number;
  #waits: Template | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy: Promise<void> | undefined;
  #rest = FIRST_REST;
  #stopped = false;

  constructor(options: SavingOptions) {
    this.#options = options;
    this.#rev = options.rev;
  }

  /** Whether something would be lost if the page went now. */
  get open(): boolean {
    return this.#waits !== undefined || this.#busy !== undefined;
  }

  edited(document: Template): void {
    this.#waits = document;
    if (this.#stopped) return;
    this.#options.onState({ kind: "waiting" });
    this.#later(this.#options.pause ?? 1_000);
  }

  /** Saves what waits, now. @returns The rev of what the host holds, or undefined when it does not hold all of it. */
  async flush(): Promise<number | undefined> {
    clearTimeout(this.#timer);
    await this.#busy;
    if (this.#waits === undefined || this.#stopped) return this.#stopped ? undefined : this.#rev;
    this.#busy = this.#save(this.#waits);
    await this.#busy;
    return this.open ? undefined : this.#rev;
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  async #save(document: Template): Promise<void> {
    this.#waits = undefined;
    this.#options.onState({ kind: "saving" });
    try {
      const { rev, savedAt } = await this.#options.save(document, this.#rev);
      this.#rev = rev;
      this.#rest = FIRST_REST;
      this.#busy = undefined;
      if (this.#waits === undefined) this.#options.onState({ kind: "saved", at: savedAt, rev });
    } catch (error) {
      this.#busy = undefined;
      this.#waits ??= document;
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const because = error instanceof Error ? error.message : String(error);
    if (error instanceof ApiError && error.code === "version.conflict") {
      this.#stopped = true;
      this.#options.onState({ kind: "conflict", because });
    } else if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
      this.#options.onState({ kind: "refused", because });
    } else {
      this.#options.onState({ kind: "failed", because });
      this.#later(this.#rest);
      this.#rest = Math.min(this.#rest * 2, LONGEST_REST);
    }
  }
}
