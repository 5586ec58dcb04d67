/** Values: what is handed in comes out the same, and belongs to nobody else. */

import { expect, test } from "vitest";
import { StoreError } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { caseRow, contact, enrollment, entry, keyOf, MONDAY, note, person, stateOf, tally } from "./rows.ts";

/** Texts that break programs which build statements, patterns or paths of them. */
const STRANGE = [
  "",
  " ",
  " a ",
  "'; drop table person; --",
  `"quoted" and \\back\\slashed`,
  "$1 $$ %s %n {0} {{x}}",
  "100%_like\\_",
  "a,b{c}[d]",
  "null",
  "../../etc/passwd\r\nX-Header: 1",
  "\t\n\u0001\u001f\u007f\u0085\u2028",
  "é",
  "e\u0301",
  "ß ẞ İ ı ﬁ",
  "مرحبا\u200f שלום",
  "漢字 かな 한글",
  "😀👩‍👩‍👧‍👦 \u{10ffff} \uffff",
  "__proto__",
  "constructor",
];

const BIG = Number.MAX_SAFE_INTEGER;

export function keepsValues(subject: Subject): void {
  const { run } = subject;

  test("ST4 what the host changes after it was handed in stays outside", async () => {
    const tenant = subject.tenant();
    const anna = {
      ...person("anna"),
      contacts: [{ at: "2026-03-01T00:00:00Z", channel: "email" }],
      sealed: Uint8Array.of(1, 2),
    };
    const value = { list: [1, { deep: "before" }] };
    const facts = structuredClone(caseRow("c1").facts);
    await run(tenant, async (tx) => {
      await tx.savePeople([anna]);
      await tx.putDocument(note("n1", { value }));
      await tx.saveCases([caseRow("c1", { facts })]);
      anna.contacts.push({ at: "2026-03-02T00:00:00Z", channel: "sms" });
      anna.sealed[0] = 99;
      value.list.push(2);
      (value.list[1] as { deep: string }).deep = "after";
      for (const obligation of facts.obligations) Object.assign(obligation, { outstandingMinor: 0 });
    });
    await run(tenant, async (tx) => {
      const [kept] = await tx.people(["anna"]);
      expect(kept?.contacts).toHaveLength(1);
      expect(Array.from(kept?.sealed ?? [])).toEqual([1, 2]);
      expect(await tx.document("note", "n1")).toMatchObject({ value: { list: [1, { deep: "before" }] } });
      expect((await tx.cases(["c1"]))[0]?.facts).toEqual(caseRow("c1").facts);
    });
  });

  test("ST4 what the host changes of what it read stays outside, too", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await tx.savePeople([person("anna", { sealed: Uint8Array.of(1, 2) })]);
      await tx.putDocument(note("n1", { value: { list: [1] } }));
    });
    await run(tenant, async (tx) => {
      const [anna] = await tx.lockPeople(["anna"]);
      anna?.sealed?.fill(9);
      const found = await tx.document<{ list: number[] }>("note", "n1");
      // A store may give its own value, as long as it is frozen.
      expectUnchangedOrThrown(() => found?.value.list.push(2));
    });
    await run(tenant, async (tx) => {
      expect(Array.from((await tx.people(["anna"]))[0]?.sealed ?? [])).toEqual([1, 2]);
      expect(await tx.document("note", "n1")).toMatchObject({ value: { list: [1] } });
    });
  });

  test("ST6 any text is kept as it is, as a name and as a value, and no two are taken for one", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      for (const text of STRANGE) {
        await tx.savePeople([person(text)]);
        await tx.saveAddresses(text, [{ channel: text, digest: text }]);
        await tx.saveCases([caseRow(text, { personId: text })]);
        const row = enrollment(text, {
          strategy: text,
          obligation: text,
          wakeAt: MONDAY,
          state: stateOf(keyOf(text, text, text)),
        });
        const sent = contact(text, {
          ...keyOf(text, text, text),
          personId: text,
          route: text,
          ref: text,
          reasons: [text],
        });
        await tx.saveSteps([{ enrollment: row, journal: entry(row, { by: text }), outbox: [sent] }]);
        await tx.putDocument(note(text, { kind: text, state: text, ref: text, value: { [text]: text } }));
        expect(await tx.inbox(text, [text])).toEqual([text]);
        expect(await tx.takePermits(text, 1, 1, 1e12)).toBe(1);
        await tx.addTallies([tally(text, { strategy: text, node: text })]);
      }
    });
    await run(tenant, async (tx) => {
      expect((await tx.people(STRANGE)).map(({ id }) => id).sort()).toEqual([...STRANGE].sort());
      expect(await tx.inbox("source", STRANGE)).toHaveLength(STRANGE.length);
      for (const text of STRANGE) {
        const key = keyOf(text, text, text);
        expect(await tx.findByAddress(text, text)).toEqual([text]);
        expect((await tx.cases([text])).map(({ facts }) => facts.caseId)).toEqual([text]);
        expect(await tx.enrollments([text])).toMatchObject([key]);
        expect(await tx.listEnrollments({ strategy: text, limit: 10 })).toMatchObject([key]);
        expect(await tx.journal(text, { strategy: text, obligation: text })).toMatchObject([{ ...key, by: text }]);
        expect(await tx.outboxByRef(text, text)).toMatchObject({ key: text, reasons: [text] });
        expect(await tx.dueOutbox(MONDAY, 9, [text])).toHaveLength(1);
        const documents = await tx.documents({ kind: text, idPrefix: text, state: text, ref: text });
        expect(documents.map(({ value }) => Object.entries(value as object))).toEqual([[[text, text]]]);
        expect(await tx.inbox(text, [text])).toEqual([]);
        expect(await tx.tallies({ strategy: text })).toMatchObject([{ node: text, measure: text, count: 1 }]);
      }
    });
  });

  test.each([
    ["the character 0", "a\0b"],
    ["half a character", "a\ud83d"],
  ])("ST6 a text with %s is refused, and nothing is written", async (_, text) => {
    const tenant = subject.tenant();
    const writes = [
      note("n1", { value: { text } }),
      note("n1", { value: [{ [text]: 1 }] }),
      ...(text.includes("\0") ? [note(text), note("n1", { state: text })] : []),
    ];
    for (const write of writes) {
      const refused = run(tenant, async (tx) => {
        await tx.putDocument(note("before"));
        await tx.putDocument(write);
      });
      await expect(refused).rejects.toBeInstanceOf(StoreError);
    }
    expect(await run(tenant, (tx) => tx.documents({ kind: "note" }))).toEqual([]);
  });

  test("ST6 the character 0 in what is heard or searched for finds nothing, or is refused", async () => {
    const tenant = subject.tenant();
    const asked = [
      run(tenant, (tx) => tx.inbox("bank", ["a\0"])),
      run(tenant, async (tx) => (await tx.document("note", "a\0")) ?? []),
      run(tenant, (tx) => tx.people(["a\0"])),
    ];
    for (const outcome of await Promise.allSettled(asked)) {
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(StoreError);
      else expect(outcome.value).toEqual([]);
    }
  });

  test("ST6 long texts are kept to the last character", async () => {
    const tenant = subject.tenant();
    const long = "äö😀 ".repeat(100_000);
    const id = "i".repeat(900);
    await run(tenant, async (tx) => {
      await tx.savePeople([person(id, { legalHold: long })]);
      await tx.saveCases([caseRow(id, { personId: id })]);
      await tx.putDocument(note(id, { value: { long } }));
    });
    await run(tenant, async (tx) => {
      expect((await tx.lockPeople([id]))[0]?.legalHold === long).toBe(true);
      expect(await tx.casesOf(id)).toHaveLength(1);
      const found = await tx.document<{ long: string }>("note", id);
      expect(found?.value.long === long).toBe(true);
    });
  });

  test("ST7 whole numbers up to 2^53 are exact", async () => {
    const tenant = subject.tenant();
    const row = enrollment("c1", { wakeAt: BIG, state: stateOf(keyOf("c1"), { dueAt: BIG, at: -BIG }) });
    const sent = contact("k1", {
      notBefore: BIG - 1,
      createdAt: BIG,
      updatedAt: BIG,
      status: "leased",
      leaseUntil: BIG,
    });
    await run(tenant, async (tx) => {
      await tx.savePeople([person("anna", { erasedAt: BIG })]);
      await tx.saveCases([caseRow("c1", { createdAt: BIG, updatedAt: BIG })]);
      await tx.saveSteps([{ enrollment: row, journal: entry(row, { at: BIG }), outbox: [sent] }]);
      await tx.putDocument(note("n1", { rank: BIG, value: [BIG, -BIG] }));
      await tx.putDocument(note("n2", { rank: -BIG }));
      await tx.addTallies([tally("goal:paid", { count: BIG - 1, valueMinor: -BIG })]);
    });
    await run(tenant, (tx) => tx.addTallies([tally("goal:paid", { count: 1, valueMinor: 0 })]));
    await run(tenant, async (tx) => {
      expect((await tx.people(["anna"]))[0]?.erasedAt).toBe(BIG);
      expect(await tx.cases(["c1"])).toStrictEqual([caseRow("c1", { createdAt: BIG, updatedAt: BIG })]);
      expect(await tx.claimDue(BIG - 1, 9)).toEqual([]);
      expect(await tx.claimDue(BIG, 9)).toStrictEqual([row]);
      expect(await tx.dueOutbox(BIG - 1, 9)).toEqual([]);
      expect(await tx.lockOutbox(["k1"])).toStrictEqual([sent]);
      expect((await tx.journal("c1"))[0]?.at).toBe(BIG);
      expect((await tx.documents({ kind: "note", minRank: BIG })).map(({ value }) => value)).toEqual([[BIG, -BIG]]);
      expect((await tx.documents({ kind: "note", maxRank: -BIG })).map(({ id }) => id)).toEqual(["n2"]);
      expect(await tx.tallies({ strategy: "dunning" })).toMatchObject([{ count: BIG, valueMinor: -BIG }]);
    });
  });

  test("ST7 JSON comes back as it was", async () => {
    const tenant = subject.tenant();
    const values = [
      null,
      false,
      0,
      "",
      [],
      {},
      [[], {}, [null]],
      0.1,
      1e-7,
      1.5e300,
      -123.456,
      { a: { b: { c: [1, "2", true, null] } }, "": { " ": [] }, A: 1 },
      JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
    ];
    await run(tenant, async (tx) => {
      for (const [at, value] of values.entries())
        await tx.putDocument(note(`n${String(at).padStart(2, "0")}`, { value }));
    });
    const found = await run(tenant, (tx) => tx.documents({ kind: "note" }));
    expect(found.map(({ value }) => JSON.stringify(value)).slice(0, 11)).toEqual(
      values.slice(0, 11).map((v) => JSON.stringify(v)),
    );
    expect(found.map(({ value }) => value)).toEqual(values);
    expect(Object.keys(found.at(-1)?.value as object).sort()).toEqual(["__proto__", "constructor"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("ST8 keys come by code point, whatever language the database speaks", async () => {
    const tenant = subject.tenant();
    const ids = ["", "-", "1", "10", "2", "A", "Z", "_", "a", "aa", "ab", "b", "z", "é", "ß", "\ufb01", "\uffff", "😀"];
    const ordered = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    await run(tenant, async (tx) => {
      await tx.savePeople(ids.map((id) => person(id)));
      await tx.saveCases(ids.map((id) => caseRow(id, { personId: "a" })));
      await tx.saveSteps(
        ids.map((id) => {
          const row = enrollment(id);
          return { enrollment: row, journal: entry(row), outbox: [contact(id, { caseId: id, personId: "a" })] };
        }),
      );
      for (const id of ids) await tx.putDocument(note(id, { rank: 1 }));
    });
    await run(tenant, async (tx) => {
      expect((await tx.lockPeople(ids)).map(({ id }) => id)).toEqual(ordered);
      expect((await tx.listCases({ limit: 100 })).map(({ id }) => id)).toEqual(ordered);
      expect((await tx.listEnrollments({ strategy: "dunning", limit: 100 })).map(({ caseId }) => caseId)).toEqual(
        ordered,
      );
      expect((await tx.listOutbox({ limit: 100 })).map(({ key }) => key)).toEqual(ordered);
      expect((await tx.lockOutbox(ids)).map(({ key }) => key)).toEqual(ordered);
      expect((await tx.documents({ kind: "note" })).map(({ id }) => id)).toEqual(ordered);
      expect((await tx.documents({ kind: "note", order: "rank" })).map(({ id }) => id)).toEqual(ordered);
      for (const [at, after] of ordered.entries()) {
        expect((await tx.listCases({ limit: 2, after })).map(({ id }) => id)).toEqual(ordered.slice(at + 1, at + 3));
        const documents = await tx.documents({ kind: "note", limit: 2, after: { id: after } });
        expect(documents.map(({ id }) => id)).toEqual(ordered.slice(at + 1, at + 3));
      }
    });
  });
}

function expectUnchangedOrThrown(change: () => void): void {
  try {
    change();
  } catch (reason) {
    expect(reason).toBeInstanceOf(TypeError);
  }
}
