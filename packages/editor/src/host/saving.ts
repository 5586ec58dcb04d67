/** What a host answers when it is asked to save. */

import type { Strategy } from "@dunlin/engine";
import type { Change } from "../store/store.ts";

/** A newer version of the document than the one that is edited. */
export interface NewerVersion {
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly doc: Strategy;
  /** As the host counts; goes along with the next save. */
  readonly revision?: string | number;
}

export interface SaveInfo {
  /** Given up when the host gives another document meanwhile. */
  readonly signal: AbortSignal;
  /** Of the document that the changes begin with: the one of the last answer. */
  readonly revision: string | number | undefined;
  /** Everything since the last save, in order. */
  readonly changes: readonly Change[];
}

export type SaveAnswer =
  | {
      readonly kind: "saved";
      /** Of the document now. */
      readonly revision?: string | number;
      /** Epoch ms. */
      readonly at?: number;
    }
  /** Somebody else has saved another document since `revision`. */
  | { readonly kind: "conflict"; readonly newer: NewerVersion }
  /** A sentence says why; it is not tried again before the next edit. */
  | { readonly kind: "refused"; readonly because: string };

/** Saves a document. One that fails in any other way is tried again. */
export type Save = (doc: Strategy, info: SaveInfo) => Promise<SaveAnswer>;
