/** Strategies: drafts, versions, four eyes, the way back, and the programs that steps are made by. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { RuntimeError } from "../../src/model/runtimeError.ts";
import { createPublishing } from "../../src/publishing/publishing.ts";
import { readLog } from "../../src/settings/log.ts";
import { admin, author, facts, house, publisher, second, strategy, TENANT, template, viewer, who } from "./house.ts";

const refusal = async (work: Promise<unknown>): Promise<Pick<RuntimeError, "code" | "path" | "data">> =>
  work.then(
    () => {
      throw new Error("nothing was refused");
    },
    (reason) => reason,
  );

const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).code;

/** Saves it over whatever draft there is. */
async function save({ strategies }: ReturnType<typeof house>, document = strategy()): Promise<number> {
  const rev = (await strategies.draft(TENANT, document.id))?.rev ?? 0;
  return (await strategies.saveDraft(TENANT, document, rev, author)).rev;
}

async function published(home: ReturnType<typeof house>, document = strategy()) {
  const rev = await save(home, document);
  return home.strategies.publish(TENANT, document.id, rev, publisher);
}

const named = (name: string, parts: Partial<Strategy> = {}) => strategy({ name, ...parts });

describe("drafts", () => {
  test("PU1 a draft is saved over the rev that was read, and over no other", async () => {
    const home = house();
    const first = await home.strategies.saveDraft(TENANT, named("One"), 0, author);
    const next = await home.strategies.saveDraft(TENANT, named("Two"), first.rev, author);
    expect(await home.strategies.draft(TENANT, "early")).toEqual({
      id: "early",
      rev: next.rev,
      document: named("Two"),
      savedAt: home.clock.at,
      savedBy: "ada",
    });
    const late = await refusal(home.strategies.saveDraft(TENANT, named("Three"), first.rev, author));
    expect(late).toMatchObject({ code: "version.conflict", data: { id: "early", rev: next.rev } });
    expect(await codeOf(home.strategies.saveDraft(TENANT, named("Three"), 0, author))).toBe("version.conflict");
    expect((await home.strategies.draft(TENANT, "early"))?.document.name).toBe("Two");
  });

  test("PU1 of many who save the same rev at once one is heard", async () => {
    const home = house();
    const rev = await save(home);
    const saves = await Promise.allSettled(
      ["a", "b", "c", "d"].map((name) => home.strategies.saveDraft(TENANT, named(name), rev, author)),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
    const kept = await home.strategies.draft(TENANT, "early");
    const heard = saves.findIndex(({ status }) => status === "fulfilled");
    expect(kept?.document.name).toBe("abcd"[heard]);
  });

  test("PU2 a draft may be wrong, but it is a document of a bearable size with an id and a name", async () => {
    const { strategies } = house();
    const wrong = { ...strategy(), nodes: {} } as Strategy;
    expect((await strategies.saveDraft(TENANT, wrong, 0, author)).document).toEqual(wrong);
    const deep = JSON.parse(`{"id":"x","name":"x","x":${"[".repeat(500)}${"]".repeat(500)}}`);
    const refused: readonly (readonly [unknown, string])[] = [
      [null, ""],
      [[], ""],
      ["early", ""],
      [{ name: "x" }, "/id"],
      [{ id: "a@b", name: "x" }, "/id"],
      [{ id: "__proto__", name: "x" }, "/id"],
      [{ id: "a".repeat(101), name: "x" }, "/id"],
      [{ id: "x", name: " " }, "/name"],
      [{ id: "x", name: "x", note: "n".repeat(5_000_001) }, ""],
      [deep, ""],
    ];
    for (const [document, path] of refused) {
      const { code, path: place } = await refusal(strategies.saveDraft(TENANT, document as Strategy, 0, author));
      expect([code, place]).toEqual(["strategy.invalid", path]);
    }
  });
});

describe("roles", () => {
  test("PU3 authors draft, publishers publish, archive and go back, an admin may all of it, nobody else anything", async () => {
    const home = house();
    const { strategies } = home;
    const rev = await save(home);
    const refused = [
      () => strategies.saveDraft(TENANT, named("x"), rev, publisher),
      () => strategies.saveDraft(TENANT, named("x"), rev, viewer),
      () => strategies.publish(TENANT, "early", rev, author),
      () => strategies.publish(TENANT, "early", rev, viewer),
      () => strategies.publish(TENANT, "early", rev, who("o", "operator", "agent")),
      () => strategies.archive(TENANT, "early", author),
      () => strategies.restore(TENANT, "early", author),
    ];
    for (const work of refused) expect(await codeOf(work())).toBe("role.missing");
    expect(await strategies.versions(TENANT, "early")).toEqual([]);
    await strategies.publish(TENANT, "early", rev, admin);
    expect(await codeOf(strategies.rollback(TENANT, "early", 1, author))).toBe("role.missing");
  });
});

describe("versions", () => {
  test("PU4 a published draft is a numbered version that says who, when and why", async () => {
    const home = house();
    const rev = await save(home);
    const result = await home.strategies.publish(TENANT, "early", rev, publisher, "Softer words");
    expect(result).toEqual({ status: "published", version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await home.strategies.version(TENANT, "early", 1)).toEqual({
      ...{ id: "early", version: 1, hash: "hash" in result && result.hash, live: true },
      document: { ...strategy(), version: 1 },
      publishedAt: home.clock.at,
      publishedBy: "pia",
      note: "Softer words",
    });
    expect(await home.strategies.list(TENANT)).toEqual([
      { id: "early", name: "Early", draft: { rev, savedAt: home.clock.at }, live: 1, versions: 1, archived: false },
    ]);
  });

  test("PU5 a version never changes, whatever is saved, published or rolled back afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ name: fc.constantFrom("a", "b", "c") }),
            fc.record({ back: fc.nat(5) }),
            fc.constantFrom("archive" as const, "restore" as const),
          ),
          { maxLength: 12 },
        ),
        async (acts) => {
          const home = house();
          const { strategies } = home;
          await published(home);
          const kept = new Map<number, string>();
          let highest = 1;
          for (const act of acts) {
            if (act === "archive" || act === "restore") await strategies[act](TENANT, "early", publisher);
            else if ("name" in act) await published(home, named(act.name)).catch(onlyArchived);
            else await strategies.rollback(TENANT, "early", act.back, publisher).catch(onlyRefused);
            const versions = await strategies.versions(TENANT, "early");
            expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
            expect(versions.length).toBeGreaterThanOrEqual(highest);
            expect(versions.filter(({ live }) => live)).toHaveLength(1);
            highest = versions.length;
            for (const { version } of versions) {
              const { live: _, ...whole } = (await strategies.version(TENANT, "early", version)) ?? { live: false };
              const text = JSON.stringify(whole);
              expect(kept.get(version) ?? text).toBe(text);
              kept.set(version, text);
            }
          }
        },
      ),
      { numRuns: sized(25, 300) },
    );
  });

  test("PU6 the same text has the same hash, in whatever order its members stand and whatever version it is", async () => {
    const home = house();
    const one = await published(home, named("One"));
    await published(home, named("Two"));
    const reordered = Object.fromEntries(Object.entries(named("One")).reverse()) as unknown as Strategy;
    const again = await published(home, reordered);
    expect(again).toEqual({ ...one, version: 3 });
    expect(await home.strategies.version(TENANT, "early", 2)).not.toMatchObject({ hash: "hash" in one && one.hash });
  });

  test("PU7 what is live already is not published again", async () => {
    const home = house();
    const rev = await save(home);
    const results = await Promise.all(
      [publisher, second, admin].map((actor) => home.strategies.publish(TENANT, "early", rev, actor)),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await home.strategies.versions(TENANT, "early")).toHaveLength(1);
  });

  test("PU8 only the draft of this rev is published, and only without errors", async () => {
    const home = house();
    const rev = await save(home);
    const { strategies } = home;
    expect(await codeOf(strategies.publish(TENANT, "late", 1, publisher))).toBe("strategy.unknown");
    expect(await codeOf(strategies.publish(TENANT, "early", rev + 1, publisher))).toBe("version.conflict");
    const next = await save(home, strategy({ start: 1, entry: { start: "nowhere" } } as Partial<Strategy>));
    expect(await codeOf(strategies.publish(TENANT, "early", rev, publisher))).toBe("version.conflict");
    const faulty = await refusal(strategies.publish(TENANT, "early", next, publisher));
    expect(faulty).toMatchObject({ code: "strategy.invalid", data: { id: "early" } });
    expect(faulty.data.diagnostics).toContainEqual(expect.objectContaining({ severity: "error" }));
    expect(await strategies.versions(TENANT, "early")).toEqual([]);
  });

  test("PU8 what was saved while a draft was judged is not published with it", async () => {
    const home = house();
    const rev = await save(home);
    let judged = 0;
    const busy = new Proxy(home.store, {
      get: (target, name) => {
        if (name !== "transaction") return Reflect.get(target, name);
        return async (...call: Parameters<typeof target.transaction>) => {
          const result = await target.transaction(...call);
          if (judged++ === 0) await save(home, named("Saved meanwhile"));
          return result;
        };
      },
    });
    const { strategies } = createPublishing({ store: busy });
    expect(await codeOf(strategies.publish(TENANT, "early", rev, publisher))).toBe("version.conflict");
    expect(await strategies.versions(TENANT, "early")).toEqual([]);
  });
});

