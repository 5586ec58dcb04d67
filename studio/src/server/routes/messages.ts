/** What receivers got, what they write back, and what debtors do by themselves. */

import type { FastifyInstance } from "fastify";
import type { Acted, Messages, MessageView, PersonAct, Replied } from "../../model/api.ts";
import { settleNow } from "../drive.ts";
import { Refusal } from "../guard.ts";
import { leadingTo } from "../post.ts";
import type { Room } from "../studio.ts";

interface ListQuery {
  readonly channel?: string;
  readonly case?: string;
  readonly before?: string;
  readonly limit?: string;
}

const TEXT = { type: "string", minLength: 1, maxLength: 300 };
const LIST = {
  type: "object",
  properties: {
    ...{ channel: TEXT, case: TEXT, before: TEXT },
    limit: { type: "string", pattern: "^[1-9][0-9]{0,2}$" },
  },
};
const REPLY = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1, maxLength: 1_600 } },
};
const ACT = {
  type: "object",
  required: ["do"],
  properties: { do: { enum: ["payAll", "payHalf", "openLink", "callBack"] } },
};

export function messageRoutes(app: FastifyInstance, { host, mailbox, world, driven, watchers }: Room): void {
  /** Nothing else is decided meanwhile, and what follows from it is done when the answer comes. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> =>
    driven.turn(async () => {
      const value = await work();
      await settleNow(driven);
      watchers.tell();
      return value;
    });
  const messageOf = (id: string): MessageView => {
    const message = mailbox.get(id);
    if (message === undefined)
      throw new Refusal(404, "message.unknown", "This message is not kept any more. Choose another one.");
    return message;
  };

  app.get<{ Querystring: ListQuery }>(
    "/studio/messages",
    { schema: { querystring: LIST } },
    async ({ query }): Promise<Messages> => {
      const { channel, case: caseId, before } = query;
      const limit = Number(query.limit ?? 50);
      const found = mailbox.list({
        ...(channel !== undefined && { channel }),
        ...(caseId !== undefined && { caseId }),
        ...(before !== undefined && { before }),
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      return { items, ...(found.length > limit && { next: (items.at(-1) as { id: string }).id }) };
    },
  );
  app.get<{ Params: { id: string } }>(
    "/studio/messages/:id",
    async ({ params }): Promise<MessageView> => leadingTo(host.url, messageOf(params.id)),
  );
  app.post<{ Params: { id: string }; Body: { text: string } }>(
    "/studio/messages/:id/reply",
    { schema: { body: REPLY } },
    async ({ params, body }): Promise<Replied> => {
      const message = messageOf(params.id);
      if (!message.canReply)
        throw new Refusal(422, "message.oneWay", "On this channel nobody can write back. Choose a text message.");
      return { status: (await inTurn(() => world.reply(message, body.text))) ? "taken" : "refused" };
    },
  );
  app.post<{ Params: { caseId: string }; Body: PersonAct }>(
    "/studio/people/:caseId/act",
    { schema: { body: ACT } },
    async ({ params, body }): Promise<Acted> => {
      const acted = await inTurn(() => world.actFor(params.caseId, body.do));
      if (acted === undefined) throw new Refusal(404, "case.unknown", "There is no such case. Look it up in the list.");
      return acted;
    },
  );
}
