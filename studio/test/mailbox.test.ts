/** What receivers got is kept, found and bounded. */

import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageView } from "../src/model/api.ts";
import { Mailbox } from "../src/server/mailbox.ts";
import { reactionTo } from "../src/server/people.ts";
import { linksIn } from "../src/server/post.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "dunlin-studio-test-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const message = (number: number, more: Partial<MessageView> = {}): Omit<MessageView, "id"> => ({
  ...{ at: number, channel: "sms", to: "+15550100", title: `Message ${number}`, canReply: true },
  ...{ key: `key-${number}`, caseId: `case-${number % 3}`, text: "ñ".repeat(50), links: [], headers: {} },
  ...more,
});

test("ST10 messages are there after another start, newest first and page by page", () => {
  const mailbox = new Mailbox(directory);
  for (let number = 1; number <= 7; number++) mailbox.add(message(number));
  appendFileSync(join(directory, "messages.ndjson"), '{"id":"half');
  const again = new Mailbox(directory);
  expect(again.count).toBe(7);
  expect(again.list({ limit: 3 }).map(({ title }) => title)).toEqual(["Message 7", "Message 6", "Message 5"]);
  const [, , last] = again.list({ limit: 3 });
  expect(again.list({ limit: 3, before: last?.id ?? "" }).map(({ at }) => at)).toEqual([4, 3, 2]);
  expect(again.list({ limit: 9, caseId: "case-1" }).map(({ at }) => at)).toEqual([7, 4, 1]);
  expect(again.list({ limit: 9, channel: "email" })).toEqual([]);
  const added = again.add(message(8));
  expect(new Mailbox(directory).get(added.id)).toEqual(added);
});

test("ST10 the older half goes when there is too much, and ids go on", () => {
  const mailbox = new Mailbox(directory, 2_000);
  for (let number = 1; number <= 40; number++) {
    const { id } = mailbox.add(message(number));
    expect(mailbox.get(id)?.at).toBe(number);
  }
  const kept = mailbox.heads().map(({ at }) => at);
  expect(kept.at(-1)).toBe(40);
  expect(kept.length).toBeLessThan(12);
  const again = new Mailbox(directory, 2_000);
  expect(again.heads()).toEqual(mailbox.heads());
  expect(again.add(message(41)).id).toBe("000000041");
});

test("ST10 links of a message are those to pages of this host", () => {
  const text =
    'See <a href="http://127.0.0.1:4700/p/abc?x=1&amp;y=2">it</a>, http://127.0.0.1:4700/u/def. Not http://127.0.0.1:4700/v1/cases nor https://x.example/p/1';
  expect(linksIn(text, "http://127.0.0.1:4700")).toEqual([
    "http://127.0.0.1:4700/p/abc?x=1&y=2",
    "http://127.0.0.1:4700/u/def",
  ]);
});

test("ST11 what a message brings somebody to do hangs on the seed and the contact alone", () => {
  const debtor = { type: "natural", language: "es", zones: ["Europe/Madrid"] } as const;
  const all = (seed: number) =>
    Array.from({ length: 400 }, (_, number) => {
      const links = number % 2 === 0 ? ["http://127.0.0.1:4700/p/abc"] : [];
      return reactionTo({ id: "1", ...message(number, { links }) }, { debtor }, seed);
    });
  expect(all(1)).toEqual(all(1));
  expect(all(1)).not.toEqual(all(2));
  const deeds = all(1).flatMap((reaction) => reaction?.deed ?? []);
  expect(new Set(deeds)).toEqual(new Set(["look", "pay", "plan", "promise", "reply", "dispute"]));
  expect(deeds.length).toBeLessThan(200);
  for (const reaction of all(1)) if (reaction !== undefined) expect(reaction.at).toBeGreaterThan(reaction.message.at);
  expect(reactionTo({ id: "1", ...message(1, { caseId: undefined as never }) }, { debtor }, 1)).toBeUndefined();
});
