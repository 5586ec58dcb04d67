/** One person, or a refusal. */

import type { PersonRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";

/** @throws RuntimeError `person.unknown`. */
export async function knownPerson(tx: Tx, id: string): Promise<PersonRow> {
  const [person] = await tx.people([id]);
  if (person === undefined) throw unknownPerson(id);
  return person;
}

/** Locked until the transaction ends. @throws RuntimeError `person.unknown`. */
export async function lockedPerson(tx: Tx, id: string): Promise<PersonRow> {
  const [person] = await tx.lockPeople([id]);
  if (person === undefined) throw unknownPerson(id);
  return person;
}

const unknownPerson = (id: string): RuntimeError =>
  new RuntimeError(
    "person.unknown",
    `There is no person "${id}" here. A person is known by the \`debtor.id\` of a case.`,
    {
      data: { personId: id },
    },
  );

export const keptBy = (personId: string, reason: string): RuntimeError =>
  new RuntimeError("legalHold", `Person "${personId}" is kept: ${reason}. End the reason first.`, {
    data: { personId, reason },
  });
