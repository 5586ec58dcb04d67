/** Saved blocks and what comes from elsewhere: what fits, what is refused with its place, and what is declared with it. */

import {
  type Block,
  blockRegistry,
  importMjml,
  type Template,
  type TemplateDiagnostic,
  textsOf,
  variableAt,
  variablesOf,
} from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runBuilderCommand } from "../../src/builder/commands/run.ts";
import {
  asBlocks,
  brokenParts,
  MOST_BYTES,
  notPermitted,
  replaceCommand,
  sourceProblem,
  tryOut,
  withVariables,
} from "../../src/builder/imports/imports.ts";
import { tellLoss } from "../../src/builder/imports/losses.ts";
import { IMPORTS_EN, IMPORTS_ES } from "../../src/builder/imports/words.ts";
import { fits, placeSaved, savedFrom } from "../../src/builder/saved/saved.ts";
import { createBuilderStore } from "../../src/builder/store.ts";
import { GUARDED, OF_KIND, section, starter, text } from "./documents.ts";

const REGISTRY = blockRegistry();
const MAIL = starter("early-friendly");
const MJML = `<mjml lang="en"><mj-head><mj-title>Hello {{acme.customer}}</mj-title></mj-head>
<mj-body><mj-section><mj-column><mj-text>Dear {{acme.customer}}, {{debtor.name}}</mj-text><mj-carousel></mj-carousel></mj-column></mj-section></mj-body></mjml>`;

/** Something of nearly everything that cannot be kept as it is. */
const LOSSY = `<mjml lang="no language"><mj-head><mj-font name="x" href="https://x.example/" /><mj-style>p{}</mj-style><mj-new />
<mj-attributes><mj-all color="red" /></mj-attributes><mj-preview>{{#if torn}}</mj-preview></mj-head>
<mj-body width="1900px">stray words
<mj-text>alone</mj-text>
<mj-section background-url="https://x.example/a.png"><mj-column width="10%"><mj-text color="red"><h4>H</h4><p style="color:red">a</p><script>b</script></mj-text>
<mj-text font-size="1px">hidden</mj-text><mj-text font-size="32px">Large</mj-text>
<mj-button href="http://www.example.com/">a <b>b</b></mj-button><mj-button href="#">nowhere</mj-button><mj-button href="https://x.example/{{id}}">c</mj-button>
<mj-image href="https://x.example/" /><mj-image src="https://x.example/a.png" /><mj-spacer height="50px" /><mj-include path="./a.mjml" />
<mj-social><mj-social-element name="facebook" href="https://x.example/">F</mj-social-element><mj-social-element name="x">X</mj-social-element></mj-social>
<mj-carousel><mj-carousel-image src="https://x.example/a.png" /></mj-carousel><mj-unknown>u</mj-unknown><!--[if mso]>o<![endif]-->
<mj-text>{% if a %}x{% endif %} {{{raw}}} {{shout name}} {{nobody 1 2}} {{~blank~}} {{#people}}p{{/people}} <img src="https://x.example/a.png" onerror="a" /></mj-text></mj-column></mj-section>
<mj-section><mj-column width="20%"><mj-text>1</mj-text></mj-column><mj-column width="80%"><mj-text>2</mj-text></mj-column></mj-section>
<mj-section><mj-column><mj-text>1</mj-text></mj-column><mj-column><mj-text>2</mj-text></mj-column><mj-column><mj-text>3</mj-text></mj-column><mj-column><mj-text>4{{/if}}</mj-text></mj-column></mj-section>
</mj-body></mjml>`;

describe("BL6 saved blocks fit where their kinds may stand, and are saved without what belongs to a template", () => {
  const saved = { id: "s", title: "Two", blocks: [text("a", "A"), text("b", "B")] };

  test("BL6 they go behind the chosen block, or to the place that was chosen", () => {
    const behind = placeSaved(saved, MAIL, { selected: MAIL.root[1]?.id, place: undefined }, REGISTRY);
    expect(behind).toMatchObject({ type: "blocks.paste", place: { index: 2 } });
    expect(placeSaved(saved, MAIL, { selected: undefined, place: { index: 1 } }, REGISTRY)).toMatchObject({
      place: { index: 1 },
    });
    const store = createBuilderStore({ doc: MAIL });
    expect(store.execute(behind).ok && store.execute(behind).ok).toBe(true);
    expect(new Set(store.getState().doc.root.map(({ id }) => id)).size).toBe(MAIL.root.length + 4);
  });

  test("BL6 what cannot stand in a message of this kind is told before", () => {
    const table = { ...saved, blocks: [{ id: "x", type: "obligationsTable", v: 1, props: {} }] };
    expect(fits(saved, OF_KIND.get("sms") as Template, REGISTRY)).toBe(true);
    expect(fits(table, OF_KIND.get("sms") as Template, REGISTRY)).toBe(false);
    expect(fits({ ...saved, blocks: [] }, MAIL, REGISTRY)).toBe(false);
  });

  test("BL6 the outermost of the chosen blocks are saved, in reading order, without locks and versions", () => {
    const blocks = savedFrom(GUARDED, ["soft", "around", "fixed"]);
    expect(blocks.map(({ id }) => id)).toEqual(["fixed", "around"]);
    expect(JSON.stringify(blocks)).not.toMatch(/"lock"|"variants"/);
    expect(blocks[1]?.slots?.content?.length).toBe(2);
  });
});

