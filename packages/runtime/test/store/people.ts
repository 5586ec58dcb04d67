/** People: their row is the lock of the person, and addresses find them by digest. */

import { expect, test } from "vitest";
import type { SideBySide, Subject } from "./conformance.ts";
import { people, person } from "./rows.ts";
import { whileOpen } from "./whileOpen.ts";

export function keepsPeople(subject: Subject, sideBySide: SideBySide): void {
  const { run } = subject;

  test("ST9 people are locked and read in the order of their ids, each once, those that do not exist left out", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "ben", "anna", "cora"));
    const asked = ["cora", "nobody", "anna", "cora"];
    const locked = await run(tenant, (tx) => tx.lockPeople(asked));
    expect(locked.map(({ id }) => id)).toEqual(["anna", "cora"]);
    expect(await run(tenant, (tx) => tx.lockPeople(asked, { skipLocked: true }))).toEqual(locked);
    expect(await run(tenant, (tx) => tx.people(asked))).toEqual(locked);
    expect(await run(tenant, (tx) => tx.lockPeople([]))).toEqual([]);
    expect(await run(tenant, (tx) => tx.people([]))).toEqual([]);
    await run(tenant, (tx) => tx.savePeople([]));
  });

  test("ST9 everything about a person is kept, bytes too", async () => {
    const tenant = subject.tenant();
    const anna = person("anna", {
      contacts: [{ id: "k1", at: "2026-03-01T10:00:00Z", channel: "email", outcome: "sent", task: "t1" }],
      sealed: Uint8Array.from({ length: 256 }, (_, byte) => byte),
      key: new Uint8Array(),
      erasedAt: 1_777_000_000_001,
      legalHold: "a law suit",
    });
    await run(tenant, (tx) => tx.savePeople([anna, person("ben")]));
    const [one, other] = await run(tenant, (tx) => tx.people(["anna", "ben"]));
    expect({ ...one, sealed: bytes(one?.sealed), key: bytes(one?.key) }).toStrictEqual({
      ...anna,
      sealed: bytes(anna.sealed),
      key: [],
    });
    expect(other).toStrictEqual(person("ben"));
    await run(tenant, async (tx) => {
      await tx.lockPeople(["anna"]);
      await tx.savePeople([person("anna")]);
    });
    expect(await run(tenant, (tx) => tx.people(["anna"]))).toStrictEqual([person("anna")]);
  });

  test("ST9 of transactions that each take who is free, every one gets people that no other has at that time", async () => {
    const tenant = subject.tenant();
    const ids = ["anna", "ben", "cora", "dan"];
    await run(tenant, (tx) => people(tx, ...ids));
    const holders = new Map<string, number>();
    let atOnce = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        run(tenant, async (tx) => {
          const mine = await tx.lockPeople(ids, { skipLocked: true });
          for (const { id } of mine) holders.set(id, (holders.get(id) ?? 0) + 1);
          atOnce = Math.max(atOnce, ...holders.values());
          await tx.people(ids);
          for (const { id } of mine) holders.set(id, (holders.get(id) ?? 0) - 1);
        }),
      ),
    );
    expect(atOnce).toBe(1);
  });

  sideBySide("ST9 who is held is skipped where that is asked for, and read all the same", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "anna", "ben"));
    const work = async (tx: Parameters<typeof people>[0]): Promise<void> => {
      await tx.lockPeople(["anna"]);
    };
    const both = ["anna", "ben"];
    await whileOpen(subject, tenant, work, async () => {
      const free = await run(tenant, (tx) => tx.lockPeople(both, { skipLocked: true }));
      expect(free.map(({ id }) => id)).toEqual(["ben"]);
      expect(await run(tenant, (tx) => tx.people(both))).toHaveLength(2);
    });
    expect(await run(tenant, (tx) => tx.lockPeople(both, { skipLocked: true }))).toHaveLength(2);
  });

  sideBySide("ST9 people of one id in two tenants are not one lock", async () => {
    const [one, other] = [subject.tenant(), subject.tenant()];
    for (const tenant of [one, other]) await run(tenant, (tx) => people(tx, "anna"));
    const work = async (tx: Parameters<typeof people>[0]): Promise<void> => {
      await tx.lockPeople(["anna"]);
    };
    await whileOpen(subject, one, work, async () => {
      expect(await run(other, (tx) => tx.lockPeople(["anna"], { skipLocked: true }))).toHaveLength(1);
    });
  });

  test("ST10 people are found by channel and digest", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await people(tx, "anna", "ben", "cora");
      await tx.saveAddresses("ben", [{ channel: "email", digest: "shared" }]);
      await tx.saveAddresses("anna", [
        { channel: "email", digest: "shared" },
        { channel: "sms", digest: "hers" },
        { channel: "email", digest: "second" },
      ]);
    });
    const find = (channel: string, digest: string) => run(tenant, (tx) => tx.findByAddress(channel, digest));
    expect([...(await find("email", "shared"))].sort()).toEqual(["anna", "ben"]);
    expect(await find("email", "second")).toEqual(["anna"]);
    expect(await find("sms", "hers")).toEqual(["anna"]);
    expect(await find("sms", "shared")).toEqual([]);
    await run(tenant, (tx) => tx.saveAddresses("anna", [{ channel: "sms", digest: "new" }]));
    expect(await find("email", "shared")).toEqual(["ben"]);
    expect(await find("sms", "hers")).toEqual([]);
    expect(await find("sms", "new")).toEqual(["anna"]);
    await run(tenant, (tx) => tx.saveAddresses("anna", []));
    expect(await find("sms", "new")).toEqual([]);
  });
}

const bytes = (value: Uint8Array | undefined): number[] => Array.from(value ?? [-1]);
