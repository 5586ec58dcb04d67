/** What a tenant has set: who may change it, what it may be, and when it counts. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Actor, Role, TenantSettings } from "../../src/model/runtime.ts";
import { type Store, StoreError } from "../../src/model/store.ts";
import { logIn, readLog, writeLog } from "../../src/settings/log.ts";
import { createSettings, policiesIn, settingsIn } from "../../src/settings/settings.ts";

const TENANT = "north";
const who = (...roles: readonly Role[]): Actor => ({ id: roles.join("+") || "nobody", roles });
const admin = who("admin");

function world() {
  const clock = { at: 1_000_000, now: (): number => clock.at };
  const store = memoryStore({ clock });
  const host = () => createSettings(store, { now: clock.now });
  return { clock, store, settings: host(), other: host() };
}

/** The same store, with something around each transaction. */
const within = (store: Store, around: <T>(work: () => Promise<T>) => Promise<T>): Store =>
  new Proxy(store, {
    get: (target, name) =>
      name === "transaction"
        ? (...call: Parameters<Store["transaction"]>) => around(() => target.transaction(...call))
        : Reflect.get(target, name),
  });

const refusal = (work: Promise<unknown>): Promise<{ code: string; path: string }> =>
  work.then(
    () => ({ code: "nothing", path: "" }),
    ({ code, path }) => ({ code, path }),
  );

describe("values", () => {
  test.each<[change: object, path: string]>([
    [{ paused: 1 }, "/paused"],
    [{ contactsStopped: "yes" }, "/contactsStopped"],
    [{ fourEyes: [] }, "/fourEyes"],
    [{ shadow: "all" }, "/shadow"],
    [{ shadow: ["a", "a"] }, "/shadow/1"],
    [{ shadow: ["a", 7] }, "/shadow/1"],
    [{ redirect: ["a"] }, "/redirect"],
    [{ redirect: { email: "" } }, "/redirect/email"],
    [{ redirect: { email: "a@b.example\r\nBcc: c@d.example" } }, "/redirect/email"],
    [{ redirect: { email: "a".repeat(321) } }, "/redirect/email"],
    [{ redirect: { "e/m~l": 7 } }, "/redirect/e~1m~0l"],
    [{ redirect: { "": "a" } }, "/redirect/"],
    [{ rates: { sms: 0 } }, "/rates/sms"],
    [{ rates: { sms: 1.5 } }, "/rates/sms"],
    [{ rates: { sms: "10" } }, "/rates/sms"],
    [{ rates: { sms: Number.NaN } }, "/rates/sms"],
    [{ policies: "eu" }, "/policies"],
    [{ policies: ["us-reg-f", "atlantis"] }, "/policies/1"],
    [{ defaults: { zone: "Mars/Olympus" } }, "/defaults/zone"],
    [{ defaults: { language: "not a tag" } }, "/defaults/language"],
    [{ defaults: { country: "de" } }, "/defaults/country"],
    [{ defaults: { planet: "Mars" } }, "/defaults/planet"],
    [{ defaults: { constructor: "Mars" } }, "/defaults/constructor"],
    [{ retention: { casesDays: 0 } }, "/retention/casesDays"],
    [{ retention: { inboxDays: 6 } }, "/retention/inboxDays"],
    [{ creditor: "Bank" }, "/creditor"],
    [{ creditor: { logo: "x".repeat(65_000) } }, "/creditor"],
    [{ color: "red" }, "/color"],
    [{ toString: true }, "/toString"],
    [JSON.parse('{"__proto__": {"paused": true}}'), "/__proto__"],
  ])("SE1 %j is refused at %s, and nothing is written", async (change, path) => {
    const { settings } = world();
    expect(await refusal(settings.change(TENANT, { paused: true, ...change } as never, admin))).toEqual({
      ...{ code: "setting.invalid", path },
    });
    expect(await settings.get(TENANT)).toEqual({});
  });

  test.each([null, 7, "paused", []])("SE1 a change is an object, not %j", async (change) => {
    const { settings } = world();
    expect(await refusal(settings.change(TENANT, change as never, admin))).toEqual({
      code: "setting.invalid",
      path: "",
    });
  });

  test("SE2 members are replaced one by one, and null takes one away", async () => {
    const { settings } = world();
    const whole: Required<TenantSettings> = {
      paused: true,
      contactsStopped: false,
      shadow: ["early"],
      redirect: { email: "test@example.org" },
      rates: { sms: 60 },
      fourEyes: true,
      policies: ["us-reg-f"],
      defaults: { zone: "Europe/Berlin", language: "de", country: "DE" },
      retention: { casesDays: 3_650, inboxDays: 90 },
      creditor: { name: "Bank" },
    };
    expect(await settings.change(TENANT, whole, admin)).toEqual(whole);
    const { rates: _, ...rest } = whole;
    expect(await settings.change(TENANT, { rates: null, shadow: true }, admin)).toEqual({ ...rest, shadow: true });
    expect(await settings.get(TENANT)).toEqual({ ...rest, shadow: true });
    expect(await settings.get("south")).toEqual({});
  });
});

