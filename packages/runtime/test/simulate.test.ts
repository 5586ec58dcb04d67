/** `dunlin diff` and `dunlin simulate`: what they say, what they write, and what they refuse. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dunlin, Folder, type Json } from "./world.ts";

const folder = new Folder();

/** A reminder some days after a case came in. */
const reminders = (days: number, more: Json = {}): Json => ({
  format: "dunlin.strategy/1",
  id: "reminder",
  name: "One reminder",
  time: { zone: "Europe/Madrid" },
  entry: { start: "wait" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    wait: { type: "wait", for: `P${days}D`, to: { next: "sms" } },
    sms: { type: "send", via: [{ channel: "sms", template: "nudge@1" }], to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
    ...more,
  },
});

const older = folder.write("older.json", { ...reminders(7), version: 1 });
const newer = folder.write("newer.json", { ...reminders(5), version: 2 });
const faulty = folder.write("faulty.json", reminders(7, { end: { type: "end" } }));

const person = (i: number): Json => ({
  caseId: `C-${i}`,
  debtor: { id: `D-${i}`, channels: [{ channel: "sms" }] },
  obligations: [
    { ref: `O-${i}`, dueDate: "2026-03-01", currency: "EUR", amountMinor: 10_000, outstandingMinor: 10_000 },
  ],
});
const people = folder.write(
  "people.json",
  Array.from({ length: 40 }, (_, i) => person(i)),
);
const nobodyPays = folder.write("nobody.json", {
  format: "dunlin.behavior/1",
  name: "Nobody pays",
  pay: { clock: "entry", hazard: [] },
});
const costs = folder.write("costs.json", { currency: "EUR", channels: { sms: 7 } });
const lives = ["--days", "30", "--start", "2026-03-02"];

describe("dunlin diff", () => {
  test("CS1 tells every change in a sentence, what reaches people first, in both languages", async () => {
    const { code, out, err } = await dunlin(["diff", older, newer]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("version 1 → version 2\nThe day 7 SMS moved to day 5.\n");
    expect(out).toContain("What reaches people\n");
    expect(out).toContain("duration 7 days → 5 days.");
    const spanish = await dunlin(["diff", older, newer, "--locale", "es"]);
    expect(spanish.out).toContain("El SMS del día 7 pasa al día 5.");
    const same = await dunlin(["diff", older, older]);
    expect(same).toMatchObject({ code: 0, err: "" });
    expect(same.out).toContain("Nothing is different.");
  });

  test("CS1 gives the changes with their patches as data, and writes a page", async () => {
    const page = folder.of("diff.html");
    const { code, out } = await dunlin(["diff", older, newer, "--json", "--html", page]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: "dunlin.diff/1",
      before: { version: 1 },
      after: { version: 2 },
      changes: [
        { kind: "setting", path: "/version" },
        { kind: "changed", path: "/nodes/wait/for", patch: [{ op: "replace", path: "/nodes/wait/for", value: "P5D" }] },
        { kind: "retimed", nodeId: "sms", sentence: "The day 7 SMS moved to day 5." },
      ],
    });
    expect(readFileSync(page, "utf8")).toContain("<li>The day 7 SMS moved to day 5.</li>");
  });

  test("CS2 a document with errors is refused with their places; a call that makes no sense with the help", async () => {
    const wrong = await dunlin(["diff", older, faulty]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain(`error node.unknownType /nodes/end/type (${faulty}`);
    expect(await dunlin(["diff", older])).toMatchObject({ code: 2 });
    expect(await dunlin(["diff", older, newer, newer])).toMatchObject({ code: 2 });
  });
});

describe("dunlin simulate", () => {
  const args = ["simulate", older, "--portfolio", people, ...lives];

  test("CS3 tells who would be contacted, what it costs and what is modeled, under an assumption that it names", async () => {
    const { code, out, err } = await dunlin([...args, "--costs", costs, "--behavior", nobodyPays]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("40 cases over 30 days from 2026-03-02 (seed 1)");
    expect(out).toMatch(/\nExact: who comes in/);
    expect(out).toMatch(/\nModeled: whatever people do/);
    expect(out).toContain("“Nobody pays”");
    expect(out).toMatch(/Contacts {2}\[exact\]\n {2}Contacts +40\n/);
    expect(out).toMatch(/Costs {2}\[exact\]\n {2}Costs +EUR 2\.80\n/);
    expect(out).toMatch(/How cases ended {2}\[modeled\]/);
    const assumed = await dunlin(args);
    expect(assumed.out).toMatch(/“assumption of\s+dunlin, not measured”/);
  });

  test("CS3 the same call gives the same report as data, another seed other lives", async () => {
    const [one, again, other] = await Promise.all([
      dunlin([...args, "--json"]),
      dunlin([...args, "--json"]),
      dunlin([...args, "--json", "--seed", "2"]),
    ]);
    expect(JSON.parse(one.out)).toMatchObject({ format: "dunlin.simulation/1", seed: 1, start: "2026-03-02" });
    expect(again.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
  });

  test("CS4 another strategy stands beside it, with the same people, on the page as well", async () => {
    const page = folder.of("simulation.html");
    const { code, out } = await dunlin([...args, "--against", newer, "--html", page, "--locale", "es"]);
    expect(code).toBe(0);
    expect(out).toContain("Ambas con");
    expect(out).toMatch(/Contactos +\d+ → \d+\n/);
    const html = readFileSync(page, "utf8");
    expect(html).toContain('<html lang="es">');
    expect(html.match(/<svg/g)?.length).toBe(4);
    const both = await dunlin([...args, "--against", newer, "--json"]);
    expect(Object.keys(JSON.parse(both.out) as object)).toEqual(["report", "against"]);
  });

  test("CS5 broken rows are left out and told with their lines; the report of the others is complete", async () => {
    const rows = folder.write(
      "rows.ndjson",
      [person(1), { x: 1 }, person(1), person(2)].map((row) => JSON.stringify(row)).join("\n"),
    );
    const { code, out, err } = await dunlin(["simulate", older, "--portfolio", rows, ...lives]);
    expect(code).toBe(1);
    expect(out).toContain("2 cases over 30 days");
    expect(err).toContain(`error row.id (${rows}:2): The row has no \`caseId\`.`);
    expect(err).toContain(`error row.duplicateId (${rows}:3)`);
    expect(err).toContain("2 broken rows were left out.");
  });

  test("CS7 runs, budgets and costs by step", async () => {
    const { code, out } = await dunlin([...args, "--costs", costs, "--behavior", nobodyPays]);
    expect(code).toBe(0);
    expect(out).toMatch(/40 \/ 40 \/ EUR 2\.80/);
    const data = async (...more: string[]) => JSON.parse((await dunlin([...args, "--json", ...more])).out);
    const few = await data("--budget", "sms=5", "--behavior", nobodyPays);
    expect(Math.max(...few.contacts.days.sms)).toBe(5);
    expect(few.contacts.overBudget.sms).toBeGreaterThan(0);
    expect((await data("--runs", "3")).kpis).not.toEqual((await data()).kpis);
    for (const call of [
      ["--budget", "sms"],
      ["--budget", "sms=5", "--budget", "sms=6"],
      ["--runs", "0"],
      ["--workers", "65"],
    ])
      expect(await dunlin([...args, ...call])).toMatchObject({ code: 2 });
  });

  test("CS5 a case that comes to no rest ends the command with its name", async () => {
    const send = (template: string, next: string) => ({
      ...{ type: "send", via: [{ channel: "sms", template }] },
      to: { next },
    });
    const nodes = {
      sms: send("a@1", "again"),
      again: send("b@1", "rest"),
      rest: { type: "wait", for: "P60D", to: { next: "end" } },
    };
    const handlers = [{ id: "answered", on: ["message.replied"], goto: "sms" }];
    const twice = folder.write("twice.json", { ...reminders(1, nodes), handlers });
    const talkative = folder.write("talkative.json", {
      ...{ format: "dunlin.behavior/1", name: "Everybody answers", pay: { clock: "entry", hazard: [] } },
      reply: { perMessage: { sms: 1 }, intents: { other: 1 } },
    });
    const call = ["simulate", twice, "--portfolio", people, "--behavior", talkative, "--days", "60"];
    const { code, err } = await dunlin(call);
    expect(code).toBe(1);
    expect(err).toMatch(/simulation\.restless.*more than 1000 contacts by day \d+, the latest from again/);
  });

  test("CS5 a behavior or costs that make no sense are refused with their places", async () => {
    const odd = folder.write("odd.json", {
      format: "dunlin.behavior/1",
      name: "Odd",
      pay: { clock: "entry", hazard: [{ day: 1, chance: 2 }] },
    });
    const wrong = await dunlin([...args, "--behavior", odd]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain(`/pay/hazard/0/chance (${odd})`);
    for (const call of [
      ["--days", "0"],
      ["--days", "2000"],
      ["--seed", "-1"],
      ["--start", "soon"],
    ])
      expect(await dunlin(["simulate", older, "--portfolio", people, ...call])).toMatchObject({ code: 2 });
    expect(await dunlin(["simulate", older])).toMatchObject({ code: 2 });
  });
});
