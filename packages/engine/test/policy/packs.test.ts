/** The shipped packs: what each must say of itself, and that the reference ones are as they were. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packsPage } from "../../docs/packs/page.ts";
import { readCalendars, readPacks } from "../../scripts/packFiles.ts";
import { packsModule } from "../../scripts/packModules.ts";
import { parseDate } from "../../src/base/civil.ts";
import type { Citation, PolicyRule } from "../../src/model/policy.ts";
import { PACKS } from "../../src/policy/packs.data.ts";
import { validatePack } from "../../src/policy/validatePack.ts";
import { defaultZones } from "../../src/zones.ts";
import { reference } from "./reference.ts";

const packs = readPacks();
const rules = packs.flatMap((pack) => pack.rules);
const known = Object.values(reference.packs);
const knownUrls = new Map(
  known.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule.cite.map(({ url }) => url)])),
);

describe("what every pack says of itself", () => {
  test("PC1 ids are those of the files, and no rule has the id of another", () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(packs.map(({ id }) => id)).toEqual([...new Set(packs.map(({ id }) => id))].sort());
  });

  test.each(packs)("PC1 $id has a version, a place, dates and a changelog", (pack) => {
    const { version, title, jurisdiction, validFrom, validTo, changelog, unknownZones } = pack;
    expect(version).toBe(1);
    expect(title).toMatch(/.{10,}/);
    expect(jurisdiction).toMatch(/^([A-Z]{2}(-[A-Z]{2,3})?)$/);
    expect(parseDate(validFrom ?? "")).toBeDefined();
    if (validTo !== undefined) expect(validTo > (validFrom ?? "")).toBe(true);
    expect(changelog).toEqual([{ version: 1, on: "2026-11-25", says: expect.stringMatching(/\.$/) }]);
    expect((unknownZones ?? []).length).toBeGreaterThan(0);
  });

  test.each(packs)("PC1 $id is valid, and its zones and calendars are shipped", (pack) => {
    const ids = readCalendars().map(({ id }) => id);
    const hasZone = (name: string) => defaultZones.get(name) !== undefined;
    expect(validatePack(pack, { hasCalendar: (id) => ids.includes(id), hasZone })).toEqual([]);
  });

  test.each(packs)("PC2 $id is a draft that nobody has reviewed", ({ status, reviewedBy, reviewedOn }) => {
    expect({ status, reviewedBy, reviewedOn }).toEqual({ status: "draft", reviewedBy: "", reviewedOn: "" });
  });

  test.each(rules)("PC3 $id says where it comes from and how sure that is", ({ cite, confidence }) => {
    expect(cite.length).toBeGreaterThan(0);
    for (const { law, section, force } of cite) {
      expect([law, section].every((text) => typeof text === "string" && text !== "")).toBe(true);
      expect(["statute", "regulation", "guidance", "code", "policy"]).toContain(force);
    }
    expect(["high", "medium", "low", "policy"]).toContain(confidence);
  });

  test("PC3 an address is only where the reference has one", () => {
    for (const rule of rules) expect(rule.cite.flatMap(({ url }) => url ?? [])).toEqual(knownUrls.get(rule.id) ?? []);
    const noted = packs.flatMap(({ notes }) => notes as readonly { cite?: readonly Citation[] }[]);
    expect(noted.flatMap(({ cite }) => cite ?? []).filter(({ url }) => url !== undefined)).toEqual([]);
  });

  test("PC3 policy is policy throughout, and packs of the house are nothing else", () => {
    const forces = (rule: PolicyRule) => rule.cite.map(({ force }) => force);
    for (const rule of rules) expect(forces(rule).includes("policy")).toBe(rule.confidence === "policy");
    for (const { id, rules } of packs)
      if (id.startsWith("house-")) for (const rule of rules) expect(rule.confidence).toBe("policy");
  });

  test("PC3 notes name rules of their own pack", () => {
    for (const { notes, rules } of packs)
      for (const note of (notes ?? []) as readonly { says: string; rules?: readonly string[] }[]) {
        expect(note.says).toMatch(/[.]$/);
        expect((note.rules ?? []).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
      }
  });
});

describe("the reference packs", () => {
  test.each(known)("PC4 $id keeps its dates, zones and reach", ({ id, title, validFrom, validTo, ...pack }) => {
    const { appliesTo, unknownZones } = pack;
    const { rules: _, ...shipped } = packs.find((one) => one.id === id) ?? { rules: [] };
    expect(shipped).toMatchObject(JSON.parse(JSON.stringify({ title, validFrom, validTo, appliesTo, unknownZones })));
    expect(Object.keys(shipped).includes("appliesTo")).toBe(appliesTo !== undefined);
    expect(Object.keys(shipped).filter((member) => ["validTo", "uncovered", "calendars"].includes(member))).toEqual([]);
  });

  test.each(known)("PC4 $id keeps its rules, in their order, but for the force of a citation", ({ id, rules }) => {
    const shipped = packs.find((one) => one.id === id)?.rules ?? [];
    const bare = shipped.map(({ cite, ...rule }) => ({ ...rule, cite: cite.map(({ force: _, ...rest }) => rest) }));
    expect(bare).toEqual(rules);
  });
});

describe("what is made of the files", () => {
  test("PC8 the engine has the packs of the files: run scripts/packs.ts", () => {
    const module = readFileSync(new URL("../../src/policy/packs.data.ts", import.meta.url), "utf8");
    expect(module === packsModule(packs)).toBe(true);
    expect(PACKS).toEqual(packs.map(({ notes: _, changelog: __, ...pack }) => pack));
  });

  test("PC8 the page is as it would be written today: run scripts/packs.ts", () => {
    const page = readFileSync(new URL("../../../../docs/reference/packs.md", import.meta.url), "utf8");
    expect(page === packsPage(packs, readCalendars())).toBe(true);
  });
});
