/** What somebody sees before a strategy goes live, asked of the host for exactly the draft that it holds. */

import type { Strategy } from "@dunlin/engine";
import { compareStrategies, describeDiff, type MigrationPlan, type ToldDiff } from "@dunlin/engine/change";
import type { DraftImpact, StrategySummary, TenantSettings } from "@dunlin/runtime";
import { type Api, ApiError, type Language } from "../../model.ts";
import { draftOf, type Findings, type Proposal, proposalOf, settingsOf } from "../documents/asking.ts";
import { unnumbered } from "./drafting.ts";

export interface Review {
  /** Of the draft that was looked at, and that is published. */
  readonly rev: number;
  readonly told: ToldDiff | undefined;
  /** Nothing is different from what is live. */
  readonly same: boolean;
  readonly findings: Findings["findings"];
  /** Absent where nothing is live yet, and where the draft has errors. */
  readonly plan: MigrationPlan | undefined;
  readonly fourEyes: boolean;
  readonly proposal: Proposal | undefined;
}

/** ms between two looks whether the host has what is drawn, and how many. */
const REST = 500;
const LOOKS = 12;

export interface ReviewRequest {
  readonly summary: StrategySummary;
  readonly live: Strategy | undefined;
  readonly language: Language;
  /** What is drawn now. */
  readonly doc: Strategy;
}

/** @returns Undefined when the host has not got the last changes in time. */
export async function reviewOf(
  api: Api,
  { summary: { id }, live, language, doc }: ReviewRequest,
  signal: AbortSignal,
): Promise<Review | undefined> {
  const rev = await savedRevOf(api, id, doc, signal);
  if (rev === undefined) return undefined;
  const [{ findings, valid }, settings, proposal] = await Promise.all([
    api.send<Findings>("POST", "/v1/strategies/validate", doc),
    settingsOf(api, signal) as Promise<TenantSettings>,
    proposalOf(api, "strategies", id),
  ]);
  const diff = live && compareStrategies(live, { ...doc, version: (live.version ?? 0) + 1 });
  return {
    ...{ rev, findings, proposal, fourEyes: settings.fourEyes === true },
    told: diff && describeDiff(diff, { locale: language }),
    same: live !== undefined && sameText(live, doc),
    plan: live?.version !== undefined && valid ? await planOf(api, id, live.version) : undefined,
  };
}

/** A draft that does not compile moves nobody; the findings say why. */
async function planOf(api: Api, id: string, from: number): Promise<MigrationPlan | undefined> {
  try {
    const path = `/v1/strategies/${encodeURIComponent(id)}/draft/impact`;
    return (await api.send<DraftImpact>("POST", path, { from })).plan;
  } catch (error) {
    if (error instanceof ApiError && error.code === "strategy.invalid") return undefined;
    throw error;
  }
}

async function savedRevOf(api: Api, id: string, doc: Strategy, signal: AbortSignal): Promise<number | undefined> {
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    const draft = await draftOf(api, "strategies", id, signal);
    if (draft !== undefined && sameText(draft.document, doc)) return draft.rev;
    await new Promise((resolve) => setTimeout(resolve, REST));
  }
  return undefined;
}

/** Whether two documents say the same, whatever the order of their members and whatever their number. */
export const sameText = (one: Strategy, other: Strategy): boolean =>
  JSON.stringify(inOrder(unnumbered(one))) === JSON.stringify(inOrder(unnumbered(other)));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, inOrder(member)]),
  );
}

/** What the button does. `wait`: there is something to do first, or somebody else's turn. */
export type Act = "publish" | "propose" | "approve" | "wait";

export function actOf({ same, findings, fourEyes, proposal, rev }: Review, user: string): Act {
  if (same || findings.some(({ severity }) => severity === "error")) return "wait";
  if (!fourEyes) return "publish";
  if (proposal?.what.publish !== rev) return "propose";
  return proposal.by === user ? "wait" : "approve";
}