describe("roles", () => {
  test("SE3 operators stop, redirect and slow down; the rest is for admins; others change nothing", async () => {
    const { settings } = world();
    const operator = who("operator");
    const day: TenantSettings = { paused: true, contactsStopped: true, shadow: true, redirect: {}, rates: {} };
    expect(await settings.change(TENANT, day, operator)).toEqual(day);
    for (const member of [
      { fourEyes: false },
      { policies: [] },
      { defaults: {} },
      { retention: {} },
      { creditor: {} },
    ]) {
      expect((await refusal(settings.change(TENANT, { paused: false, ...member }, operator))).code).toBe(
        "role.missing",
      );
    }
    for (const actor of [who(), who("viewer", "agent", "author", "publisher")]) {
      expect((await refusal(settings.change(TENANT, { paused: false }, actor))).code).toBe("role.missing");
      expect((await refusal(settings.change(TENANT, {}, actor))).code).toBe("role.missing");
    }
    expect(await settings.get(TENANT)).toEqual(day);
  });
});

describe("when it counts", () => {
  test("SE4 for who writes at once, for other hosts within a second, inside a transaction always", async () => {
    const { settings, other, store, clock } = world();
    expect([await settings.get(TENANT), await other.get(TENANT)]).toEqual([{}, {}]);
    await settings.change(TENANT, { contactsStopped: true }, admin);
    expect(await settings.get(TENANT)).toEqual({ contactsStopped: true });
    expect(await other.get(TENANT)).toEqual({});
    expect(await store.transaction(TENANT, settingsIn)).toEqual({ contactsStopped: true });
    clock.at += 1_000;
    expect(await other.get(TENANT)).toEqual({ contactsStopped: true });
  });

  test("SE5 a reading that began before a change is not remembered after it", async () => {
    const { store, clock } = world();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let first = true;
    const slow = within(store, async (work) => {
      const result = await work();
      if (!first) return result;
      first = false;
      await gate;
      return result;
    });
    const settings = createSettings(slow, { now: clock.now });
    const early = settings.get(TENANT);
    await settings.change(TENANT, { paused: true }, admin);
    release();
    expect(await early).toEqual({});
    expect(await settings.get(TENANT)).toEqual({ paused: true });
  });

  test("SE6 changes of different members at once all hold, the first ones of a tenant too", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom("paused", "contactsStopped", "shadow", "fourEyes")),
        async (names) => {
          const { settings, other } = world();
          await Promise.all(
            names.map((name, index) => (index % 2 ? settings : other).change(TENANT, { [name]: true }, admin)),
          );
          const fresh = world();
          expect(await fresh.settings.get(TENANT)).toEqual({});
          expect(Object.keys(await settings.change(TENANT, {}, admin)).sort()).toEqual([...names].sort());
        },
      ),
      { numRuns: 20 },
    );
  });

  test("SE6 whoever meets another's first writing goes on from there", async () => {
    const { store, clock } = world();
    let conflicts = 1;
    const busy = within(store, async (work) => {
      if (conflicts-- > 0) throw new StoreError("conflict", "Somebody else was first.");
      return work();
    });
    const settings = createSettings(busy, { now: clock.now });
    expect(await settings.change(TENANT, { paused: true }, admin)).toEqual({ paused: true });
    conflicts = 2;
    expect((await refusal(settings.change(TENANT, { paused: false }, admin))).code).toBe("conflict");
  });

  test("SE7 packs of the tenant are remembered with the moment from which they held", async () => {
    const { settings, store, clock } = world();
    await settings.change(TENANT, { policies: ["us-reg-f"] }, admin);
    clock.at += 5;
    await settings.change(TENANT, { paused: true }, admin);
    clock.at += 5;
    await settings.change(TENANT, { policies: null }, admin);
    expect(await store.transaction(TENANT, policiesIn)).toEqual([
      { from: 1_000_000, ids: ["us-reg-f"] },
      { from: 1_000_010, ids: [] },
    ]);
  });
});

