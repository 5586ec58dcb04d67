/**
 * Saves a document with its host: the newest one after a pause, one save at a time, and what failed again, each time later. It has
 * no clock and no network of its own.
 */

import type { Strategy } from "@dunlin/engine";
import { sameJson } from "../document/sameJson.ts";
import type { NewerVersion, Save } from "../host/saving.ts";
import type { Change } from "./store.ts";

/** Time as the queue is given it. */
export interface Clock {
  /** Epoch ms. */
  readonly now: () => number;
  /** @returns What takes it back. */
  readonly later: (ms: number, run: () => void) => () => void;
}

export type SaveState =
  /** The host has what is drawn; `at` is the last save. */
  | { readonly kind: "saved"; readonly at: number | undefined }
  /** Changes wait for a pause. */
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  /** The last save failed; it is tried again. */
  | { readonly kind: "offline"; readonly changes: number; readonly nextAt: number }
  /** The host does not want this document; the next edit tries again. */
  | { readonly kind: "refused"; readonly because: string }
  /** Somebody else has saved; the reader has to choose. */
  | { readonly kind: "conflict"; readonly newer: NewerVersion };

export interface SaveQueueOptions {
  /** What the host holds. */
  readonly doc: Strategy;
  readonly revision: string | number | undefined;
  readonly save: Save;
  /** In ms, from the last edit to its save. */
  readonly pause: number;
  readonly clock: Clock;
  readonly onState: (state: SaveState) => void;
}

/** So many pauses after the first edit it is saved in any case. */
const PAUSES = 10;
/** In ms: from a failure to the next try, twice as long each time, and at most. */
const RETRY = { first: 2000, most: 60_000 };

interface Step {
  readonly doc: Strategy;
  readonly change: Change;
}

export class SaveQueue {
  readonly #options: SaveQueueOptions;
  #doc: Strategy;
  /** What the host surely holds; `undefined` while a save may or may not have reached it. */
  #held: Strategy | undefined;
  /** Sent, and never answered. */
  #lost: readonly Strategy[] = [];
  #revision: string | number | undefined;
  /** From the last save on. */
  #steps: readonly Step[] = [];
  #running: AbortController | undefined;
  #blocked: Extract<SaveState, { kind: "refused" | "conflict" }> | undefined;
  #failures = 0;
  #retryAt = 0;
  #editedAt = 0;
  #unsavedSince: number | undefined;
  #savedAt: number | undefined;
  #cancel: () => void = nothing;

  constructor(options: SaveQueueOptions) {
    this.#options = options;
    this.#doc = options.doc;
    this.#held = options.doc;
    this.#revision = options.revision;
  }

  /** The document is another one; without a change the host has taken one back. */
  edited(doc: Strategy, change?: Change): void {
    const now = this.#options.clock.now();
    this.#doc = doc;
    if (change !== undefined) this.#steps = [...this.#steps, { doc, change }];
    else this.#steps = this.#steps.slice(0, this.#steps.findLastIndex((step) => step.doc === doc) + 1);
    if (this.#blocked?.kind === "refused") this.#blocked = undefined;
    this.#editedAt = now;
    this.#unsavedSince ??= now;
    this.#plan();
  }

  /** Does not wait any longer. */
  flush(): void {
    this.#start();
  }

  /** After a conflict: what is drawn is saved over the newer version. */
  keep({ revision }: NewerVersion): void {
    this.#blocked = undefined;
    this.#held = undefined;
    this.#revision = revision ?? this.#revision;
    this.#start();
  }

  /** The host holds this document; whatever waited is of no use. */
  rebase(doc: Strategy, revision: string | number | undefined): void {
    this.#running?.abort();
    this.#blocked = undefined;
    this.#doc = doc;
    this.#heldIs(doc, revision);
    this.#plan();
  }

  #heldIs(doc: Strategy, revision: string | number | undefined): void {
    this.#held = doc;
    this.#lost = [];
    this.#failures = 0;
    this.#revision = revision ?? this.#revision;
  }

  #plan(): void {
    this.#cancel();
    this.#options.onState(this.#next());
  }

  /** What is to be done next, and what is told meanwhile. */
  #next(): SaveState {
    const { clock, pause } = this.#options;
    // One that was given up keeps its place until it is over: saves never overlap.
    const running = this.#running;
    if (running !== undefined && !running.signal.aborted) return { kind: "saving" };
    if (this.#blocked !== undefined) return this.#blocked;
    if (this.#doc === this.#held) {
      this.#steps = [];
      this.#unsavedSince = undefined;
      return { kind: "saved", at: this.#savedAt };
    }
    const failed = this.#failures > 0;
    const since = this.#unsavedSince ?? this.#editedAt;
    const at = failed ? this.#retryAt : Math.min(this.#editedAt + pause, since + PAUSES * pause);
    if (running === undefined) this.#cancel = clock.later(Math.max(0, at - clock.now()), () => this.#start());
    return failed ? { kind: "offline", changes: this.#steps.length, nextAt: this.#retryAt } : { kind: "waiting" };
  }

  #start(): void {
    this.#cancel();
    if (this.#running !== undefined || this.#blocked !== undefined || this.#doc === this.#held) return;
    const control = new AbortController();
    const [doc, steps] = [this.#doc, this.#steps];
    this.#running = control;
    this.#options.onState({ kind: "saving" });
    const changes = steps.map(({ change }) => change);
    const { save } = this.#options;
    // What a save throws before its first pause is a failure like any other.
    const answer = (async () => save(doc, { signal: control.signal, revision: this.#revision, changes }))();
    const over = (then: () => void) => {
      this.#running = undefined;
      if (!control.signal.aborted) then();
      this.#plan();
    };
    void answer.then(
      (given) => over(() => this.#answered(given, doc, steps.at(-1))),
      () => over(() => this.#failed(doc)),
    );
  }

  #answered(answer: Awaited<ReturnType<Save>>, doc: Strategy, last: Step | undefined): void {
    const { clock } = this.#options;
    switch (answer.kind) {
      case "saved":
        this.#heldIs(doc, answer.revision);
        this.#savedAt = answer.at ?? clock.now();
        this.#steps = this.#steps.slice(last === undefined ? 0 : this.#steps.indexOf(last) + 1);
        this.#unsavedSince = clock.now();
        return;
      case "conflict": {
        const { newer } = answer;
        const mine = this.#lost.find((one) => sameJson(one, newer.doc));
        // It is what was sent before; only the answer had been lost.
        if (mine !== undefined) this.#heldIs(mine, newer.revision);
        else this.#blocked = answer;
        return;
      }
      case "refused":
        // It may be wanted again by the edit that came meanwhile.
        if (this.#doc === doc) this.#blocked = answer;
        this.#failures = 0;
        this.#editedAt = clock.now();
        return;
    }
  }

  #failed(doc: Strategy): void {
    this.#held = undefined;
    this.#lost = [...this.#lost, doc];
    this.#failures += 1;
    this.#retryAt = this.#options.clock.now() + Math.min(RETRY.first * 2 ** (this.#failures - 1), RETRY.most);
  }
}

const nothing = (): void => undefined;
