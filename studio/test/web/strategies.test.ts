/** What the screen of strategies shows, and how it saves and publishes. */

import type { Strategy } from "@dunlin/engine";
import { compileStrategy } from "@dunlin/engine";
import { planMigration } from "@dunlin/engine/change";
import { describe, expect, test } from "vitest";
import type { Version } from "../../src/web/screens/documents/asking.ts";
import { eachOf, everyPage } from "../../src/web/screens/documents/asking.ts";
import { freeId, standingOf, whoOf } from "../../src/web/screens/documents/standing.ts";
import { openStrategy, saverOf } from "../../src/web/screens/strategies/drafting.ts";
import { fieldsOf } from "../../src/web/screens/strategies/fields.ts";
import { impactLines, movingOf, shareDone } from "../../src/web/screens/strategies/impact.ts";
import { casesIn, emptyStrategy, rowOf, startedFrom, statsOf } from "../../src/web/screens/strategies/model.ts";
import { waitsFor } from "../../src/web/screens/strategies/move.tsx";
import { actOf, type Review, reviewOf, sameText } from "../../src/web/screens/strategies/publishing.ts";
import { inOrder } from "../../src/web/screens/strategies/versions.tsx";
import { fakeHost, refusal } from "./fakeHost.ts";

const version = (number: number, publishedAt: number, live = false): Version => ({
  ...{ id: "early", version: number, hash: "", publishedAt, publishedBy: "user:ana", live },
});
const SUMMARY = { id: "early", name: "Early", versions: 2, live: 2, archived: false } as const;
const DOC = emptyStrategy("early", "Early", "Europe/Madrid");

describe("SE1 where a document stands", () => {
  const versions = [version(1, 100), version(2, 200, true)];

  test("SE1 a draft is newer only when it was saved after the newest version was published", () => {
    const saved = (savedAt: number) => ({ ...SUMMARY, draft: { rev: 3, savedAt } });
    expect(standingOf(saved(200), versions)).toBe("live");
    expect(standingOf(saved(201), versions)).toBe("changed");
    expect(standingOf({ ...saved(300), archived: true }, versions)).toBe("archived");
    const { live: _, ...never } = SUMMARY;
    expect(standingOf(never, [])).toBe("draft");
  });

  test("SE1 after the way back the draft is still held against what was published last", () => {
    const back = { ...SUMMARY, live: 1, draft: { rev: 3, savedAt: 150 } };
    expect(standingOf(back, [version(1, 100, true), version(2, 200)])).toBe("live");
  });

  test("SE1 a new one gets an id of its name that nobody has", () => {
    expect(freeId("Día 7: cuotas", new Set())).toBe("dia-7-cuotas");
    expect(freeId("Early", new Set(["early", "early-2"]))).toBe("early-3");
    expect(freeId("¿?", new Set())).toBe("new");
    const reader = { user: "user:ben", you: "you" };
    expect([whoOf("user:ana"), whoOf("user:ana", reader), whoOf("user:ben", reader)]).toEqual(["ana", "ana", "you"]);
  });
});

describe("SE2 cases are counted as the host counts them", () => {
  const statistics = {
    total: { enrolled: 10, "outcome:paid": 3, "outcome:kept": 1, "outcome:exhausted": 2 },
    nodes: { mail: { entered: 8, "left:next": 5, sent: 6, deferred: 1, suppressed: 1 }, end: {} },
  };

  test("SE2 inside is who came in and is not out; cured is who is out of it well", () => {
    expect(casesIn(statistics)).toEqual({ entered: 10, inside: 4, cured: 4 });
    expect(rowOf(SUMMARY, [version(2, 200, true)], statistics)).toMatchObject({ inside: 4, publishedBy: "user:ana" });
  });

  test("SE2 what is not known is nothing, never 0", () => {
    const { live: _, ...never } = SUMMARY;
    expect(rowOf(never, [], statistics)).toMatchObject({ version: null, inside: null, cured: null, publishedAt: null });
  });

  test("SE2 cards have figures of one version since its day, and none that was not counted", () => {
    const day = 86_400_000;
    const stats = statsOf(statistics, version(2, 0, true), 3 * day);
    expect(stats).toMatchObject({ version: 2, from: "1970-01-01", to: "1970-01-04", ways: { "mail:next": 5 } });
    expect(stats.nodes.mail).toEqual({ entered: 8, waiting: 3, sent: 6, held: 2 });
    expect(stats.nodes.end).toEqual({});
  });
});

