/** What the host knows about a case by then: payments, reversals, disputes, changed facts and contacts made. */

import { expect, test } from "vitest";
import {
  EMAIL,
  Folder,
  facts,
  historiesIn,
  type Json,
  LETTER,
  obligation,
  payment,
  replay,
  row,
  strategy,
} from "./world.ts";

const folder = new Folder();
const { tell, contacts, owed } = historiesIn(folder);

const two = {
  mapping: {
    facts: facts({
      obligations: [
        obligation({ ref: "late", dueDate: "2026-03-12", outstandingMinor: 3000 }),
        obligation({ ref: "early", outstandingMinor: 2000 }),
        obligation({ ref: "yen", dueDate: "2026-01-01", currency: "JPY", outstandingMinor: 500 }),
      ],
    }),
  },
};
const pay = (amountMinor: unknown, parts: Json = {}) => payment("2026-03-11", { data: { amountMinor }, ...parts });

test("P7 a payment goes to its obligation, else to those in its currency, the oldest due first; too much stays with nobody", async () => {
  expect(await owed([pay(2500)], two)).toEqual({ EUR: 2500, JPY: 500 });
  expect(await owed([pay(2500, { obligation: "late" })], two)).toEqual({ EUR: 2500, JPY: 500 });
  expect(await owed([pay(200, { obligation: "yen" })], two)).toEqual({ EUR: 5000, JPY: 300 });
  const { amounts } = await replay(folder, [row({ history: [pay(9000)] })], two);
  expect(amounts).toMatchObject([{ currency: "EUR", paidMinor: 9000, outstandingAtEndMinor: 0 }, { currency: "JPY" }]);
});

test("P7 once the oldest obligation is paid, the next one sets the dates", async () => {
  const late = obligation({ ref: "late", dueDate: "2026-03-12" });
  const euros = {
    mapping: { facts: facts({ obligations: [late, obligation({ ref: "early", outstandingMinor: 2000 })] }) },
  };
  expect(await contacts([pay(1999)], euros)).toEqual([EMAIL, LETTER]);
  expect(await contacts([pay(2000)], euros)).toEqual([
    "2026-03-15T09:00:00.000Z email friendly@1",
    "2026-03-22T09:00:00.000Z letter letter@1",
  ]);
});

test.each([
  [pay(0), "payment.received needs `data.amountMinor` above zero, not 0: leave out what was not paid by `when`."],
  [
    pay(undefined),
    "payment.received needs `data.amountMinor` above zero, not nothing: leave out what was not paid by `when`.",
  ],
  [pay(0.5), "payment.received needs `data.amountMinor` above zero, not 0.5: leave out what was not paid by `when`."],
  [pay(1, { obligation: "X" }), 'payment.received names the obligation "X", which the case does not have.'],
  [
    { type: "dispute.opened", at: "2026-03-11", obligation: "X" },
    'dispute.opened names the obligation "X", which the case does not have.',
  ],
  [
    { type: "dispute.closed", at: "2026-03-11", data: { obligations: "C-1" } },
    'dispute.closed needs a list in `data.obligations`, not "C-1".',
  ],
  [{ type: "payment.reversed", at: "2026-03-11" }, "payment.reversed matches no payment recorded before."],
  [
    { type: "case.updated", at: "2026-03-11", facts: { caseId: "C-2" } },
    "`facts` of an event cannot change the `caseId`.",
  ],
  [{ type: "case.updated", at: "2026-03-11", facts: { currency: 1 } }, "`facts.currency` must be a text."],
  [
    { type: "case.updated", at: "2026-03-11", facts: { obligations: {} } },
    "`facts.obligations` of an event must be a list.",
  ],
])("P8 a record that makes no sense breaks the row: %j", async (entry, says) => {
  expect(await owed([entry])).toBe(`row.event: ${says}`);
});

