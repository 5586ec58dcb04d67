/** Cases that a host puts in again although it does not know what was told here in the meantime. */

import type { CaseEvent, CaseFacts } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ADMIN, factsOf, inputOf, TENANT, testWorld } from "./world.ts";

const paid = (id: string, amountMinor: number): CaseEvent => ({
  ...{ type: "payment.received", id, data: { amountMinor, payment: id } },
});
const reversed = (payment: string, amountMinor: number): CaseEvent => ({
  ...{ type: "payment.reversed", id: `back-${payment}`, data: { amountMinor, payment } },
});
const OWED = factsOf("c1").obligations[0]?.outstandingMinor as number;

/** The case put in, then what happens to it, with the same input again at the places that are named. */
async function lived(events: readonly (CaseEvent | "again")[]) {
  const { runtime } = await testWorld();
  const put = (more: Partial<CaseFacts> = {}) => runtime.cases.put(TENANT, [inputOf("c1", more)], ADMIN);
  await put();
  const puts: string[] = [];
  for (const event of events) {
    if (event === "again") puts.push(...(await put()).map(({ status }) => status));
    else await runtime.cases.deliver(TENANT, "c1", event, ADMIN);
  }
  const read = async () => await runtime.cases.peek(TENANT, "c1");
  return { runtime, put, puts, read };
}

describe("CA12 the same input again", () => {
  test("CA12 after a payment it is no news, and whoever has paid stays out", async () => {
    const { puts, read } = await lived([paid("p1", OWED), "again"]);
    const after = await read();
    expect(puts).toEqual(["unchanged"]);
    expect(after?.facts.obligations[0]?.outstandingMinor).toBe(0);
    expect(after?.facts.payments?.map(({ id }) => id)).toEqual(["p1"]);
    expect(after?.enrollments[0]?.state).toMatchObject({ status: "exited", outcome: "paid" });
  });

  test("CA12 leaves a dispute, a promise and how it ended", async () => {
    const { puts, read } = await lived([
      { type: "dispute.opened", id: "d1", data: {} },
      { type: "promise.created", id: "pr1", data: { promise: "pr1", amountMinor: 100, dueDate: "2026-12-01" } },
      { type: "promise.canceled", id: "pc1", data: { promise: "pr1" } },
      "again",
    ]);
    const facts = (await read())?.facts;
    expect(puts).toEqual(["unchanged"]);
    expect(facts?.obligations[0]?.disputed).toBe(true);
    expect(facts?.promises).toMatchObject([{ id: "pr1", status: "withdrawn" }]);
  });

  test("CA12 wherever it comes between payments and reversals, the facts are those without it", async () => {
    const happening = fc.oneof(fc.constant("again" as const), fc.nat({ max: 3 }), fc.nat({ max: 3 }).map(String));
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 7 }), async (happenings) => {
        const events = happenings.map((what): CaseEvent | "again" =>
          what === "again" ? what : typeof what === "number" ? paid(`p${what}`, 700 + what) : reversed(`p${what}`, 700),
        );
        const { puts, read } = await lived(events);
        const without = await lived(events.filter((event) => event !== "again"));
        const facts = async (one: typeof read) => {
          const found = await one();
          return { obligations: found?.facts.obligations, payments: found?.facts.payments };
        };
        expect(await facts(read)).toEqual(await facts(without.read));
        expect(puts.every((status) => status === "unchanged")).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe("CA12 a host that knows better", () => {
  const owing = (outstandingMinor: number) => ({
    obligations: factsOf("c1").obligations.map((own) => ({ ...own, outstandingMinor })),
  });

  test("CA12 its balance counts where it is neither the one before nor the one after", async () => {
    const { put, read } = await lived([paid("p1", 3_000)]);
    await put(owing(OWED - 500));
    expect((await read())?.facts.obligations[0]?.outstandingMinor).toBe(OWED - 500);
  });

  test("CA12 a payment that it has booked is not taken off twice, listed or not", async () => {
    const { put, read } = await lived([paid("p1", 3_000)]);
    await put(owing(OWED - 3_000));
    expect((await read())?.facts).toMatchObject({ payments: [{ id: "p1" }] });
    const own = { id: "bank-77", at: "2026-03-02T10:00:00Z", amountMinor: 3_000 };
    await put({ ...owing(OWED - 3_000), payments: [own] });
    const facts = (await read())?.facts;
    expect(facts?.obligations[0]?.outstandingMinor).toBe(OWED - 3_000);
    expect(facts?.payments).toEqual([own]);
  });

  test("CA12 it may say that nothing is disputed any more", async () => {
    const { put, read } = await lived([{ type: "dispute.opened", id: "d1", data: {} }]);
    await put({ obligations: factsOf("c1").obligations.map((own) => ({ ...own, disputed: false })) });
    expect((await read())?.facts.obligations[0]?.disputed).toBe(false);
  });
});
