/** One person who may have written a reply, and the cases that it may be about. */

import type { ReplyNotice } from "../model/channel.ts";
import type { ReplyOptions } from "../model/replies.ts";
import type { CaseRow, OutboxRow, PersonRow } from "../model/rows.ts";

export interface Site {
  readonly person: PersonRow;
  readonly open: readonly CaseRow[];
  /** Cases that the reply is about: that of the message, else every open one. */
  readonly own: readonly CaseRow[];
  readonly message: OutboxRow | undefined;
  /** Events are named after it. */
  readonly name: string;
  readonly notice: ReplyNotice;
  /** Several people have this address, and nobody knows which of them wrote. */
  readonly isShared: boolean;
  readonly options: ReplyOptions;
}
