/** What makes a draft count: versions, the way back to an earlier one, and the agreement of a second person where it is asked for. */

import type { Actor } from "../model/actor.ts";
import type { Proposed, Published } from "../model/publishing.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { settingsIn } from "../settings/settings.ts";
import { savedMeanwhile } from "./drafts.ts";
import {
  announce,
  type Head,
  type Held,
  holdKnown,
  type Proposal,
  putHead,
  putVersion,
  type Shelf,
  versionOf,
} from "./shelf.ts";

/** A draft that passed its gate, outside of any transaction. */
export interface Candidate {
  readonly id: string;
  readonly rev: number;
  readonly hash: string;
  readonly fingerprint: string;
  /** Number that it was made for. */
  readonly version: number;
  readonly document: unknown;
  readonly facts?: unknown;
}

/**
 * The draft becomes the next version, or waits for a second person. What is live already is not made again.
 *
 * @param more - Writes what belongs to the version, in the same transaction.
 * @throws RuntimeError `version.conflict`, `publish.fourEyes`, `strategy.archived`, `role.missing`.
 */
export async function publishIn(
  tx: Tx,
  shelf: Shelf,
  candidate: Candidate,
  actor: Actor,
  note: string | undefined,
  more?: () => Promise<void>,
): Promise<Published | Proposed> {
  const { id, rev, hash, fingerprint, version } = candidate;
  const held = await holdKnown(tx, shelf, id);
  const { head } = held;
  refuseArchived(shelf, held);
  if (head.draft?.rev !== rev) throw savedMeanwhile(shelf, id, head.draft?.rev ?? 0);
  const live = head.live === undefined ? undefined : await versionOf(tx, shelf, id, head.live);
  if (live?.fingerprint === fingerprint) {
    requireRole(actor, "publisher", "author");
    return { status: "published", version: live.version, hash: live.hash };
  }
  const agreed = await agree(tx, shelf, held, { publish: rev }, actor, { note, to: hash });
  if (agreed.status === "proposed") return agreed;
  if (head.versions + 1 !== version) throw savedMeanwhile(shelf, id, rev);
  await putVersion(tx, shelf, id, {
    ...{ version, hash, fingerprint, document: candidate.document, publishedAt: tx.now },
    ...agreed.signed,
  });
  await more?.();
  const { proposal: _, ...rest } = head;
  const facts = { ...head.facts, [version]: { at: tx.now, facts: candidate.facts } };
  await putHead(tx, shelf, held, {
    ...rest,
    versions: version,
    live: version,
    ...(candidate.facts !== undefined && { facts }),
  });
  await writeLog(tx, actor, {
    what: `${shelf.kind}.published`,
    subject: `${shelf.kind}:${id}`,
    ...(live !== undefined && { from: live.hash }),
    to: hash,
    ...(agreed.signed.note !== undefined && { note: agreed.signed.note }),
    data: { version, ...signaturesOf(agreed.signed) },
  });
  await announce(tx);
  return { status: "published", version, hash };
}

/** @throws RuntimeError `version.unknown`, `publish.fourEyes`, `strategy.archived`, `role.missing`. */
export async function rollbackIn(
  tx: Tx,
  shelf: Shelf,
  { id, version }: { readonly id: string; readonly version: number },
  actor: Actor,
  note: string | undefined,
): Promise<Published | Proposed> {
  const held = await holdKnown(tx, shelf, id);
  refuseArchived(shelf, held);
  const target = await versionOf(tx, shelf, id, version);
  if (target === undefined) throw unknownVersion(shelf, id, version);
  const { hash } = target;
  const { live } = held.head;
  if (live === version) {
    requireRole(actor, "publisher");
    return { status: "published", version, hash };
  }
  const before = live === undefined ? undefined : await versionOf(tx, shelf, id, live);
  const agreed = await agree(tx, shelf, held, { rollback: version }, actor, { note, to: hash });
  if (agreed.status === "proposed") return agreed;
  const { proposal: _, ...rest } = held.head;
  await putHead(tx, shelf, held, { ...rest, live: version });
  await writeLog(tx, actor, {
    what: `${shelf.kind}.rolledBack`,
    subject: `${shelf.kind}:${id}`,
    ...(before !== undefined && { from: before.hash }),
    to: hash,
    ...(agreed.signed.note !== undefined && { note: agreed.signed.note }),
    data: { version, ...signaturesOf(agreed.signed) },
  });
  await announce(tx);
  return { status: "published", version, hash };
}

