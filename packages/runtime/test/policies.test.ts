/** The commands about contact policies. */

import { describe, expect, test } from "vitest";
import { dunlin, Folder, replay, row, strategy } from "./world.ts";

const folder = new Folder();
const proposed = {
  ...{ channel: "email", debts: ["D1"], person: "P1", recipient: "debtor", purpose: "collect" },
  at: "2026-11-24T22:00:00-05:00",
};
const request = (parts: object = {}) => ({
  packs: ["us-reg-f"],
  debtor: { zones: ["America/New_York"] },
  facts: {},
  history: [],
  proposed: { ...proposed, disclosures: ["opt-out"] },
  ...parts,
});

describe("contact", () => {
  test("K23 a deferred contact is told with the moment, the rule and its source", async () => {
    const path = folder.write("late.json", request());
    expect(await dunlin(["contact", path])).toMatchObject({ code: 0, err: "" });
    const { out } = await dunlin(["contact", path]);
    const lines = out.trimEnd().split("\n");
    expect(lines[0]).toBe("The contact is not allowed before Wednesday 25 November 2026, 08:00 (America/New_York).");
    expect(lines[1]).toContain("(12 CFR 1006.6(b)(1)(i)). This rule alone allows it from");
    expect(lines[2]).toMatch(/^Judged for America\/New_York \(time zone data \d{4}[a-z]\)\.$/);
    const spanish = await dunlin(["contact", path, "--locale", "es"]);
    expect(spanish.out).toContain("El contacto no está permitido antes del miércoles 25 de noviembre de 2026, 08:00");
  });

  test("K23 a blocked and an allowed one are answers too, and --json gives the verdict as data", async () => {
    const blocked = await dunlin(["contact", folder.write("blocked.json", request({ proposed }))]);
    expect(blocked).toMatchObject({ code: 0, err: "" });
    expect(blocked.out).toContain("The contact is not allowed.\n");
    expect(blocked.out).toContain("the message lacks a statement that it must carry");
    const day = request({ proposed: { ...proposed, disclosures: ["opt-out"], at: "2026-11-24T12:00:00-05:00" } });
    const allowed = await dunlin(["contact", folder.write("day.json", day), "--json"]);
    expect(allowed.code).toBe(0);
    expect(JSON.parse(allowed.out)).toMatchObject({ decision: "allowed", rules: [], zones: ["America/New_York"] });
  });

  test("K23 a request that cannot be read ends with 1 and says where", async () => {
    const faulty = await dunlin(["contact", folder.write("faulty.json", request({ proposed: { channel: "email" } }))]);
    expect(faulty.code).toBe(1);
    expect(faulty.out).toContain("It could not be judged: the contact is not fully described.");
    expect(faulty.out).toContain("/proposed/");
    const unknown = await dunlin(["contact", folder.write("unknown.json", request({ packs: ["moon"] }))]);
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.out).toContain('packUnknown: {"packId":"moon"}');
    const cut = await dunlin(["contact", folder.write("cut.json", "{")]);
    expect(cut).toMatchObject({ code: 1, out: "" });
    expect(cut.err).toMatch(/^error json\.syntax \/ \(.*cut\.json:1:2\): /);
  });
});

describe("packs", () => {
  test("K24 the table has every pack with its status, and the data the same", async () => {
    const { code, out, err } = await dunlin(["packs"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^pack +status +rules +holidays +title$/m);
    expect(out).toMatch(/^us-reg-f +draft +11 rules +- +US FDCPA/m);
    expect(out).toMatch(/^co-ley-2300 +draft +7 rules +co-national to 2028-12-31 +Colombia/m);
    expect(out).toContain("none of this is legal advice");
    const data = JSON.parse((await dunlin(["packs", "--json"])).out) as { pack: string }[];
    expect(data.map(({ pack }) => pack)).toContain("co-ley-2300");
    expect(data).toHaveLength(out.split("\n").length - 4);
  });

  test("K25 the check is about the date given: today is fine, the last weeks of the calendars are not", async () => {
    expect(await dunlin(["packs", "--check", "--on", "2026-11-25"])).toMatchObject({ code: 0, err: "" });
    const late = await dunlin(["packs", "--check", "--on", "2028-11-25"]);
    expect(late).toMatchObject({ code: 1, out: "" });
    expect(late.err).toContain("error calendar.endsSoon: the calendar co-national ends on 2028-12-31, in 36 days.");
    expect((await dunlin(["packs", "--check", "--on", "2030-01-01"])).err).toContain("does not know 2030-01-01");
    expect(await dunlin(["packs", "--on", "someday"])).toMatchObject({ code: 2 });
    expect(await dunlin(["packs", "extra"])).toMatchObject({ code: 2 });
  });
});

describe("replay", () => {
  test("P26 only the letter of a legal notice is the written notice that a law asks for first", async () => {
    const letter = (purpose: string) => ({
      type: "send",
      via: [{ channel: "letter", template: "letter@1" }],
      purpose,
      to: { next: "week", blocked: "week" },
    });
    const nodes = (purpose: string) => ({
      due3: letter(purpose),
      week: { type: "wait", for: "P10D", to: { next: "mail" } },
      mail: { type: "send", via: [{ channel: "email", template: "friendly@1" }], to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    });
    const sent = async (purpose: string) => {
      const document = strategy({ policies: ["ca-on-cdssa"], nodes: nodes(purpose) });
      return (await replay(folder, [row()], { strategy: document })).contacts.channels;
    };
    expect(await sent("collect")).toMatchObject({ letter: 1 });
    expect(await sent("collect")).not.toHaveProperty("email");
    expect(await sent("legalNotice")).toMatchObject({ letter: 1, email: 1 });
  });
});