describe("judging", () => {
  test("PU9 a strategy is judged by the templates, strategies and packs of its tenant", async () => {
    const home = house();
    const { strategies, templates } = home;
    const codes = async (document: Strategy, tenant = TENANT) =>
      (await strategies.validate(tenant, document)).map(({ code }) => code);
    expect(await codes(strategy({ template: "nobody@1" }))).toEqual([]);
    const draft = await templates.saveDraft(TENANT, template(), 0, author);
    await templates.publish(TENANT, "hello", draft.rev, publisher);
    expect(await codes(strategy())).toEqual([]);
    expect(await codes(strategy({ template: "nobody@1" }))).toEqual(["template.unknown"]);
    expect(await codes(strategy({ template: "nobody@1" }), "south")).toEqual([]);
    const caller = (version: number) =>
      strategy({
        id: "caller",
        entry: { start: "ask" },
        nodes: {
          ask: { type: "callStrategy", strategy: `early@${version}`, to: { done: "end" } },
          end: { type: "exit", outcome: "done" },
        },
      } as unknown as Partial<Strategy>);
    expect(await codes(caller(1))).toContain("call.unknown");
    await published(home);
    expect(await codes(caller(1))).not.toContain("call.unknown");
    expect(await codes(caller(2))).toContain("call.unknown");
    expect(await strategies.validate(TENANT, null)).toMatchObject([{ severity: "error" }]);
    expect(await strategies.validate(TENANT, { policies: 7 })).toContainEqual(
      expect.objectContaining({ severity: "error" }),
    );
  });
});