test("SE2 conditions can ask for what the cases have, where it is of one kind", () => {
  const facts = (data: object) => ({ caseId: "c", debtor: { id: "d" }, obligations: [], data }) as never;
  const own = { properties: { score: { type: "integer" } } };
  const cases = [facts({ product: "card", score: 3, mixed: 1, list: [] }), facts({ mixed: "x", vip: true })];
  expect(fieldsOf(cases, own)).toEqual({
    type: "object",
    properties: { product: { type: "string" }, score: { type: "integer" }, vip: { type: "boolean" } },
  });
});

test("SE3 a blueprint begins a strategy of its own, without a number; an empty one can be published", () => {
  const begun = startedFrom({ ...DOC, version: 7 }, "mine", "Mine");
  expect([begun.id, begun.name, begun.version]).toEqual(["mine", "Mine", undefined]);
  expect(() => compileStrategy({ ...DOC, version: 1 })).not.toThrow();
});

describe("SE4 the draft is saved, and nothing of anybody is lost", () => {
  const info = { signal: new AbortController().signal, revision: 3, changes: [] };

  test("SE4 a save tells the rev that was read, and learns the next", async () => {
    const host = fakeHost({ "PUT /v1/strategies/early/draft": () => ({ rev: 4 }) });
    expect(await saverOf(host)(DOC, info)).toEqual({ kind: "saved", revision: 4 });
    expect(host.asked).toEqual(["PUT /v1/strategies/early/draft?rev=3"]);
  });

  test("SE4 who was slower sees what the other one saved", async () => {
    const theirs = { rev: 9, savedBy: "ben", savedAt: 5, document: { ...DOC, name: "Theirs" } };
    const host = fakeHost({
      "PUT /v1/strategies/early/draft": () => Promise.reject(refusal(409, "version.conflict")),
      "GET /v1/strategies/early/draft": () => theirs,
    });
    const newer = { by: "ben", at: 5, doc: theirs.document, revision: 9 };
    expect(await saverOf(host)(DOC, info)).toEqual({ kind: "conflict", newer });
  });

  test("SE4 what the host does not take is told; a host that is away is tried again", async () => {
    const failing = (status: number) =>
      saverOf(fakeHost({ "PUT /v1/strategies/early/draft": () => Promise.reject(refusal(status, "x")) }))(DOC, info);
    expect(await failing(422)).toEqual({ kind: "refused", because: "refused: x" });
    await expect(failing(0)).rejects.toThrow("refused: x");
    await expect(failing(503)).rejects.toThrow();
  });

  test("SE4 without a draft the live version is what is edited, as the first of its drafts", async () => {
    const host = fakeHost({
      "GET /v1/strategies": () => ({ items: [SUMMARY] }),
      "GET /v1/strategies/early/versions": () => ({ items: [version(2, 200, true)] }),
      "GET /v1/strategies/other/versions": () => ({ items: [] }),
      "GET /v1/strategies/early/versions/2": () => ({ document: { ...DOC, version: 2 } }),
    });
    const opened = await openStrategy(host, "early", info.signal);
    expect([opened?.rev, opened?.doc.version, opened?.live?.version]).toEqual([0, undefined, 2]);
    expect(await openStrategy(host, "other", info.signal)).toBeUndefined();
  });
});

