/**
 * What was committed about a person stops every lease that comes later, however two hosts meet. The orders are made with barriers in
 * the database; a trigger notes at the commit of each lease whether what should have stopped it was committed before.
 */

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WHOLE } from "../../../../scripts/sizes.ts";
import type { ListeningSql } from "../../src/sql/connection.ts";
import { ADMIN, inputOf, TENANT } from "../core/world.ts";
import { gateKeeper, type Keeper } from "./gates.ts";
import { inSchema, severalHosts, sized, watcher } from "./hosts.ts";

/** Asked when the transaction of the lease commits: by then, under the lock of the person, nothing may have come before it. */
const NOTE_LEASES = `
create table lease_note (key text not null, too_late boolean not null);
create function note_lease() returns trigger language plpgsql as $$
begin
  insert into dunlin.lease_note
  select new.key, exists(
    select from dunlin.inbox where tenant = new.tenant and source = 'case' and id = new.case_id || '/stop');
  return null;
end $$;
create constraint trigger note_lease after update on outbox deferrable initially deferred for each row
when (new.status = 'leased' and old.status = 'pending') execute function note_lease()`;

vi.setConfig({ testTimeout: WHOLE ? 300_000 : 60_000 });

const DISPATCHER = 1;
const TELLER = 2;
const LEASING = 3;
const STOPPING = 4;

const LOCK_PERSON = /for update of p\b/;
const SAVE_LEASE = /update outbox o set case_id/;
/** The first look at what is pending, after the facts were changed under the lock of the person. */
const STOP_PENDING = /from outbox/;

const EVENTS = [
  ["a payment", { type: "payment.received", id: "stop", data: { amountMinor: 10_000 } }],
  ["an opt-out", { type: "message.optedOut", id: "stop", data: { channel: "sms" } }],
  ["a hold", { type: "hold.placed", id: "stop", data: { kind: "complaint" } }],
] as const;

describe("GR1 a lease and what stops it", () => {
  let world: Awaited<ReturnType<typeof severalHosts>>;
  let keeper: Keeper;
  let sql: ListeningSql;
  let cases = 0;
  beforeAll(async () => {
    world = await severalHosts(2);
    sql = watcher(world.database);
    await inSchema(sql, NOTE_LEASES);
    keeper = gateKeeper(watcher(world.database));
  }, 60_000);
  afterAll(() => world.database.drop());

  /** One case with a text pending, and two hosts that are about to meet over it. */
  async function meeting(event: (typeof EVENTS)[number][1]) {
    const caseId = `c${++cases}`;
    const [dispatcher, teller] = world.hosts as [(typeof world.hosts)[0], (typeof world.hosts)[0]];
    await dispatcher.runtime.cases.put(TENANT, [inputOf(caseId)], ADMIN);
    const row = async () => {
      const [found] = await dispatcher.runtime.outbox.list(TENANT, { caseId, limit: 1 });
      return found;
    };
    const sentBefore = world.sms.sent.length;
    return {
      caseId,
      dispatcher,
      teller,
      row,
      dispatch: () => dispatcher.runtime.dispatch(),
      tell: () => teller.runtime.cases.deliver(TENANT, caseId, event, ADMIN),
      sent: () => world.sms.sent.length - sentBefore,
    };
  }

  function stopAt(host: { sql: { stops: readonly { gate: number; before: RegExp }[] } }, ...stops: [number, RegExp][]) {
    host.sql.stops = stops.map(([gate, before]) => ({ gate, before }));
  }

  /** Of all leases ever taken here. */
  const tooLate = () => inSchema<{ key: string }>(sql, "select key from lease_note where too_late");

  const stopped = (status: string | undefined, type: string) =>
    expect(status).toBe(type === "hold.placed" ? "pending" : "canceled");

  test.each(EVENTS)("GR1 %s that committed first leaves nothing to lease", async (_, event) => {
    for (let round = 0; round < sized(50); round++) {
      const { dispatcher, teller, dispatch, tell, row, sent } = await meeting(event);
      stopAt(dispatcher, [DISPATCHER, LOCK_PERSON]);
      stopAt(teller, [TELLER, LOCK_PERSON]);
      await keeper.shut(DISPATCHER, TELLER);
      const [leasing, telling] = [dispatch(), tell()];
      await keeper.waitingAt(DISPATCHER);
      await keeper.waitingAt(TELLER);
      await keeper.open(TELLER);
      await telling;
      await keeper.open(DISPATCHER);
      expect(await leasing).toMatchObject({ leased: 0 });
      stopped((await row())?.status, event.type);
      expect((await row())?.attempts).toBe(0);
      expect(sent()).toBe(0);
      expect(await dispatch()).toMatchObject({ leased: 0 });
    }
    expect(await tooLate()).toEqual([]);
  });

  test.each(EVENTS)("GR1 %s that came while a lease was written waits for it, and stops the next", async (_, event) => {
    for (let round = 0; round < sized(50); round++) {
      const { dispatcher, teller, dispatch, tell, row, sent } = await meeting(event);
      stopAt(dispatcher, [LEASING, SAVE_LEASE]);
      stopAt(teller);
      await keeper.shut(LEASING);
      const leasing = dispatch();
      await keeper.waitingAt(LEASING);
      const telling = tell();
      await keeper.waitingForRow();
      expect((await row())?.status).toBe("pending");
      await keeper.open(LEASING);
      expect(await telling).toMatchObject({ canceled: [] });
      expect(await leasing).toMatchObject({ leased: 1, sent: 1 });
      expect(await row()).toMatchObject({ status: "sent", attempts: 1 });
      expect(sent()).toBe(1);
    }
    expect(await tooLate()).toEqual([]);
  });

  test.each(EVENTS)("GR1 while %s is written nobody leases for that person", async (_, event) => {
    for (let round = 0; round < sized(50); round++) {
      const { dispatcher, teller, dispatch, tell, row, sent } = await meeting(event);
      stopAt(dispatcher, [DISPATCHER, LOCK_PERSON]);
      stopAt(teller, [STOPPING, STOP_PENDING]);
      await keeper.shut(DISPATCHER, STOPPING);
      const [leasing, telling] = [dispatch(), tell()];
      await keeper.waitingAt(DISPATCHER);
      await keeper.waitingAt(STOPPING);
      await keeper.open(DISPATCHER);
      expect(await leasing).toMatchObject({ leased: 0 });
      expect((await row())?.status).toBe("pending");
      await keeper.open(STOPPING);
      await telling;
      expect(await dispatch()).toMatchObject({ leased: 0 });
      stopped((await row())?.status, event.type);
      expect(sent()).toBe(0);
    }
    expect(await tooLate()).toEqual([]);
  });

  test("GR1 of many who meet in any order none is leased after what stops it", async () => {
    for (const { sql: gated } of world.hosts) gated.stops = [];
    for (let round = 0; round < sized(400); round++) {
      const event = EVENTS[round % EVENTS.length]?.[1] as (typeof EVENTS)[number][1];
      const { dispatch, tell, row, sent } = await meeting(event);
      const turns = round % 7;
      const late = async () => {
        for (let i = 0; i < turns; i++) await world.hosts[1]?.store.now();
        return tell();
      };
      await Promise.all([late(), dispatch()]);
      const left = sent();
      const { status, attempts } = (await row()) ?? {};
      expect(attempts).toBe(left);
      if (left === 1) expect(status).toBe("sent");
      else stopped(status, event.type);
      expect(await dispatch()).toMatchObject({ leased: 0 });
    }
    // Which of the two comes first is chance; the tests above force either order.
    expect(await tooLate()).toEqual([]);
  });
});