function onlyArchived(reason: unknown): void {
  expect(reason).toMatchObject({ code: "strategy.archived" });
}

function onlyRefused(reason: unknown): void {
  expect(["strategy.archived", "version.unknown"]).toContain((reason as RuntimeError).code);
}

describe("four eyes", () => {
  async function careful() {
    const home = house();
    await home.settings.change(TENANT, { fourEyes: true }, admin);
    return home;
  }

  test("PU10 the first proposes, somebody else publishes, and both are named", async () => {
    const home = await careful();
    const { strategies } = home;
    const rev = await save(home);
    expect(await strategies.publish(TENANT, "early", rev, author, "please")).toEqual({ status: "proposed", by: "ada" });
    expect((await strategies.draft(TENANT, "early"))?.proposed).toEqual({
      ...{ by: "ada", at: home.clock.at, rev, note: "please" },
    });
    expect(await strategies.proposals(TENANT)).toMatchObject([{ id: "early", by: "ada", what: { publish: rev } }]);
    expect(await strategies.versions(TENANT, "early")).toEqual([]);
    expect(await strategies.publish(TENANT, "early", rev, publisher, "fine")).toMatchObject({ status: "published" });
    expect(await strategies.version(TENANT, "early", 1)).toMatchObject({
      ...{ publishedBy: "ada", approvedBy: "pia", note: "please\nfine" },
    });
    expect(await strategies.proposals(TENANT)).toEqual([]);
  });

  test("PU11 nobody agrees with themselves, not even an admin, nor without the role", async () => {
    const home = await careful();
    const { strategies } = home;
    const rev = await save(home);
    await strategies.publish(TENANT, "early", rev, admin);
    expect(await codeOf(strategies.publish(TENANT, "early", rev, admin))).toBe("publish.fourEyes");
    expect(await codeOf(strategies.publish(TENANT, "early", rev, author))).toBe("role.missing");
    expect(await codeOf(strategies.publish(TENANT, "early", rev, viewer))).toBe("role.missing");
    expect(await strategies.versions(TENANT, "early")).toEqual([]);
  });

  test("PU12 a draft that was changed has to be proposed again; saving the same changes nothing", async () => {
    const home = await careful();
    const { strategies } = home;
    const rev = await save(home);
    await strategies.publish(TENANT, "early", rev, publisher);
    expect(await save(home)).toBe(rev);
    expect((await strategies.draft(TENANT, "early"))?.proposed?.by).toBe("pia");
    const changed = await save(home, named("Changed"));
    expect((await strategies.draft(TENANT, "early"))?.proposed).toBeUndefined();
    expect(await codeOf(strategies.publish(TENANT, "early", rev, second))).toBe("version.conflict");
    expect(await strategies.publish(TENANT, "early", changed, second)).toEqual({ status: "proposed", by: "pol" });
    expect(await strategies.publish(TENANT, "early", changed, publisher)).toMatchObject({ version: 1 });
  });

  test("PU13 however many agree at once, one version comes of it, by two people", async () => {
    const actors = [publisher, second, admin, who("pam", "publisher")];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }), async (order) => {
        const home = await careful();
        const others = home.host();
        const rev = await save(home);
        await Promise.allSettled(
          order.map((index, turn) =>
            (turn % 2 === 0 ? home : others).strategies.publish(TENANT, "early", rev, actors[index] ?? publisher),
          ),
        );
        const versions = await home.strategies.versions(TENANT, "early");
        expect(versions).toHaveLength(new Set(order).size > 1 ? 1 : 0);
        for (const { publishedBy, approvedBy } of versions) expect(approvedBy).not.toBe(publishedBy);
        for (const { approvedBy } of versions) expect(approvedBy).toBeDefined();
      }),
      { numRuns: sized(25, 300) },
    );
  });

  test("PU14 the way back needs two as well, and a proposal can be taken back or turned down", async () => {
    const home = house();
    const { strategies, settings } = home;
    await published(home, named("One"));
    await published(home, named("Two"));
    await settings.change(TENANT, { fourEyes: true }, admin);
    expect(await strategies.rollback(TENANT, "early", 1, publisher)).toEqual({ status: "proposed", by: "pia" });
    expect(await strategies.proposals(TENANT)).toMatchObject([{ id: "early", by: "pia", what: { rollback: 1 } }]);
    expect((await strategies.draft(TENANT, "early"))?.proposed).toBeUndefined();
    expect(await codeOf(strategies.rollback(TENANT, "early", 1, publisher))).toBe("publish.fourEyes");
    expect((await strategies.version(TENANT, "early", 2))?.live).toBe(true);
    expect(await codeOf(strategies.withdraw(TENANT, "early", author))).toBe("role.missing");
    await strategies.withdraw(TENANT, "early", second);
    expect(await strategies.rollback(TENANT, "early", 1, second)).toEqual({ status: "proposed", by: "pol" });
    expect(await strategies.rollback(TENANT, "early", 1, publisher)).toMatchObject({ status: "published", version: 1 });
    expect((await strategies.version(TENANT, "early", 1))?.live).toBe(true);
  });
});