/** Nobody enters any more, or does again. What was proposed is void. Doing it twice is doing it once. */
export async function archiveIn(tx: Tx, shelf: Shelf, id: string, archived: boolean, actor: Actor): Promise<void> {
  requireRole(actor, "publisher");
  const held = await holdKnown(tx, shelf, id);
  const { proposal: _, archived: before, ...rest } = held.head;
  if ((before ?? false) === archived) return;
  await putHead(tx, shelf, held, { ...rest, ...(archived && { archived: true }) });
  const what = archived ? `${shelf.kind}.archived` : `${shelf.kind}.restored`;
  await writeLog(tx, actor, { what, subject: `${shelf.kind}:${id}` });
  await announce(tx);
}

/** Takes back what waits for a second person: by who proposed it, or who would have to agree. */
export async function withdrawIn(
  tx: Tx,
  shelf: Shelf,
  id: string,
  actor: Actor,
  note: string | undefined,
): Promise<void> {
  const held = await holdKnown(tx, shelf, id);
  const { proposal, ...head } = held.head;
  if (proposal === undefined) return;
  if (proposal.by === actor.id) requireRole(actor, "author", "publisher");
  else requireRole(actor, "publisher");
  await putHead(tx, shelf, held, head);
  await writeLog(tx, actor, {
    what: `${shelf.kind}.withdrawn`,
    subject: `${shelf.kind}:${id}`,
    ...(note !== undefined && { note }),
    data: { proposedBy: proposal.by, ...proposal.what },
  });
}

export const unknownVersion = ({ kind }: Shelf, id: string, version: number): RuntimeError =>
  new RuntimeError(
    "version.unknown",
    `The ${kind} "${id}" has no version ${version}. Its versions are listed with it.`,
    {
      data: { id, version },
    },
  );

interface Signed {
  readonly publishedBy: string;
  readonly approvedBy?: string;
  readonly note?: string;
}

type Agreement = Proposed | { readonly status: "agreed"; readonly signed: Signed };

/** One person is enough, or this is the first of two, or the second. */
async function agree(
  tx: Tx,
  shelf: Shelf,
  held: Held,
  what: Proposal["what"],
  actor: Actor,
  { note, to }: { readonly note: string | undefined; readonly to: string },
): Promise<Agreement> {
  const said = note === undefined ? {} : { note };
  const { fourEyes = false } = await settingsIn(tx);
  if (!fourEyes) {
    requireRole(actor, "publisher");
    return { status: "agreed", signed: { publishedBy: actor.id, ...said } };
  }
  const { proposal } = held.head;
  if (proposal === undefined || !isSame(proposal.what, what)) {
    requireRole(actor, "author", "publisher");
    const made: Proposal = { by: actor.id, at: tx.now, what, ...said };
    await putHead(tx, shelf, held, { ...held.head, proposal: made });
    const subject = `${shelf.kind}:${held.id}`;
    await writeLog(tx, actor, { what: `${shelf.kind}.proposed`, subject, to, ...said, data: what });
    return { status: "proposed", by: actor.id };
  }
  if (proposal.by === actor.id) {
    const says = "You proposed this yourself. Somebody else with the role publisher has to agree.";
    throw new RuntimeError("publish.fourEyes", says, { data: { by: proposal.by } });
  }
  requireRole(actor, "publisher");
  const first = proposal.note === undefined ? said : { note: [proposal.note, note].filter(Boolean).join("\n") };
  return { status: "agreed", signed: { publishedBy: proposal.by, approvedBy: actor.id, ...first } };
}

const isSame = (one: Proposal["what"], other: Proposal["what"]): boolean =>
  "publish" in one
    ? "publish" in other && one.publish === other.publish
    : "rollback" in other && one.rollback === other.rollback;

const signaturesOf = ({ publishedBy, approvedBy }: Signed) => ({ publishedBy, ...(approvedBy && { approvedBy }) });

function refuseArchived({ kind }: Shelf, { id, head }: { readonly id: string; readonly head: Head }): void {
  if (!head.archived) return;
  throw new RuntimeError("strategy.archived", `The ${kind} "${id}" is archived. Restore it first.`, { data: { id } });
}
