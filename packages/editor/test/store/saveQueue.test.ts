/** Saving: a host that fails, answers late, loses answers and has other writers, and a clock that the test turns. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewerVersion, SaveAnswer, SaveInfo } from "../../src/host/saving.ts";
import { SaveQueue, type SaveState } from "../../src/store/saveQueue.ts";
import type { Change } from "../../src/store/store.ts";
import { SMALL } from "../strategies.ts";

const named = (name: string): Strategy => ({ ...SMALL, name });
const changeTo = (name: string) => ({ origin: "api", command: { type: "field.set", path: "/name", value: name } });
const changed = (name: string) => changeTo(name) as unknown as Change;

/** A clock that stands still between `pass`es, and the answers of saves to be given by hand. */
function stage(revision?: number) {
  let now = 0;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  const states: SaveState[] = [];
  const sent: { doc: Strategy; info: SaveInfo; answer: (given: SaveAnswer) => void; fail: () => void }[] = [];
  let open = 0;
  let most = 0;
  const queue = new SaveQueue({
    ...{ doc: SMALL, revision, pause: 1000, onState: (state) => states.push(state) },
    clock: {
      now: () => now,
      later(ms, run) {
        const timer = { at: now + ms, run };
        timers = [...timers, timer];
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    },
    save: (doc, info) =>
      new Promise((resolve, reject) => {
        open += 1;
        most = Math.max(most, open);
        const over = () => {
          open -= 1;
        };
        sent.push({
          ...{ doc, info },
          answer(given) {
            over();
            resolve(given);
          },
          fail() {
            over();
            reject(new Error("offline"));
          },
        });
      }),
  });
  /** Promises settle, however many wait for one another. */
  const settle = async () => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  };
  return {
    ...{ queue, sent, settle, states },
    state: () => states.at(-1),
    most: () => most,
    waits: () => timers.length > 0,
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) break;
        now = Math.max(now, next.at);
        timers = timers.filter((one) => one !== next);
        next.run();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

/** Somebody else has saved what the reader has changed as well. */
async function inConflict() {
  const all = stage(1);
  const newer: NewerVersion = { by: "Inés", at: 5, doc: named("Hers"), revision: 2 };
  all.queue.edited(named("A"), changed("A"));
  await all.pass(1000);
  all.sent[0]?.answer({ kind: "conflict", newer });
  await all.settle();
  return { ...all, newer };
}

describe("SV1 the newest document, after a pause, one save at a time", () => {
  test("SV1 edits within the pause are one save, with every change of it", async () => {
    const { queue, sent, pass, settle, state } = stage(7);
    queue.edited(named("A"), changed("A"));
    await pass(900);
    queue.edited(named("B"), changed("B"));
    await pass(900);
    expect(sent).toHaveLength(0);
    expect(state()).toEqual({ kind: "waiting" });
    await pass(100);
    expect(sent[0]?.doc.name).toBe("B");
    expect(sent[0]?.info).toMatchObject({ revision: 7, changes: [changed("A"), changed("B")] });
    expect(state()).toEqual({ kind: "saving" });
    sent[0]?.answer({ kind: "saved", revision: 8 });
    await settle();
    expect(state()).toEqual({ kind: "saved", at: 1900 });
  });

  test("SV1 whoever never pauses is saved all the same", async () => {
    const { queue, sent, pass } = stage();
    for (let i = 0; i < 21; i++) {
      queue.edited(named(`${i}`), changed(`${i}`));
      await pass(500);
    }
    expect(sent).toHaveLength(1);
  });

  test("SV1 what is edited during a save goes with the next one, which says where it begins", async () => {
    const { queue, sent, pass, settle } = stage(1);
    queue.edited(named("A"), changed("A"));
    await pass(1000);
    queue.edited(named("B"), changed("B"));
    queue.flush();
    await pass(5000);
    expect(sent).toHaveLength(1);
    sent[0]?.answer({ kind: "saved", revision: 2 });
    await settle();
    await pass(1000);
    expect(sent[1]?.info).toMatchObject({ revision: 2, changes: [changed("B")] });
  });

  test("SV1 an edit that the host takes back is not saved", async () => {
    const { queue, sent, pass, state } = stage();
    queue.edited(named("A"), changed("A"));
    queue.edited(SMALL);
    expect(state()).toEqual({ kind: "saved", at: undefined });
    await pass(60_000);
    expect(sent).toHaveLength(0);
  });
});

describe("SV2 what failed is kept and tried again", () => {
  test("SV2 later each time up to a minute, at once when asked", async () => {
    const { queue, sent, pass, settle, state } = stage();
    queue.edited(named("A"), changed("A"));
    await pass(1000);
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      sent.at(-1)?.fail();
      await settle();
      const now = state();
      if (now?.kind !== "offline") throw new Error("it should wait");
      const before = sent.length;
      let waited = 0;
      for (; sent.length === before; waited += 500) await pass(500);
      waits.push(waited);
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    sent.at(-1)?.fail();
    await settle();
    queue.edited(named("B"), changed("B"));
    expect(state()).toMatchObject({ kind: "offline", changes: 2 });
    queue.flush();
    expect(sent.at(-1)?.doc.name).toBe("B");
  });

  test("SV2 after a save of which nobody knows whether it arrived, the document before is sent, too", async () => {
    const { queue, sent, pass, settle } = stage();
    queue.edited(named("A"), changed("A"));
    await pass(1000);
    sent[0]?.fail();
    await settle();
    queue.edited(SMALL, changed("back"));
    await pass(3000);
    expect(sent[1]?.doc).toBe(SMALL);
  });
});

describe("SV3 refusals and conflicts", () => {
  test("SV3 a refusal waits for the next edit", async () => {
    const { queue, sent, pass, settle, state } = stage();
    queue.edited(named("A"), changed("A"));
    await pass(1000);
    sent[0]?.answer({ kind: "refused", because: "Risk has locked it." });
    await settle();
    expect(state()).toEqual({ kind: "refused", because: "Risk has locked it." });
    queue.flush();
    await pass(600_000);
    expect(sent).toHaveLength(1);
    queue.edited(named("B"), changed("B"));
    await pass(1000);
    expect(sent).toHaveLength(2);
  });

  test("SV3 a conflict waits for the reader, whose own version then goes over the newer one", async () => {
    const { newer, queue, sent, pass, state } = await inConflict();
    queue.edited(named("B"), changed("B"));
    await pass(600_000);
    expect(state()).toEqual({ kind: "conflict", newer });
    expect(sent).toHaveLength(1);
    queue.keep(newer);
    expect(sent[1]?.doc.name).toBe("B");
    expect(sent[1]?.info.revision).toBe(2);
  });

  test("SV3 the newer version is taken without being sent back", async () => {
    const { newer, queue, sent, pass, state } = await inConflict();
    queue.edited(newer.doc, changed("Hers"));
    queue.rebase(newer.doc, newer.revision);
    await pass(60_000);
    expect(state()).toEqual({ kind: "saved", at: undefined });
    expect(sent).toHaveLength(1);
    queue.edited(named("A"), changed("undone"));
    await pass(1000);
    expect(sent[1]?.info.revision).toBe(2);
  });

  test("SV3 a conflict with what one has sent oneself is none: only the answer was lost", async () => {
    const { queue, sent, pass, settle } = stage(1);
    queue.edited(named("A"), changed("A"));
    await pass(1000);
    sent[0]?.fail();
    await settle();
    queue.edited(named("B"), changed("B"));
    await pass(2000);
    const { name, ...rest } = named("A");
    sent[1]?.answer({ kind: "conflict", newer: { by: "me", at: 1, doc: { ...rest, name } as Strategy, revision: 2 } });
    await settle();
    await pass(1000);
    expect(sent[2]?.doc.name).toBe("B");
    expect(sent[2]?.info.revision).toBe(2);
  });

  test("SV3 a host that gives another document ends the save, and none begins before that is over", async () => {
    const { queue, sent, pass, most, settle, state } = stage();
    queue.edited(named("A"), changed("A"));
    await pass(1000);
    queue.rebase(named("Other"), 9);
    expect(sent[0]?.info.signal.aborted).toBe(true);
    expect(state()).toEqual({ kind: "saved", at: undefined });
    queue.edited(named("C"), changed("C"));
    await pass(5000);
    expect(sent).toHaveLength(1);
    sent[0]?.answer({ kind: "saved", revision: 99 });
    await settle();
    await pass(1000);
    expect(sent[1]?.doc.name).toBe("C");
    expect(sent[1]?.info).toMatchObject({ revision: 9, changes: [changed("C")] });
    expect(most()).toBe(1);
  });
});

const moves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("edit" as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("back" as const) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 9000 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("flush", "other") }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constantFrom("answer", "fail", "lose", "refuse"), keep: fc.boolean() }),
    },
  ),
  { maxLength: 60 },
);

