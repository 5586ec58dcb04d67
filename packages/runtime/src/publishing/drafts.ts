/** Working copies: saved by one author at a time, valid or not. */

import { canonicalJson, equalJson, sha256 } from "../base/canonical.ts";
import type { Actor } from "../model/actor.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { type Authored, draftOf, type Head, headOf, hold, putDraft, putHead, type Shelf } from "./shelf.ts";

export interface DraftOf<Document> {
  readonly id: string;
  readonly rev: number;
  readonly document: Document;
  readonly savedAt: number;
  readonly savedBy: string;
  readonly proposed?: { readonly by: string; readonly at: number; readonly rev: number; readonly note?: string };
}

const BYTES = 5_000_000;
const DEPTH = 200;
const ID = /^(?!__proto__$)[A-Za-z0-9_-]{1,100}$/;

/**
 * Looks at what every later reader relies on; whether it can be published is asked when it is published.
 *
 * @throws RuntimeError `strategy.invalid` or `template.invalid`.
 */
function checkAuthored({ kind, invalid }: Shelf, document: unknown): asserts document is Authored {
  const refuse = (path: string, says: string): never => {
    throw new RuntimeError(invalid, says, { path });
  };
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    return refuse("", `Write the ${kind} as an object.`);
  }
  const { id, name }: Partial<Record<keyof Authored, unknown>> = document;
  if (isTooDeep(document))
    return refuse("", `Lists and objects are nested more than ${DEPTH} deep. Flatten the ${kind}.`);
  if (Buffer.byteLength(JSON.stringify(document), "utf8") > BYTES) {
    return refuse("", `The ${kind} is larger than ${BYTES} bytes. Split it.`);
  }
  if (typeof id !== "string" || !ID.test(id)) return refuse("/id", "Write an id of letters, digits, `_` and `-`.");
  if (typeof name !== "string" || name.trim() === "") return refuse("/name", `Give the ${kind} a name.`);
}

/** Without recursion: a document could be deep enough to break one. */
function isTooDeep(document: object): boolean {
  let level: readonly object[] = [document];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEPTH) return true;
    level = level
      .flatMap((value) => Object.values(value))
      .filter((value) => typeof value === "object" && value !== null);
  }
  return false;
}

/** Saving what is there already changes nothing; anything else voids what was proposed. */
export async function saveDraftIn<Document extends Authored>(
  tx: Tx,
  shelf: Shelf,
  document: Document,
  rev: number,
  actor: Actor,
): Promise<DraftOf<Document>> {
  requireRole(actor, "author");
  checkAuthored(shelf, document);
  const { id, name } = document;
  const held = await hold(tx, shelf, id);
  const before = await draftOf<Document>(tx, shelf, id);
  if ((before?.rev ?? 0) !== rev) throw savedMeanwhile(shelf, id, before?.rev ?? 0);
  if (before !== undefined && equalJson(before.value.document, document)) {
    return toDraft(id, before.rev, before.value, held.head);
  }
  const kept = { document, savedAt: tx.now, savedBy: actor.id };
  const newRev = await putDraft(tx, shelf, id, rev, kept);
  const { proposal, ...rest } = held.head;
  const stands = proposal !== undefined && "rollback" in proposal.what;
  const head: Head = { ...rest, name, draft: { rev: newRev, savedAt: tx.now }, ...(stands && { proposal }) };
  await putHead(tx, shelf, held, head);
  await writeLog(tx, actor, {
    what: `${shelf.kind}.saved`,
    subject: `${shelf.kind}:${id}`,
    ...(before !== undefined && { from: sha256(canonicalJson(before.value.document)) }),
    to: sha256(canonicalJson(document)),
    data: { rev: newRev, ...(proposal !== undefined && !stands && { voided: proposal.by }) },
  });
  return toDraft(id, newRev, kept, head);
}

export async function draftIn<Document>(tx: Tx, shelf: Shelf, id: string): Promise<DraftOf<Document> | undefined> {
  const draft = await draftOf<Document>(tx, shelf, id);
  const head = await headOf(tx, shelf, id);
  return draft && toDraft(id, draft.rev, draft.value, head?.value);
}

export const savedMeanwhile = ({ kind }: Shelf, id: string, rev: number): RuntimeError =>
  new RuntimeError(
    "version.conflict",
    `The draft of ${kind} "${id}" is another one by now. Load it again and bring your changes into it.`,
    { data: { id, rev } },
  );

function toDraft<Document>(
  id: string,
  rev: number,
  { document, savedAt, savedBy }: { document: Document; savedAt: number; savedBy: string },
  head: Head | undefined,
): DraftOf<Document> {
  const { what, ...proposal } = head?.proposal ?? {};
  const proposed = what !== undefined && "publish" in what ? { ...proposal, rev: what.publish } : undefined;
  return { id, rev, document, savedAt, savedBy, ...(proposed && { proposed: proposed as Required<typeof proposed> }) };
}