describe("SE5 publishing", () => {
  const LONGER: Strategy = { ...DOC, nodes: { ...DOC.nodes, week: { type: "wait", for: "P7D", to: { next: "end" } } } };
  const draft = { ...LONGER, entry: { start: "week" } } as Strategy;

  const hostWith = (kept: readonly Strategy[]) => {
    let looks = 0;
    return fakeHost({
      "GET /v1/strategies/early/draft": () => ({ rev: looks, document: kept[Math.min(looks++, kept.length - 1)] }),
      "POST /v1/strategies/validate": () => ({ valid: true, findings: [] }),
      "GET /v1/settings": () => ({ fourEyes: true }),
      "GET /v1/strategies/proposals": () => ({ items: [] }),
      "POST /v1/strategies/early/draft/impact": () => ({ rev: 1, plan: { impact: { cases: 3 } } }),
    });
  };

  test("SE5 what is looked at is what the host holds, once it has the last change", async () => {
    const request = { summary: SUMMARY, live: { ...DOC, version: 2 }, language: "en", doc: draft } as const;
    const review = await reviewOf(hostWith([DOC, draft]), request, new AbortController().signal);
    expect([review?.rev, review?.same, review?.fourEyes]).toEqual([1, false, true]);
    expect(review?.told?.groups.flatMap(({ sentences }) => sentences).join()).toContain("7 days");
    expect(review?.plan).toEqual({ impact: { cases: 3 } });
  });

  test("SE5 a draft that says the same is not published, however its members stand", () => {
    const { nodes, ...rest } = draft;
    expect(sameText({ nodes, ...rest, version: 4 }, draft)).toBe(true);
    expect(sameText(DOC, draft)).toBe(false);
  });

  test("SE5 two people are needed where the host asks for them, and they are not the same", () => {
    const base: Review = {
      ...{ rev: 4, told: undefined, same: false, findings: [], plan: undefined, fourEyes: false, proposal: undefined },
    };
    const proposed = (by: string, rev = 4) => ({ id: "early", by, at: 0, what: { publish: rev } });
    expect(actOf(base, "ana")).toBe("publish");
    expect(actOf({ ...base, same: true }, "ana")).toBe("wait");
    const error = { code: "x", severity: "error", path: "", message: "" } as const;
    expect(actOf({ ...base, findings: [error] }, "ana")).toBe("wait");
    const eyes = { ...base, fourEyes: true };
    expect(actOf(eyes, "ana")).toBe("propose");
    expect(actOf({ ...eyes, proposal: proposed("ana") }, "ana")).toBe("wait");
    expect(actOf({ ...eyes, proposal: proposed("ben") }, "ana")).toBe("approve");
    expect(actOf({ ...eyes, proposal: proposed("ben", 3) }, "ana")).toBe("propose");
  });

  test("SE5 a move that one person proposed waits for another one", () => {
    expect(waitsFor("ben", { status: "proposed", appliedBy: "ana" })).toBe(true);
    expect(waitsFor("ana", { status: "proposed", appliedBy: "ana" })).toBe(false);
    expect(waitsFor("ben", { status: "running", appliedBy: "ana" })).toBe(false);
  });
});

describe("SE6 the people inside", () => {
  const older = compileStrategy({ ...DOC, version: 1 });
  const newer = compileStrategy({ ...DOC, version: 2 });
  const { impact: nobody, ...plan } = planMigration(older, newer);

  test("SE6 a dry run is told in lines, only what concerns somebody, with what needs a second look", () => {
    const impact = { ...nobody, cases: 9, moved: 5, refused: { wouldRepeat: 1, taskOpen: 3 }, contactsAtOnce: 2 };
    expect(impactLines({ ...plan, impact }, "en").map(({ text, cases, care }) => [text, cases, care ?? false])).toEqual(
      [
        ["Go on in the new version", 5, false],
        ["Cannot be moved, and stay: somebody works on a task", 3, false],
        ["Cannot be moved, and stay: would get a contact again", 1, false],
        ["Contacts: would leave at once", 2, true],
      ],
    );
    expect(impactLines({ impact: nobody }, "es")).toEqual([]);
    expect(movingOf({ ...nobody, moved: 5, restarting: 1, pinned: 4 })).toBe(6);
    expect([shareDone(0, 0), shareDone(3, 4), shareDone(5, 4)]).toEqual([1, 0.75, 1]);
  });

  test("SE6 of two versions the older one is what the other is held against; a draft is newer than all", () => {
    expect(inOrder(["10", "9"])).toEqual(["9", "10"]);
    expect(inOrder(["draft", "2"])).toEqual(["2", "draft"]);
    expect(inOrder(["2"])).toEqual([]);
  });
});

test("SE7 lists are read to their last page, and many questions keep their order", async () => {
  const host = fakeHost({
    "GET /v1/x": (_, query) => (query.get("cursor") === "a b" ? { items: [3] } : { items: [1, 2], next: "a b" }),
  });
  expect(await everyPage(host, "/v1/x")).toEqual([1, 2, 3]);
  const slowest = Array.from({ length: 9 }, (_, i) => i);
  expect(await eachOf(slowest, async (i) => (i === 0 ? new Promise((done) => setTimeout(done, 5, i)) : i))).toEqual(
    slowest,
  );
});
