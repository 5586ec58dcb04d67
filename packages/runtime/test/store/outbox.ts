/** Outbox: what waits to leave, who takes it, and how it is found again. */

import { expect, test } from "vitest";
import type { OutboxQuery, Tx } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { contact, MONDAY, send } from "./rows.ts";

export function keepsOutbox(subject: Subject): void {
  const { run } = subject;
  const keys = (tenant: string, ask: (tx: Tx) => Promise<readonly { readonly key: string }[]>) =>
    run(tenant, async (tx) => (await ask(tx)).map(({ key }) => key));

  test("ST16 due are the pending ones whose time has come and the leased ones whose lease ended, oldest first", async () => {
    const tenant = subject.tenant();
    const leased = (key: string, leaseUntil: number) =>
      contact(key, { status: "leased", leaseOwner: "host", leaseUntil, attempts: 1, notBefore: MONDAY - 100 });
    await run(tenant, (tx) =>
      send(
        tx,
        contact("now", { notBefore: MONDAY }),
        contact("old", { notBefore: MONDAY - 50 }),
        contact("later", { notBefore: MONDAY + 1 }),
        leased("ended", MONDAY),
        leased("held", MONDAY + 1),
        contact("sms", { route: "sms", notBefore: MONDAY - 20 }),
        contact("call", { route: "call:score", notBefore: MONDAY - 10 }),
        ...(["sent", "delivered", "failed", "canceled", "unknown", "shadow"] as const).map((status) =>
          contact(status, { status, notBefore: MONDAY - 200 }),
        ),
      ),
    );
    const due = (now: number, limit: number, routes?: readonly string[]) =>
      keys(tenant, (tx) => tx.dueOutbox(now, limit, routes));
    const all = await due(MONDAY, 100);
    expect([...all].sort()).toEqual(["call", "ended", "now", "old", "sms"]);
    expect(all.filter((key) => key !== "ended")).toEqual(["old", "sms", "call", "now"]);
    expect(await due(MONDAY + 1, 100)).toHaveLength(7);
    expect(await due(MONDAY - 15, 100)).toEqual(["old", "sms"]);
    expect(await due(MONDAY, 100, ["sms", "call:score", "none"])).toEqual(["sms", "call"]);
    expect(await due(MONDAY, 1, ["call:score", "sms"])).toEqual(["sms"]);
    expect(await due(MONDAY, 100, [])).toEqual([]);
    expect(await due(MONDAY - 15, 1)).toEqual(["old"]);
    expect(await due(MONDAY - 1000, 100)).toEqual([]);
  });

  test("ST16 what is deferred, leased, sent or taken back is due again when its row says so", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => send(tx, contact("k1"), contact("k2")));
    const change = (more: Parameters<typeof contact>[1]) =>
      run(tenant, async (tx) => {
        await tx.lockOutbox(["k1"]);
        await tx.saveOutbox([contact("k1", more)]);
      });
    const due = (now: number) => keys(tenant, (tx) => tx.dueOutbox(now, 10));
    await change({ notBefore: MONDAY + 10, reasons: ["quiet hours"] });
    expect(await due(MONDAY + 9)).toEqual(["k2"]);
    await change({ status: "leased", leaseUntil: MONDAY + 20, leaseOwner: "host", attempts: 1 });
    expect(await due(MONDAY + 19)).toEqual(["k2"]);
    expect([...(await due(MONDAY + 20))].sort()).toEqual(["k1", "k2"]);
    await change({ status: "sent", attempts: 1, ref: "p1" });
    expect(await due(MONDAY + 99)).toEqual(["k2"]);
    await change({ status: "pending", route: "sms", notBefore: MONDAY - 1 });
    expect(await due(MONDAY + 99)).toEqual(["k1", "k2"]);
    await change({ status: "pending", route: "push", notBefore: MONDAY - 1 });
    expect(await due(MONDAY + 99)).toEqual(["k1", "k2"]);
    expect(await keys(tenant, (tx) => tx.dueOutbox(MONDAY, 10, ["sms"]))).toEqual([]);
  });

  test("ST17 contacts are locked by key, in the order of keys, or by person and status", async () => {
    const tenant = subject.tenant();
    const rows = [
      contact("k1"),
      contact("k2", { status: "leased", leaseOwner: "host-1", leaseUntil: MONDAY + 5, attempts: 1 }),
      contact("k3", { caseId: "c2", status: "sent", ref: "p3", attempts: 2, reasons: ["retried", "again"] }),
      contact("k4", { caseId: "c3", personId: "ben" }),
    ];
    await run(tenant, (tx) => send(tx, ...rows));
    const [one, two, three, four] = rows;
    expect(await run(tenant, (tx) => tx.lockOutbox(["k4", "none", "k1", "k3", "k1", "k2"]))).toStrictEqual(rows);
    expect(await run(tenant, (tx) => tx.lockOutbox([]))).toEqual([]);
    const ofPerson = (id: string, ...statuses: Parameters<Tx["lockOutboxOf"]>[1]) =>
      run(tenant, (tx) => tx.lockOutboxOf(id, statuses));
    expect(await ofPerson("anna", "pending", "leased")).toEqual([one, two]);
    expect(await ofPerson("anna", "sent")).toEqual([three]);
    expect(await ofPerson("anna", "unknown")).toEqual([]);
    expect(await ofPerson("anna")).toEqual([]);
    expect(await ofPerson("ben", "pending")).toEqual([four]);
    expect(await ofPerson("nobody", "pending")).toEqual([]);
  });

  test("ST17 of many hosts that lease one contact at once, one does", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => send(tx, contact("k1")));
    const hosts = ["h1", "h2", "h3", "h4", "h5"];
    const leases = await Promise.all(
      hosts.map((leaseOwner) =>
        run(tenant, async (tx) => {
          await tx.lockPeople(["anna"]);
          const [row] = await tx.lockOutbox(["k1"]);
          if (row?.status !== "pending") return false;
          await tx.saveOutbox([
            { ...row, status: "leased", leaseOwner, leaseUntil: MONDAY + 1, attempts: row.attempts + 1 },
          ]);
          return true;
        }),
      ),
    );
    expect(leases.filter(Boolean)).toHaveLength(1);
    const [row] = await run(tenant, (tx) => tx.lockOutbox(["k1"]));
    expect(row).toMatchObject({ status: "leased", leaseOwner: hosts[leases.indexOf(true)], attempts: 1 });
  });

  test("ST18 a contact is found by the provider's id on its route", async () => {
    const tenant = subject.tenant();
    const mail = contact("k1", { status: "sent", ref: "p1" });
    const text = contact("k2", { status: "sent", ref: "p1", route: "sms" });
    await run(tenant, (tx) => send(tx, mail, text, contact("k3")));
    const find = (route: string, ref: string) => run(tenant, (tx) => tx.outboxByRef(route, ref));
    expect(await find("email", "p1")).toStrictEqual(mail);
    expect(await find("sms", "p1")).toStrictEqual(text);
    expect(await find("sms", "p2")).toBeUndefined();
    expect(await find("push", "p1")).toBeUndefined();
    await run(tenant, async (tx) => {
      await tx.lockOutbox(["k1"]);
      await tx.saveOutbox([{ ...mail, ref: "p9" }]);
    });
    expect(await find("email", "p1")).toBeUndefined();
    expect((await find("email", "p9"))?.key).toBe("k1");
  });

  test("ST18 contacts are listed by creation, then key, page by page, by case, person, route and status", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) =>
      send(
        tx,
        contact("k5", { createdAt: MONDAY + 1 }),
        contact("k4", { createdAt: MONDAY + 2, status: "unknown" }),
        contact("k3", { createdAt: MONDAY + 2, route: "sms" }),
        contact("k2", { createdAt: MONDAY + 2, caseId: "c2", status: "sent" }),
        contact("k1", { createdAt: MONDAY + 3, caseId: "c3", personId: "ben" }),
      ),
    );
    const listed = (query: Partial<OutboxQuery>) => keys(tenant, (tx) => tx.listOutbox({ limit: 1000, ...query }));
    expect(await listed({})).toEqual(["k5", "k2", "k3", "k4", "k1"]);
    expect(await listed({ limit: 2 })).toEqual(["k5", "k2"]);
    expect(await listed({ limit: 2, after: { createdAt: MONDAY + 2, key: "k2" } })).toEqual(["k3", "k4"]);
    expect(await listed({ after: { createdAt: MONDAY + 3, key: "k1" } })).toEqual([]);
    expect(await listed({ caseId: "c1" })).toEqual(["k5", "k3", "k4"]);
    expect(await listed({ personId: "ben" })).toEqual(["k1"]);
    expect(await listed({ caseId: "c1", personId: "ben" })).toEqual([]);
    expect(await listed({ route: "sms" })).toEqual(["k3"]);
    expect(await listed({ status: "unknown" })).toEqual(["k4"]);
    expect(await listed({ status: ["unknown", "sent"] })).toEqual(["k2", "k4"]);
    expect(await listed({ status: [] })).toEqual([]);
    expect(await listed({ personId: "anna", status: "pending", after: { createdAt: MONDAY + 1, key: "k5" } })).toEqual([
      "k3",
    ]);
  });
}