test("P9 a reversal puts back what its payment had taken: the named one, else the newest of that amount, else the newest", async () => {
  const paid = [
    payment("2026-03-11", { id: "a", data: { amountMinor: 1000 } }),
    payment("2026-03-12", { id: "b", data: { amountMinor: 2000 } }),
    payment("2026-03-12", { id: "c", data: { amountMinor: 500 } }),
  ];
  const back = (data?: Json): Json => ({
    type: "payment.reversed",
    at: "2026-03-13",
    id: "r",
    ...(data && { data }),
  });
  expect(await owed(paid)).toEqual({ EUR: 6500 });
  expect(await owed([...paid, back({ payment: "b" })])).toEqual({ EUR: 8500 });
  expect(await owed([...paid, back({ amountMinor: 2000 })])).toEqual({ EUR: 8500 });
  expect(await owed([...paid, back()])).toEqual({ EUR: 7000 });
  expect(await owed([...paid, back({ payment: "b" }), { ...back({ payment: "b" }), id: "r2" }])).toBe(
    "row.event: payment.reversed matches no payment recorded before.",
  );
  const { amounts } = await replay(folder, [row({ history: [...paid, back({ payment: "b" })] })]);
  expect(amounts).toMatchObject([{ paidMinor: 1500 }]);
  const known = {
    mapping: {
      facts: facts({ payments: [{ id: "p", at: "2026-02-01T00:00:00Z", amountMinor: 500, obligation: "C-1" }] }),
    },
  };
  expect(await owed([back({ payment: "p" })], known)).toEqual({ EUR: 10_500 });
});

test("P10 a dispute marks its obligations, or all, until it is closed; nobody is asked for them meanwhile", async () => {
  const opened = (parts: Json = {}): Json => ({ type: "dispute.opened", at: "2026-03-11", ...parts });
  const closed: Json = { type: "dispute.closed", at: "2026-03-15" };
  expect(await contacts([opened()])).toEqual([]);
  expect(await contacts([opened({ data: { obligations: ["C-1"] } })])).toEqual([]);
  expect(await contacts([opened({ obligation: "C-1" }), closed])).toEqual([LETTER]);
  const other = { mapping: { facts: facts({ obligations: [obligation(), obligation({ ref: "B" })] }) } };
  expect(await contacts([opened({ obligation: "B" })], other)).toEqual([EMAIL, LETTER]);
});

test("P11 facts of an event are merged: lists by name, data and debtor by member, the rest replaced", async () => {
  const change = (parts: Json, more: Json = {}): Json => ({
    type: "case.updated",
    at: "2026-03-11",
    facts: parts,
    ...more,
  });
  expect(await owed([change({ obligations: [{ ref: "C-1", outstandingMinor: 7000 }] })])).toEqual({ EUR: 7000 });
  const second = { ref: "B", dueDate: "2026-05-01", currency: "EUR", amountMinor: 500, outstandingMinor: 500 };
  expect(await owed([change({ obligations: [second] })])).toEqual({ EUR: 10_500 });
  expect(await owed([change({ obligations: [second] }, { replace: true })])).toEqual({ EUR: 500 });
  expect(await owed([change({ obligations: [] }, { replace: true })])).toEqual({ EUR: 0 });
  const rule = {
    and: [
      { "==": [{ var: "data.a" }, 1] },
      { "==": [{ var: "data.b" }, 2] },
      { "==": [{ var: "debtor.language" }, "de"] },
    ],
  };
  const exits = [{ id: "merged", when: rule, outcome: "merged" }];
  const told = await tell([change({ data: { b: 2 }, debtor: { language: "de" } })], {
    strategy: { exits },
    mapping: { facts: facts({ data: { a: 1, b: 1 } }) },
  });
  expect(told.end).toEqual({ status: "exited", outcome: "merged" });
  const paid = change(
    { payments: [{ id: "p", at: "2026-03-11T00:00:00Z", amountMinor: 10_000 }], obligations: [] },
    { replace: true },
  );
  const { amounts } = await replay(folder, [row({ history: [{ ...paid, type: "payment.received" }] })]);
  expect(amounts).toEqual([
    { currency: "EUR", outstandingAtEntryMinor: 10_000, paidMinor: 10_000, outstandingAtEndMinor: 0 },
  ]);
});

test("P12 facts that go bad on the way park the case instead of writing to somebody", async () => {
  const bad = { type: "case.updated", at: "2026-03-11", facts: { debtor: null } };
  const { cases, contacts: made } = await replay(folder, [row({ history: [bad] })]);
  expect(cases).toMatchObject({ held: 1, parked: 1 });
  expect(made.total).toBe(0);
});

test("P13 contacts made are known to the strategy from then on", async () => {
  const nodes = {
    ...strategy().nodes,
    letter: { type: "if", when: { "==": [{ countContacts: [{ days: 30 }] }, 1] }, to: { yes: "end", no: "rest" } },
  };
  expect((await tell([], { strategy: { nodes } })).end).toEqual({ status: "exited", outcome: "exhausted" });
  expect(await contacts([], { strategy: { nodes } })).toEqual([EMAIL]);
});