test("SV4 whatever fails, the host ends with the last document, saves do not overlap and each sends the newest", async () => {
  await fc.assert(
    fc.asyncProperty(moves, fc.boolean(), async (all, keeps) => {
      const { queue, sent, pass, settle, state, most, waits } = stage(0);
      let doc: Strategy = SMALL;
      let held: Strategy = SMALL;
      let revision = 0;
      let others = false;
      let edits = 0;
      let answered = 0;
      const newest: Strategy[] = [];
      const edit = (next: Strategy) => {
        doc = next;
        queue.edited(doc, changed(doc.name));
      };
      /** As a host does that compares revisions. */
      const write = (what: (typeof sent)[number]): SaveAnswer => {
        if (what.info.revision !== revision)
          return { kind: "conflict", newer: { by: "x", at: revision, doc: held, revision } };
        held = what.doc;
        others = false;
        revision += 1;
        return { kind: "saved", revision };
      };
      const respond = async (how: string) => {
        const open = sent[answered];
        if (open === undefined) return;
        answered += 1;
        if (how === "answer") open.answer(write(open));
        else if (how === "refuse") open.answer({ kind: "refused", because: "no" });
        else {
          if (how === "lose") write(open);
          open.fail();
        }
        await settle();
      };
      const choose = () => {
        const now = state();
        if (now?.kind !== "conflict") return;
        if (keeps) return queue.keep(now.newer);
        edit(now.newer.doc);
        queue.rebase(doc, now.newer.revision);
      };
      const watch = () => {
        while (newest.length < sent.length) newest.push(doc);
      };
      for (const move of all) {
        if (move.do === "edit") edit(named(`${edits++}`));
        if (move.do === "back") edit(SMALL);
        if (move.do === "pass" && "ms" in move) await pass(move.ms);
        if (move.do === "flush") queue.flush();
        if (move.do === "other") {
          held = named(`other ${revision}`);
          others = true;
          revision += 1;
        }
        watch();
        if ("keep" in move) await respond(move.do);
        watch();
        if ("keep" in move && move.keep) choose();
        watch();
      }
      // A refusal is only over with an edit.
      if (state()?.kind === "refused" || all.length % 2 === 0) edit(named("last"));
      for (let i = 0; i < 40 && (answered < sent.length || waits() || state()?.kind === "conflict"); i++) {
        await pass(60_000);
        watch();
        await respond("answer");
        if (state()?.kind === "refused") edit(named("really last"));
        choose();
        watch();
      }
      expect(sent.map(({ doc: one }) => one)).toEqual(newest);
      expect(most()).toBeLessThanOrEqual(1);
      // Another writer may come after the last save; nobody has told the editor yet.
      if (!others) expect(held).toEqual(doc);
      expect([undefined, "saved"]).toContain(state()?.kind);
    }),
  );
});
