/** The draft at the host: read once, saved after each pause, and never over what somebody else has saved. */

import type { Save } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import type { StrategySummary } from "@dunlin/runtime";
import { type Api, ApiError } from "../../model.ts";
import { draftOf, saveDraft, summariesOf, type Version, versionOf, versionsOf } from "../documents/asking.ts";

export interface Opened {
  readonly summary: StrategySummary;
  readonly versions: readonly Version[];
  /** The live one, with its number. */
  readonly live: Strategy | undefined;
  readonly doc: Strategy;
  /** Of the draft; 0 where none is kept yet. */
  readonly rev: number;
}

/** Everything that the editor begins with. Without a draft it begins with the live version. */
export async function openStrategy(api: Api, id: string, signal: AbortSignal): Promise<Opened | undefined> {
  const [summaries, draft, versions] = await Promise.all([
    summariesOf(api, "strategies", signal),
    draftOf(api, "strategies", id, signal),
    versionsOf(api, "strategies", id, signal),
  ]);
  const summary = summaries.find((one) => one.id === id);
  const live =
    summary?.live === undefined ? undefined : (await versionOf(api, "strategies", id, summary.live, signal)).document;
  const doc = draft?.document ?? live;
  if (summary === undefined || doc === undefined) return undefined;
  return { summary, versions, live, doc: unnumbered(doc), rev: draft?.rev ?? 0 };
}

/** A draft has no number before it is published. */
export function unnumbered({ version: _, ...doc }: Strategy): Strategy {
  return doc;
}

/** Answers that would be the same again: what is wrong is the document, or who asks. */
const REFUSED: ReadonlySet<number> = new Set([400, 403, 413, 422]);

/** Saves for the editor. What the host does not hear is thrown, so that it is tried again. */
export const saverOf =
  (api: Api): Save =>
  async (doc, { revision }) => {
    try {
      const { rev } = await saveDraft(api, "strategies", doc, Number(revision ?? 0));
      return { kind: "saved", revision: rev };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === "version.conflict") return conflictOf(api, doc.id, error);
      if (REFUSED.has(error.status)) return { kind: "refused", because: error.message };
      throw error;
    }
  };

async function conflictOf(api: Api, id: string, error: ApiError): ReturnType<Save> {
  const newer = await draftOf(api, "strategies", id);
  if (newer === undefined) return { kind: "refused", because: error.message };
  const { savedBy: by, savedAt: at, document: doc, rev: revision } = newer;
  return { kind: "conflict", newer: { by, at, doc, revision } };
}