describe("the way back and the archive", () => {
  test("PU15 new cases enter by the earlier version, and publishing goes on with the next number", async () => {
    const home = house();
    const { strategies } = home;
    await published(home, named("One"));
    await published(home, named("Two"));
    const back = await strategies.rollback(TENANT, "early", 1, publisher, "Two was wrong");
    expect(back).toMatchObject({ status: "published", version: 1 });
    expect((await strategies.live(TENANT)).map(({ version }) => version)).toEqual([1]);
    expect(await published(home, named("Three"))).toMatchObject({ version: 3 });
    expect((await strategies.live(TENANT)).map(({ version }) => version)).toEqual([3]);
    expect(await codeOf(strategies.rollback(TENANT, "early", 9, publisher))).toBe("version.unknown");
    expect(await codeOf(strategies.rollback(TENANT, "late", 1, publisher))).toBe("strategy.unknown");
  });

  test("PU16 an archived strategy takes nobody in and is not published until it is restored; those inside go on", async () => {
    const home = house();
    const { strategies } = home;
    await published(home);
    await strategies.archive(TENANT, "early", publisher);
    await strategies.archive(TENANT, "early", publisher);
    expect(await strategies.live(TENANT)).toEqual([]);
    expect((await strategies.program(TENANT, "early", 1)).version).toBe(1);
    expect(await strategies.list(TENANT)).toMatchObject([{ archived: true }]);
    expect(await codeOf(published(home, named("Two")))).toBe("strategy.archived");
    expect(await codeOf(strategies.rollback(TENANT, "early", 1, publisher))).toBe("strategy.archived");
    await strategies.restore(TENANT, "early", publisher);
    expect((await strategies.live(TENANT)).map(({ id }) => id)).toEqual(["early"]);
    expect(await codeOf(strategies.archive(TENANT, "late", publisher))).toBe("strategy.unknown");
  });
});

