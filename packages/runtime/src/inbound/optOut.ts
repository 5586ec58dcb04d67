/** No more on this channel: for the person, and so for each of their cases, with what was pending on it. */

import { deliverIn } from "../core/deliver.ts";
import type { OutboxRow } from "../model/rows.ts";
import type { Work } from "./noticeWork.ts";
import { openCasesOf } from "./whereabouts.ts";

export interface OptOut {
  readonly channel: string;
  /** Of the notice; the event of each case is named after it. */
  readonly name: string;
  readonly by: string;
  /** The message that it answers. */
  readonly message?: OutboxRow;
  readonly at?: string | undefined;
}

/** @returns Ids of the cases that heard of it. */
export async function optOutEverywhere(work: Work, personId: string, optOut: OptOut): Promise<readonly string[]> {
  const { tx, world, programs } = work;
  const { channel, name, by, message, at } = optOut;
  await tx.lockPeople([personId]);
  const cases = await openCasesOf(tx, personId);
  for (const { id: caseId } of cases) {
    const own = message?.caseId === caseId ? { message: message.key } : {};
    await deliverIn(tx, world, {
      ...{ caseId, by, programs },
      event: {
        type: "message.optedOut",
        id: `${name}:optedOut`,
        ...(at !== undefined && { at }),
        data: { channel, ...own },
      },
    });
  }
  return cases.map(({ id }) => id);
}
