/** Formats: which are read, and how an older template comes up to date. */

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { migrateTemplate, TEMPLATE_MIGRATIONS, type TemplateMigration } from "../../src/migrate/migrate.ts";
import { TEMPLATE_SCHEMA, type Template } from "../../src/model/template.ts";

const CHAIN: readonly TemplateMigration[] = [
  { to: 2, why: "Kinds are called channels.", up: ({ kind, ...doc }) => ({ ...doc, channel: kind }) },
  { to: 3, why: "Every template has a name.", up: (doc) => ({ name: doc.id, ...doc }) },
];
const old = { schema: "dunlin.template/1", id: "a", kind: "sms" };

test("D1 the migrations lead to the format that is written", () => {
  expect(TEMPLATE_MIGRATIONS.map(({ to }) => to)).toEqual(TEMPLATE_MIGRATIONS.map((_, index) => index + 2));
  expect(TEMPLATE_SCHEMA).toBe(`dunlin.template/${TEMPLATE_MIGRATIONS.length + 1}`);
});

test("D2 an older template comes up step by step; the original stays as it was", () => {
  const before = JSON.stringify(old);
  const up = migrateTemplate(old, CHAIN, 3);
  expect(up).toEqual({ ok: true, value: { schema: "dunlin.template/3", id: "a", name: "a", channel: "sms" } });
  expect(migrateTemplate({ schema: "dunlin.template/3" }, CHAIN, 3)).toEqual({
    ok: true,
    value: { schema: "dunlin.template/3" },
  });
  expect(JSON.stringify(old)).toBe(before);
});

test.each([
  [null, "template.notAnObject"],
  [[], "template.notAnObject"],
  ["{}", "template.notAnObject"],
  [{}, "template.unsupported"],
  [{ schema: "dunlin.template/2" }, "template.unsupported"],
  [{ schema: "dunlin.template/0" }, "template.unsupported"],
  [{ schema: "dunlin.template/01" }, "template.unsupported"],
  [{ schema: "dunlin.strategy/1" }, "template.unsupported"],
  [{ schema: 1 }, "template.unsupported"],
])("D3 %j is refused, not guessed at", (doc, code) => {
  expect(migrateTemplate(doc)).toMatchObject({ ok: false, error: { code, severity: "error" } });
});

test("D3 where a step is missing, nothing is skipped", () => {
  expect(migrateTemplate(old, CHAIN.slice(1), 3)).toMatchObject({ ok: false, error: { code: "template.unsupported" } });
});

const DOCUMENTS = new URL("../documents/v1/", import.meta.url);

test.each(readdirSync(DOCUMENTS))("D4 %s, a document of its time, is read by every later version", (name) => {
  const doc: Template = JSON.parse(readFileSync(new URL(name, DOCUMENTS), "utf8"));
  expect(migrateTemplate(doc)).toEqual({ ok: true, value: doc });
});