describe("programs", () => {
  test("PU17 a version is compiled once, without memory of event ids, and takes cases in", async () => {
    const home = house();
    const nodes = {
      listen: {
        type: "waitFor",
        cases: [{ port: "paid", on: ["payment.partial"] }],
        for: "P9D",
        to: { paid: "rest", timeout: "end" },
      },
      rest: { type: "wait", for: "P9D", to: { next: "end" } },
      end: { type: "exit", outcome: "done" },
    };
    await published(home, strategy({ entry: { start: "listen" }, nodes } as never));
    const program = await home.strategies.program(TENANT, "early", 1);
    expect(await home.strategies.program(TENANT, "early", 1)).toBe(program);
    expect((await home.strategies.live(TENANT))[0]).toBe(program);
    const now = home.clock.at;
    const { state } = program.enroll(facts(), { now });
    expect(state).toMatchObject({ strategy: "early", version: 1, status: "active" });
    const heard = { type: "payment.partial", id: "p-1", data: { amountMinor: 1 } };
    expect(program.advance(state, heard, { facts: facts(), now }).state.seen).toBeUndefined();
    expect(await codeOf(home.strategies.program(TENANT, "early", 2))).toBe("version.unknown");
  });

  test("PU18 the memory is bounded, and what left it is compiled again", async () => {
    const home = house({ programs: 2 });
    for (const id of ["a", "b", "c"]) await published(home, strategy({ id }));
    const first = await home.strategies.program(TENANT, "a", 1);
    await home.strategies.program(TENANT, "b", 1);
    expect(await home.strategies.program(TENANT, "a", 1)).toBe(first);
    await home.strategies.program(TENANT, "c", 1);
    await home.strategies.program(TENANT, "b", 1);
    const again = await home.strategies.program(TENANT, "a", 1);
    expect(again).not.toBe(first);
    expect(again.strategy).toEqual(first.strategy);
  });

  test("PU19 another host knows of a publication within a second, this one at once", async () => {
    const home = house();
    const other = home.host();
    const versions = async (services: Pick<typeof home, "strategies">) =>
      (await services.strategies.live(TENANT)).map(({ version }) => version);
    expect([await versions(home), await versions(other)]).toEqual([[], []]);
    await published(home);
    expect([await versions(home), await versions(other)]).toEqual([[1], []]);
    home.clock.pass(1_000);
    expect(await versions(other)).toEqual([1]);
    await home.strategies.archive(TENANT, "early", publisher);
    home.clock.pass(1_000);
    expect([await versions(home), await versions(other)]).toEqual([[], []]);
  });

  test("PU20 packs of the tenant hold for every strategy, from their moment on", async () => {
    const home = house();
    const { strategies, settings, clock } = home;
    await published(home);
    const before = await strategies.program(TENANT, "early", 1);
    expect(before.strategy.policies).toBeUndefined();
    const then = clock.at;
    clock.pass(1);
    await settings.change(TENANT, { policies: ["us-reg-f"] }, admin);
    clock.pass(1_000);
    expect((await strategies.program(TENANT, "early", 1)).strategy.policies).toEqual(["us-reg-f"]);
    expect((await strategies.version(TENANT, "early", 1))?.document.policies).toBeUndefined();
    expect(await strategies.programAt(TENANT, "early", 1, then)).toBe(before);
  });

  test("PU21 a live strategy that this host cannot compile is told and stops no other", async () => {
    const home = house();
    await published(home, strategy({ id: "fine" }));
    const { createStrategies } = await import("../../src/publishing/strategies.ts");
    const { shippedPacks } = await import("@dunlin/engine");
    const pack = { ...structuredClone(shippedPacks()[0]), id: "house-rules" } as NonNullable<
      ReturnType<typeof shippedPacks>[number]
    >;
    const errors: unknown[] = [];
    const silent = () => {};
    const logger = { debug: silent, info: silent, warn: silent, error: (data: unknown) => void errors.push(data) };
    const rich = createStrategies({ store: home.store, packs: [pack] });
    const { rev } = await rich.saveDraft(TENANT, strategy({ id: "bound", policies: ["house-rules"] }), 0, author);
    await rich.publish(TENANT, "bound", rev, publisher);
    expect((await rich.live(TENANT)).map(({ id }) => id)).toEqual(["bound", "fine"]);
    const poor = createStrategies({ store: home.store, logger });
    expect((await poor.live(TENANT)).map(({ id }) => id)).toEqual(["fine"]);
    expect(errors).toMatchObject([{ tenant: TENANT, strategy: "bound", version: 1 }]);
    expect(await codeOf(poor.program(TENANT, "bound", 1))).toBe("strategy.invalid");
  });
});

