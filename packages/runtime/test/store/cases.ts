/** Cases: their facts with every revision, and lists of them. */

import { expect, test } from "vitest";
import type { CaseQuery } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { caseRow, enrollment, keyOf, MONDAY, people, stateOf, step } from "./rows.ts";

export function keepsCases(subject: Subject): void {
  const { run } = subject;

  test("ST11 a case is kept as it is, and every revision of its facts", async () => {
    const tenant = subject.tenant();
    const first = caseRow("c1");
    const second = caseRow("c1", {
      rev: 2,
      facts: { ...first.facts, obligations: [], data: { segment: "a" } },
      updatedAt: MONDAY + 1,
    });
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveCases([first]);
    });
    await run(tenant, async (tx) => {
      await tx.lockPeople(["anna"]);
      await tx.saveCases([second]);
    });
    await run(tenant, async (tx) => {
      expect(await tx.cases(["c1", "c1", "none"])).toStrictEqual([second]);
      expect(await tx.caseRevision("c1", 1)).toStrictEqual(first.facts);
      expect(await tx.caseRevision("c1", 2)).toStrictEqual(second.facts);
      expect(await tx.caseRevision("c1", 3)).toBeUndefined();
      expect(await tx.caseRevision("none", 1)).toBeUndefined();
      expect(await tx.cases([])).toEqual([]);
    });
  });

  test("ST11 the cases of a person are theirs alone, in the order of their ids", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await people(tx, "anna", "ben");
      await tx.saveCases([caseRow("c3"), caseRow("c1"), caseRow("c2", { personId: "ben" })]);
    });
    const idsOf = (id: string) => run(tenant, async (tx) => (await tx.casesOf(id)).map((row) => row.id));
    expect(await idsOf("anna")).toEqual(["c1", "c3"]);
    expect(await idsOf("ben")).toEqual(["c2"]);
    expect(await idsOf("nobody")).toEqual([]);
  });

  test("ST11 cases are listed page by page, by person, strategy and standing", async () => {
    const tenant = subject.tenant();
    const parked = { kind: "parked", scope: "all" } as const;
    const held = { kind: "dispute", scope: "all" } as const;
    const standing = (id: string, more: Parameters<typeof stateOf>[1], strategy = "dunning") =>
      step(enrollment(id, { strategy, state: stateOf(keyOf(id, strategy), more) }));
    await run(tenant, async (tx) => {
      await people(tx, "anna", "ben");
      await tx.saveCases(["c1", "c2", "c3", "c4", "c5"].map((id) => caseRow(id)));
      await tx.saveCases([caseRow("c6", { personId: "ben" })]);
      await tx.saveSteps([
        standing("c1", { status: "active" }),
        standing("c2", { status: "held", holds: [held] }),
        standing("c3", { status: "held", holds: [held, parked] }),
        standing("c4", { status: "exited", outcome: "paid" }),
        standing("c4", { status: "active" }, "reminders"),
        standing("c6", { status: "active" }),
      ]);
    });
    const ids = (query: Partial<CaseQuery>) =>
      run(tenant, async (tx) => (await tx.listCases({ limit: 1000, ...query })).map(({ id }) => id));
    expect(await ids({})).toEqual(["c1", "c2", "c3", "c4", "c5", "c6"]);
    expect(await ids({ limit: 2 })).toEqual(["c1", "c2"]);
    expect(await ids({ limit: 2, after: "c2" })).toEqual(["c3", "c4"]);
    expect(await ids({ after: "c6" })).toEqual([]);
    expect(await ids({ after: "c2x" })).toEqual(["c3", "c4", "c5", "c6"]);
    expect(await ids({ personId: "ben" })).toEqual(["c6"]);
    expect(await ids({ personId: "anna", after: "c3", limit: 1 })).toEqual(["c4"]);
    expect(await ids({ strategy: "dunning" })).toEqual(["c1", "c2", "c3", "c4", "c6"]);
    expect(await ids({ strategy: "reminders" })).toEqual(["c4"]);
    expect(await ids({ status: "active" })).toEqual(["c1", "c4", "c6"]);
    expect(await ids({ status: "active", strategy: "dunning" })).toEqual(["c1", "c6"]);
    expect(await ids({ status: "held" })).toEqual(["c2"]);
    expect(await ids({ status: "parked" })).toEqual(["c3"]);
    expect(await ids({ status: "exited" })).toEqual(["c4"]);
    expect(await ids({ status: "active", after: "c1", limit: 1 })).toEqual(["c4"]);
  });
}
