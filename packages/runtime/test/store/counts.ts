/** Inbox, permits, tallies and gauges: what was heard, and how much. */

import { expect, test } from "vitest";
import type { TallyQuery } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { contact, enroll, enrollment, keyOf, MONDAY, stateOf, step, tally } from "./rows.ts";

/** ms; a window that no test outlives: it ends in 2033. */
const WINDOW = 1e12;

export function keepsCounts(subject: Subject): void {
  const { run } = subject;

  test("ST19 an id is new once per source, whatever comes with it", async () => {
    const tenant = subject.tenant();
    const hear = (source: string, ...ids: string[]) => run(tenant, (tx) => tx.inbox(source, ids));
    expect([...(await hear("bank", "a", "b"))].sort()).toEqual(["a", "b"]);
    expect(await hear("bank", "b", "c", "a")).toEqual(["c"]);
    expect(await hear("bank", "a")).toEqual([]);
    expect(await hear("post", "a")).toEqual(["a"]);
    expect(await hear("post", "z", "z")).toEqual(["z"]);
    expect(await hear("post")).toEqual([]);
  });

  test("ST19 an id heard twice in one transaction is new once", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      expect(await tx.inbox("bank", ["a"])).toEqual(["a"]);
      expect(await tx.inbox("bank", ["a"])).toEqual([]);
    });
  });

  test("ST19 of several who hear the same ids at once each id is new to one of them", async () => {
    const tenant = subject.tenant();
    const ids = ["a", "b", "c", "d", "e"];
    const orders = [ids, ids.toReversed(), ["c", "a", "e", "b", "d"], ids];
    const heard = await Promise.all(orders.map((order) => run(tenant, (tx) => tx.inbox("bank", order))));
    expect(heard.flat().sort()).toEqual(ids);
  });

  test("ST19 an id that was heard in vain is new again", async () => {
    const tenant = subject.tenant();
    const vain = run(tenant, async (tx) => {
      await tx.inbox("bank", ["a"]);
      throw new Error("no");
    });
    const second = run(tenant, (tx) => tx.inbox("bank", ["a"]));
    await expect(vain).rejects.toThrow("no");
    expect(await second).toEqual(["a"]);
  });

  test("ST20 permits are given out of one window until there are none", async () => {
    const tenant = subject.tenant();
    const take = (name: string, wanted: number, perWindow = 10) =>
      run(tenant, (tx) => tx.takePermits(name, wanted, perWindow, WINDOW));
    expect(await take("email", 4)).toBe(4);
    expect(await take("email", 4)).toBe(4);
    expect(await take("sms", 4)).toBe(4);
    expect(await take("email", 4)).toBe(2);
    expect(await take("email", 4)).toBe(0);
    expect(await take("email", 4, 11)).toBe(1);
    expect(await take("email", 4, 5)).toBe(0);
    expect(await take("none", 3, 0)).toBe(0);
    expect(await take("none", 0)).toBe(0);
  });

  test("ST20 hosts that take at once never get more than the window has", async () => {
    const tenant = subject.tenant();
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => run(tenant, (tx) => tx.takePermits("email", 3, 20, WINDOW))),
    );
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(20);
    for (const count of taken) expect(count).toBeLessThanOrEqual(3);
  });

  test("ST20 the next window has permits of its own", async () => {
    const tenant = subject.tenant();
    const first = await run(tenant, async (tx) => ({ now: tx.now, given: await tx.takePermits("email", 1, 1, 1) }));
    expect(first.given).toBe(1);
    let next = first;
    while (next.now === first.now) {
      next = await run(tenant, async (tx) => ({ now: tx.now, given: await tx.takePermits("email", 5, 1, 1) }));
      expect(next.given).toBe(next.now === first.now ? 0 : 1);
    }
  });

  test("ST21 tallies are summed per version, node and measure, and per day where that is asked for", async () => {
    const tenant = subject.tenant();
    const add = (...tallies: Parameters<typeof tally>[]) =>
      run(tenant, (tx) => tx.addTallies(tallies.map((each) => tally(...each))));
    await add(
      ["sent"],
      ["sent", { count: 4 }],
      ["sent", { day: "2026-03-03", count: 10 }],
      ["goal:paid", { valueMinor: 5 }],
    );
    await add(["sent", { version: 2, count: 100 }], ["sent", { strategy: "other", count: 7 }]);
    await add(["entered", { node: "" }], ["goal:paid", { valueMinor: 6, count: 2 }], ["sent", { node: "a", count: 3 }]);
    await run(tenant, (tx) => tx.addTallies([]));
    const sums = (query: Partial<TallyQuery>) =>
      run(tenant, async (tx) =>
        (await tx.tallies({ strategy: "dunning", ...query }))
          .map(({ version, node, measure, day, count, valueMinor }) =>
            [version, node, measure, day, count, valueMinor].join(" "),
          )
          .sort(),
      );
    expect(await sums({})).toEqual([
      "1  entered  1 ",
      "1 a sent  3 ",
      "1 hello goal:paid  3 11",
      "1 hello sent  15 ",
      "2 hello sent  100 ",
    ]);
    expect(await sums({ version: 1, byDay: true })).toEqual([
      "1  entered 2026-03-02 1 ",
      "1 a sent 2026-03-02 3 ",
      "1 hello goal:paid 2026-03-02 3 11",
      "1 hello sent 2026-03-02 5 ",
      "1 hello sent 2026-03-03 10 ",
    ]);
    expect(await sums({ from: "2026-03-03" })).toEqual(["1 hello sent  10 "]);
    expect(await sums({ to: "2026-03-01" })).toEqual([]);
    expect(await sums({ version: 2, from: "2026-03-02", to: "2026-03-02" })).toEqual(["2 hello sent  100 "]);
    expect(await sums({ strategy: "other" })).toEqual(["1 hello sent  7 "]);
  });

  test("ST21 counts that are added at once are all there", async () => {
    const tenant = subject.tenant();
    const measures = ["sent", "failed", "deferred"];
    await Promise.all(
      Array.from({ length: 9 }, (_, n) =>
        run(tenant, (tx) =>
          tx.addTallies(
            (n % 2 === 0 ? measures : measures.toReversed()).map((measure) => tally(measure, { count: 2 })),
          ),
        ),
      ),
    );
    const sums = await run(tenant, (tx) => tx.tallies({ strategy: "dunning" }));
    expect(sums.map(({ count }) => count)).toEqual([18, 18, 18]);
  });

  test("ST22 gauges tell how much waits and since when", async () => {
    const tenant = subject.tenant();
    expect(await run(tenant, (tx) => tx.gauges())).toEqual({
      oldestDue: null,
      oldestPending: null,
      due: 0,
      pending: 0,
      unknown: 0,
      parked: 0,
      enrolled: 0,
    });
    const parked = { status: "held", holds: [{ kind: "parked", scope: "all" }] } as const;
    await run(tenant, async (tx) => {
      await enroll(tx, {
        c1: { wakeAt: MONDAY - 5 },
        c2: { wakeAt: MONDAY - 9 },
        c3: { wakeAt: Number.MAX_SAFE_INTEGER },
        c4: { state: stateOf(keyOf("c4"), parked) },
        c5: { state: stateOf(keyOf("c5"), { status: "exited" }) },
      });
      await tx.saveSteps([
        step(enrollment("c1", { rev: 2, wakeAt: MONDAY - 5 }), [
          contact("k1", { notBefore: MONDAY - 3 }),
          contact("k2", { notBefore: MONDAY - 7 }),
          contact("k3", { notBefore: MONDAY - 70, status: "unknown" }),
          contact("k4", { notBefore: MONDAY - 80, status: "sent" }),
        ]),
      ]);
    });
    expect(await run(tenant, (tx) => tx.gauges())).toEqual({
      oldestDue: MONDAY - 9,
      oldestPending: MONDAY - 7,
      due: 2,
      pending: 2,
      unknown: 1,
      parked: 1,
      enrolled: 4,
    });
  });
}