describe("counts", () => {
  test("PU22 an experiment is counted by variant: who was exposed, which goals and outcomes they reached", async () => {
    const home = house();
    const tally = (measure: string, count: number, valueMinor?: number, node = "") => ({
      ...{ strategy: "early", version: 1, node, measure, day: "2026-11-26", count },
      ...(valueMinor !== undefined && { valueMinor }),
    });
    await home.store.transaction(TENANT, (tx) =>
      tx.addTallies([
        tally("exposed:tone:soft", 3),
        tally("exposed:tone:firm", 2),
        { ...tally("exposed:tone:firm", 1), version: 2, day: "2026-11-27" },
        tally("exposed:other:soft", 9),
        tally("arm:tone:soft:goal:paid", 2, 5_000),
        tally("arm:tone:soft:outcome:done", 1),
        tally("arm:other:soft:outcome:done", 5),
        tally("goal:paid", 7, 9_000),
        tally("entered", 4, undefined, "hello"),
      ]),
    );
    expect(await home.strategies.experiment(TENANT, "early", "tone")).toEqual({
      experiment: "tone",
      variants: [
        { key: "firm", exposed: 3, goals: {}, outcomes: {} },
        { key: "soft", exposed: 3, goals: { paid: { count: 2, valueMinor: 5_000 } }, outcomes: { done: 1 } },
      ],
    });
    const all = await home.strategies.statistics(TENANT, "early", { version: 1 });
    expect(all).toContainEqual(expect.objectContaining({ node: "hello", measure: "entered", count: 4 }));
    expect(await home.strategies.statistics("south", "early")).toEqual([]);
  });
});

describe("the log", () => {
  test("PU23 every act is in the log: who, what, and from which text to which", async () => {
    const home = house();
    const { strategies } = home;
    await published(home, named("One"));
    home.clock.pass(10);
    await published(home, named("Two"));
    await strategies.rollback(TENANT, "early", 1, publisher, "back");
    await strategies.archive(TENANT, "early", second);
    const log = (await readLog(home.store, TENANT, { subject: "strategy:early" }, admin)).toReversed();
    const [one, two] = await strategies.versions(TENANT, "early");
    expect(log.map(({ what, by }) => `${what} ${by}`).sort()).toEqual(
      [
        ...["strategy.saved ada", "strategy.published pia", "strategy.saved ada", "strategy.published pia"],
        ...["strategy.rolledBack pia", "strategy.archived pol"],
      ].sort(),
    );
    const published2 = log.find(({ data }) => data?.version === 2);
    expect(published2).toMatchObject({ from: one?.hash, to: two?.hash, roles: ["publisher"] });
    expect(log.find(({ what }) => what === "strategy.rolledBack")).toMatchObject({
      ...{ from: two?.hash, to: one?.hash, note: "back" },
    });
  });
});

describe("tenants", () => {
  test("PU24 nothing of one tenant is seen or touched by another", async () => {
    const home = house();
    const { strategies } = home;
    await published(home);
    expect(await strategies.list("south")).toEqual([]);
    expect(await strategies.draft("south", "early")).toBeUndefined();
    expect(await strategies.version("south", "early", 1)).toBeUndefined();
    expect(await strategies.live("south")).toEqual([]);
    expect(await codeOf(strategies.program("south", "early", 1))).toBe("version.unknown");
    expect(await codeOf(strategies.publish("south", "early", 1, publisher))).toBe("strategy.unknown");
    expect(await codeOf(strategies.archive("south", "early", publisher))).toBe("strategy.unknown");
    await strategies.saveDraft("south", named("Theirs"), 0, author);
    expect((await strategies.draft(TENANT, "early"))?.document.name).toBe("Early");
    expect(await readLog(home.store, "south", { what: "strategy.published" }, admin)).toEqual([]);
  });
});