describe("BL7 an import is shown with its losses, and taken as a whole or as blocks, or refused with its place", () => {
  test("BL7 what is too large, empty or no MJML is not read", () => {
    expect(sourceProblem("<mjml>", MOST_BYTES + 1)).toEqual({ why: "large" });
    expect(sourceProblem("<mjml>", MOST_BYTES)).toBeUndefined();
    expect(sourceProblem(" \n")).toEqual({ why: "empty" });
    expect(sourceProblem("<html><body></body></html>")).toEqual({ why: "kind" });
  });

  test("BL7 broken places have a line and a column, and forbid to take it", async () => {
    const broken = brokenParts(
      await importMjml("<mjml><mj-body>\n<mj-section><mj-column></mj-section></mj-body></mjml>"),
    );
    expect(broken.length).toBeGreaterThan(0);
    for (const { line, column } of broken) expect([typeof line, typeof column]).toEqual(["number", "number"]);
    const whole = await importMjml(MJML);
    expect(brokenParts(whole)).toEqual([]);
    expect(whole.losses.some(({ line }) => line === 2)).toBe(true);
  });

  test("BL7 every loss is told in Spanish with what is known of it, and in English by itself", async () => {
    const { losses } = await importMjml(LOSSY);
    const kinds = new Set(losses.map(({ data }) => data.loss));
    expect(kinds.size).toBeGreaterThan(20);
    for (const loss of losses) {
      const told = tellLoss(loss, IMPORTS_ES) ?? "";
      expect([loss.data.loss, told]).not.toEqual([loss.data.loss, loss.message]);
      expect(told).toMatch(/^\S[\s\S]*\.$/);
      expect(told).not.toMatch(/undefined|NaN|\[object/);
      for (const name of ["tag", "became", "link", "words"]) {
        const known = loss.data[name];
        if (typeof known === "string" && loss.message.includes(known)) expect(told).toContain(known);
      }
      expect(tellLoss(loss, IMPORTS_EN)).toBeUndefined();
    }
    expect(tellLoss({ ...(losses[0] as TemplateDiagnostic), data: { loss: "toString" } }, IMPORTS_ES)).toBeUndefined();
  });

  test("BL7 a whole document does not replace what is required and locked", async () => {
    const read = await importMjml(MJML);
    const refused = tryOut(GUARDED, replaceCommand(read, GUARDED, REGISTRY), REGISTRY);
    expect(refused.ok ? "ok" : refused.refusal.code).toBe("block.locked");
    const { policy: _, ...free } = MAIL;
    const taken = tryOut(free as Template, replaceCommand(read, free as Template, REGISTRY), REGISTRY);
    const raw = notPermitted(read, free as Template, REGISTRY);
    expect(raw).toBe(1);
    expect(taken.ok && taken.doc.root.length).toBe(read.template.root.length);
    const open = { ...free, policy: { mjml: true } } as Template;
    expect(notPermitted(read, open, REGISTRY)).toBe(0);
    expect(JSON.stringify(tryOut(open, replaceCommand(read, open, REGISTRY), REGISTRY))).toContain("mj-carousel");
  });

  test("BL7 blocks come with the values they need, in the language that is edited, and one undo takes both", async () => {
    const read = await importMjml(MJML);
    const store = createBuilderStore({ doc: GUARDED });
    const outcome = store.transaction("x", asBlocks(read, GUARDED, "es", { index: 2 }));
    expect(outcome.ok).toBe(true);
    const { doc } = store.getState();
    expect(doc.root.length).toBe(GUARDED.root.length + read.template.root.length);
    expect(variableAt(doc.variables, "acme.customer")).toBeDefined();
    expect(variableAt(doc.variables, "debtor.name")).toBe(variableAt(GUARDED.variables, "debtor.name"));
    const known = new Set(textsOf(GUARDED).map(({ text: one }) => one));
    for (const { text: one } of textsOf(doc).filter(({ text: each }) => !known.has(each)))
      expect(Object.keys(one)).toEqual(["es"]);
    store.undo();
    expect(store.getState().doc).toBe(GUARDED);
  });

  test("BL7 variables that are declared here stay as they are, and nothing is lost of the others", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STARTER_TEMPLATES), fc.constantFrom(...STARTER_TEMPLATES), (a, b) => {
        const both = withVariables(a.variables, b.variables);
        for (const { path, schema } of variablesOf(a.variables)) expect(variableAt(both, path)).toEqual(schema);
        for (const { path } of variablesOf(b.variables)) expect(variableAt(both, path)).toBeDefined();
        expect(withVariables(both, b.variables)).toBe(both);
      }),
    );
    const empty = { type: "object", properties: {} } as const;
    expect(withVariables(empty, MAIL.variables).properties).toEqual(MAIL.variables.properties);
    expect(withVariables({ type: "string" }, MAIL.variables)).toEqual({ type: "string" });
  });

  test("BL7 trying a command out changes nothing", () => {
    const before = JSON.stringify(MAIL);
    tryOut(MAIL, { type: "blocks.remove", ids: [(MAIL.root[0] as Block).id] }, REGISTRY);
    expect(JSON.stringify(MAIL)).toBe(before);
    expect(
      runBuilderCommand(
        MAIL,
        { type: "blocks.insert", blocks: [section("s", [])], place: { index: 0 } },
        { registry: REGISTRY },
      ).ok,
    ).toBe(true);
  });
});