describe("the log", () => {
  test("SE8 each change is in the log with its members and hashes; what changes nothing is not", async () => {
    const { settings, store, clock } = world();
    await settings.change(TENANT, { paused: true }, who("operator"));
    clock.at += 1;
    await settings.change(TENANT, { paused: true }, admin);
    await settings.change(TENANT, { rates: { sms: 5 }, paused: null }, admin);
    const [second, first, ...others] = await readLog(store, TENANT, { subject: "settings" }, admin);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      by: "operator",
      at: 1_000_000,
      what: "settings.changed",
      data: { members: ["paused"] },
    });
    expect(second).toMatchObject({ by: "admin", from: first?.to, data: { members: ["rates", "paused"] } });
  });

  test("SE9 the log is read newest first, by subject, act and time, page by page, by operators", async () => {
    const { store, clock } = world();
    for (let turn = 0; turn < 30; turn += 1) {
      clock.at += turn % 3;
      const what = turn % 2 === 0 ? "strategy.saved" : "strategy.published";
      await store.transaction(TENANT, (tx) => writeLog(tx, admin, { what, subject: `strategy:${turn % 5}` }));
    }
    for (const roles of [who(), who("viewer", "agent", "author", "publisher")]) {
      expect((await refusal(readLog(store, TENANT, {}, roles))).code).toBe("role.missing");
    }
    const all = await readLog(store, TENANT, {}, who("operator"));
    expect(all).toHaveLength(30);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
    const paged = [];
    for (let after: string | undefined; ; ) {
      const page = await readLog(store, TENANT, { limit: 7, ...(after && { after }) }, admin);
      paged.push(...page);
      after = page.at(-1)?.id;
      if (page.length < 7) break;
    }
    expect(paged).toEqual(all);
    const saved = await readLog(store, TENANT, { what: "strategy.saved", limit: 4 }, admin);
    expect(saved).toEqual(all.filter(({ what }) => what === "strategy.saved").slice(0, 4));
    const middle = all[15]?.at ?? 0;
    expect(await readLog(store, TENANT, { from: middle, to: middle }, admin)).toEqual(
      all.filter(({ at }) => at === middle),
    );
    expect(await readLog(store, "south", {}, admin)).toEqual([]);
  });

  test("SE10 an entry about a case is no document of the case, and outlives it", async () => {
    const { store, clock } = world();
    await store.transaction(TENANT, (tx) => writeLog(tx, admin, { what: "person.read", subject: "C-1" }));
    clock.at += 1_000_000;
    expect(await store.transaction(TENANT, (tx) => tx.documents({ kind: "log", ref: "C-1" }))).toEqual([]);
    expect(await store.transaction(TENANT, (tx) => logIn(tx, { subject: "C-1" }))).toHaveLength(1);
  });
});
