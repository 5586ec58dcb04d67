/** People to look at messages as: each is what it is called, and none of them breaks a message that is well made. */

import { renderTemplate, sampleContext, type Template, type VariableSchema } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_BRAND, STARTER_TEMPLATES, STARTER_VARIABLES } from "@dunlin/templates/starter";
import { describe, expect, test } from "vitest";
import { SAMPLES_ES, sampleSet } from "../../src/builder/preview/samples.ts";

const PEOPLE = sampleSet(STARTER_VARIABLES, sampleContext(STARTER_VARIABLES));
const person = (id: string) => PEOPLE.find((one) => one.id === id)?.context as Record<string, unknown>;

describe("BP1 sample people", () => {
  test("BP1 each is what it is called", () => {
    expect(PEOPLE.map(({ id }) => id)).toEqual([
      ...["usual", "nothingDue", "longName", "manyRows", "rightToLeft", "noOffer", "hostile"],
    ]);
    expect(person("usual")).toEqual(sampleContext(STARTER_VARIABLES));
    expect(person("nothingDue")).toMatchObject({ totalDueMinor: 0, obligations: [], dueDate: "2026-11-04" });
    expect(person("longName")).toMatchObject({ debtor: { name: expect.stringMatching(/^.{40,}$/) }, currency: "EUR" });
    expect(person("manyRows").obligations).toHaveLength(30);
    expect(new Set((person("manyRows").obligations as { ref: string }[]).map(({ ref }) => ref)).size).toBe(30);
    expect(person("manyRows").plans).toHaveLength(2);
    expect(person("rightToLeft")).toMatchObject({ debtor: { name: expect.stringMatching(/\p{Script=Arabic}/u) } });
    expect(person("noOffer")).toMatchObject({ plans: [], totalDueMinor: 18_240 });
    expect(person("hostile")).toMatchObject({ debtor: { name: expect.stringContaining("<b>"), country: "ES" } });
    expect(sampleSet(STARTER_VARIABLES, {}, SAMPLES_ES)[0].title).toBe("Persona habitual");
  });

  test("BP1 one for whom there is no place is left out", () => {
    const variables: VariableSchema = { type: "object", properties: { amount: { type: "integer" } } };
    expect(sampleSet(variables, { amount: 3 }).map(({ id }) => id)).toEqual(["usual"]);
  });

  test.each(STARTER_TEMPLATES.filter(({ kind }) => kind !== "email").map((one) => [one.id, one] as const))(
    "BP1 %s is sent to each of them",
    async (_, template: Template) => {
      const variant = template.variants?.[0]?.key;
      const compiled = await compileTemplate(template, {
        ...{ locale: "en", brand: STARTER_BRAND },
        ...(variant !== undefined && { variant }),
      });
      const withheld = PEOPLE.flatMap(({ id, context }) => {
        const message = renderTemplate(compiled, context);
        return message.status === "withheld" ? [[id, message.problems[0]?.message]] : [];
      });
      expect(withheld).toEqual([]);
    },
  );
});
