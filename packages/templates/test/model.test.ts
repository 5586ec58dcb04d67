/** The document as a type: what the tests of other rooms and hosts may write. */

import { expect, expectTypeOf, test } from "vitest";
import { diagnostic, TEMPLATE_SEVERITY } from "../src/model/diagnostic.ts";
import { TEMPLATE_KINDS, type TemplateKind } from "../src/model/kind.ts";
import type { SettingsOf } from "../src/model/settings.ts";
import type { Template, TemplateOf } from "../src/model/template.ts";

test("D5 the kind of a template decides what its settings are", () => {
  expectTypeOf<Template["kind"]>().toEqualTypeOf<TemplateKind>();
  expectTypeOf<keyof SettingsOf>().toEqualTypeOf<TemplateKind>();
  const subjectOf = (template: Template) => (template.kind === "email" ? template.settings.subject : undefined);
  expectTypeOf(subjectOf).returns.toEqualTypeOf<TemplateOf<"email">["settings"]["subject"] | undefined>();
  expect(new Set(TEMPLATE_KINDS).size).toBe(8);
});

test("D6 every code has a severity, and a diagnostic has that of its code", () => {
  for (const [code, severity] of Object.entries(TEMPLATE_SEVERITY))
    expect(diagnostic(code as keyof typeof TEMPLATE_SEVERITY, "/a", "x").severity).toBe(severity);
});
