/** Templates: the gate, versions, and which message a debtor gets. */

import { HOUSE_BRAND, renderTemplate, type Template } from "@dunlin/templates";
import { describe, expect, test } from "vitest";
import { createTemplates } from "../../src/publishing/templates.ts";
import { logIn } from "../../src/settings/log.ts";
import { admin, author, house, publisher, second, strategy, TENANT, template, viewer } from "./house.ts";

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nothing",
    ({ code }) => code,
  );

async function published(home: ReturnType<typeof house>, document: Template = template()) {
  const rev = (await home.templates.draft(TENANT, document.id))?.rev ?? 0;
  const draft = await home.templates.saveDraft(TENANT, document, rev, author);
  return home.templates.publish(TENANT, document.id, draft.rev, publisher);
}

const textOf = async (
  { templates }: ReturnType<typeof house>,
  reference: string,
  language?: string,
  variant?: string,
) => {
  const compiled = await templates.compiled(TENANT, reference, language, variant);
  if (compiled === undefined) return undefined;
  const message = renderTemplate(compiled, {});
  return message.status === "rendered" ? message.text?.trim() : message.problems;
};

const withVariants = () =>
  template({
    variants: [
      { key: "soft", label: "Soft" },
      { key: "firm", label: "Firm" },
      { key: "plain", label: "Plain" },
    ],
  } as unknown as Partial<Template>);

const disclosure = (id: string, more: object = {}) => ({
  ...{ id, type: "disclosure", v: 1 },
  props: { disclosure: "opt-out", text: { en: [{ t: "Reply STOP." }], es: [{ t: "Responda BAJA." }] } },
  ...more,
});

describe("publishing", () => {
  test("PU25 a template is compiled once, for every language and variant, and never changes", async () => {
    const home = house();
    const first = await published(home, withVariants());
    expect(first).toMatchObject({ status: "published", version: 1 });
    const version = await home.templates.version(TENANT, "hello", 1);
    expect(version?.compiled.map(({ locale, variant }) => `${locale} ${variant}`)).toEqual([
      ...["en soft", "en firm", "en plain", "es soft", "es firm", "es plain"],
    ]);
    expect(version?.compiled.every((one) => one.version === 1)).toBe(true);
    await published(home, template({ text: "Other words." }));
    expect(await home.templates.version(TENANT, "hello", 1)).toEqual({ ...version, live: false });
    expect(await home.templates.versions(TENANT, "hello")).toMatchObject([
      { version: 1, publishedBy: "pia", live: false },
      { version: 2, live: true },
    ]);
    expect(await home.templates.list(TENANT)).toMatchObject([{ id: "hello", versions: 2, live: 2 }]);
    expect(await home.templates.list("south")).toEqual([]);
  });

  test("PU26 what does not pass the gate is not published, and says everything that is wrong", async () => {
    const home = house();
    const untold = template({
      root: [{ id: "says", type: "text", v: 1, props: { text: { en: [{ var: "unknown.path" }] } } }],
    } as never);
    const draft = await home.templates.saveDraft(TENANT, untold, 0, author);
    const checks = await home.templates.check(TENANT, untold);
    expect(checks.some(({ severity }) => severity === "error")).toBe(true);
    const refused = home.templates.publish(TENANT, "hello", draft.rev, publisher);
    await expect(refused).rejects.toMatchObject({ code: "template.invalid", data: { id: "hello" } });
    await expect(refused).rejects.toHaveProperty("data.diagnostics", expect.arrayContaining([checks[0]]));
    expect(await home.templates.versions(TENANT, "hello")).toEqual([]);
    expect(await home.templates.compiled(TENANT, "hello", "en", undefined)).toBeUndefined();
    for (const nothing of [null, 7, [], {}]) {
      expect((await home.templates.check(TENANT, nothing)).some(({ severity }) => severity === "error")).toBe(true);
    }
  });

  test("PU27 roles, four eyes and revs hold as for strategies", async () => {
    const home = house();
    const { templates, settings } = home;
    expect(await codeOf(templates.saveDraft(TENANT, template(), 0, viewer))).toBe("role.missing");
    const { rev } = await templates.saveDraft(TENANT, template(), 0, author);
    expect(await codeOf(templates.saveDraft(TENANT, template({ text: "x" }), 0, author))).toBe("version.conflict");
    expect(await codeOf(templates.publish(TENANT, "hello", rev, author))).toBe("role.missing");
    expect(await codeOf(templates.publish(TENANT, "hello", rev + 1, publisher))).toBe("version.conflict");
    expect(await codeOf(templates.publish(TENANT, "other", rev, publisher))).toBe("template.unknown");
    expect(await codeOf(templates.publish("south", "hello", rev, publisher))).toBe("template.unknown");
    await settings.change(TENANT, { fourEyes: true }, admin);
    expect(await templates.publish(TENANT, "hello", rev, publisher)).toEqual({ status: "proposed", by: "pia" });
    expect(await codeOf(templates.publish(TENANT, "hello", rev, publisher))).toBe("publish.fourEyes");
    expect(await templates.proposals(TENANT)).toMatchObject([{ id: "hello", by: "pia" }]);
    await templates.withdraw(TENANT, "hello", publisher);
    expect(await templates.publish(TENANT, "hello", rev, second)).toEqual({ status: "proposed", by: "pol" });
    const both = await Promise.all([publisher, admin].map((actor) => templates.publish(TENANT, "hello", rev, actor)));
    expect(both).toMatchObject([{ version: 1 }, { version: 1 }]);
    expect(await templates.versions(TENANT, "hello")).toHaveLength(1);
    expect(await templates.version(TENANT, "hello", 1)).toMatchObject({
      publishedBy: "pol",
      approvedBy: expect.any(String),
    });
  });

  test("PU28 a mail without the package that makes mails is refused with what to install", async () => {
    const { throughGate } = await import("../../src/publishing/gate.ts");
    const gone = Object.assign(new Error("Cannot find package 'mjml'"), { code: "ERR_MODULE_NOT_FOUND" });
    const throwing = new Proxy(template(), {
      get: (target, name) => {
        if (name === "locales") throw gone;
        return Reflect.get(target, name);
      },
    });
    const around = { brand: undefined, packs: [], strategies: [] };
    const refused = throughGate(throwing, around, {});
    await expect(refused).rejects.toMatchObject({
      code: "template.invalid",
      message: expect.stringContaining("npm install mjml"),
    });
  });
});

describe("messages", () => {
  test("PU29 the debtor's language, the nearest there is, else that of the template", async () => {
    const home = house();
    await published(home);
    const english = "A payment is open.";
    const spanish = "A payment is open. (es)";
    for (const [language, text] of [
      ...[
        ["es", spanish],
        ["ES", spanish],
        ["es-MX", spanish],
        ["en-GB", english],
        ["de", english],
      ],
      ...[
        ["", english],
        ["not a tag!", english],
      ],
    ] as const) {
      expect([language, await textOf(home, "hello", language)]).toEqual([language, text]);
    }
    expect(await textOf(home, "hello")).toBe(english);
  });

  test("PU30 a reference with a version stays with it, one without follows what is live", async () => {
    const home = house();
    await published(home, template({ text: "One." }));
    expect([await textOf(home, "hello"), await textOf(home, "hello@1")]).toEqual(["One.", "One."]);
    await published(home, template({ text: "Two." }));
    expect([await textOf(home, "hello"), await textOf(home, "hello@1")]).toEqual(["Two.", "One."]);
    expect(await textOf(home, "hello@3")).toBeUndefined();
    expect(await textOf(home, "other")).toBeUndefined();
    expect(await home.templates.compiled("south", "hello@1", "en", undefined)).toBeUndefined();
  });

  test("PU31 the variant that was chosen; one that is no longer there is the first", async () => {
    const home = house();
    await published(home, withVariants());
    const variant = async (wanted: string | undefined) =>
      (await home.templates.compiled(TENANT, "hello@1", "en", wanted))?.variant;
    expect([await variant("firm"), await variant("gone"), await variant(undefined)]).toEqual(["firm", "soft", "soft"]);
  });

  test("PU32 a compiled message is read once", async () => {
    const home = house();
    await published(home);
    const once = await home.templates.compiled(TENANT, "hello@1", "en", undefined);
    expect(await home.templates.compiled(TENANT, "hello@1", "en", undefined)).toBe(once);
  });
});

describe("what strategies know of templates", () => {
  test("PU40 the list tells it of every version", async () => {
    const home = house();
    await published(home, template({ id: "told", root: [disclosure("stop")] } as never));
    const [one] = await home.templates.list(TENANT);
    expect(one).toMatchObject({
      id: "told",
      versions: 1,
      facts: { 1: { channels: ["sms"], disclosures: ["opt-out"] } },
    });
    await home.templates.saveDraft(TENANT, template({ id: "new" } as never), 0, author);
    const all = await home.templates.list(TENANT);
    expect(all.find(({ id }) => id === "new")).toMatchObject({ versions: 0, facts: {} });
  });

  test("PU33 the channel it is made for, and disclosures that every language and variant has", async () => {
    const home = house();
    await published(home, template({ id: "told", root: [disclosure("stop")] } as never));
    await published(
      home,
      template({
        id: "partly",
        root: [...template().root, disclosure("stop", { variants: ["soft"] })],
        variants: [
          { key: "soft", label: "Soft" },
          { key: "firm", label: "Firm" },
        ],
      } as never),
    );
    const { contextIn, templatesOf } = await import("../../src/publishing/context.ts");
    const known = await home.store.transaction(TENANT, async (tx) => templatesOf(await contextIn(tx)));
    expect(known.told).toEqual({ channels: ["sms"], disclosures: ["opt-out"] });
    expect(known["told@1"]).toEqual(known.told);
    expect(known.partly?.disclosures).toBeUndefined();
    const letter = strategy({
      nodes: {
        hello: {
          type: "send",
          purpose: "collect",
          via: [{ channel: "letter", template: "told@1" }],
          to: { next: "end" },
        },
        end: { type: "exit", outcome: "done" },
      },
    } as never);
    expect((await home.strategies.validate(TENANT, letter)).map(({ code }) => code)).toEqual(["template.channel"]);
  });

  test("PU34 texts that are compared share the debtors evenly, to the last basis point", async () => {
    const home = house();
    await published(home, withVariants());
    const { contextIn, templatesOf } = await import("../../src/publishing/context.ts");
    const known = await home.store.transaction(TENANT, async (tx) => templatesOf(await contextIn(tx)));
    expect(known["hello@1"]?.variants).toEqual([
      { key: "soft", weight: 3334 },
      { key: "firm", weight: 3333 },
      { key: "plain", weight: 3333 },
    ]);
    const { rev } = await home.strategies.saveDraft(TENANT, strategy(), 0, author);
    await home.strategies.publish(TENANT, "early", rev, publisher);
    expect((await home.strategies.program(TENANT, "early", 1)).version).toBe(1);
  });

  test("PU35 a version that was published once can be compiled whatever is published later", async () => {
    const home = house();
    const unpinned = strategy({ template: "hello" });
    const { rev } = await home.strategies.saveDraft(TENANT, unpinned, 0, author);
    await home.strategies.publish(TENANT, "early", rev, publisher);
    const before = await home.strategies.program(TENANT, "early", 1);
    await published(home, template({ id: "other" }));
    expect(await home.strategies.program(TENANT, "early", 1)).toBe(before);
    await published(home, {
      ...template(),
      kind: "push",
      settings: { title: { en: [{ t: "A" }], es: [{ t: "A" }] } },
    } as never);
    expect((await home.strategies.validate(TENANT, unpinned)).map(({ code }) => code)).toContain("template.channel");
    expect((await home.strategies.program(TENANT, "early", 1)).version).toBe(1);
    expect((await home.strategies.live(TENANT)).map(({ id }) => id)).toEqual(["early"]);
  });
});

describe("the brand", () => {
  const brand = { ...HOUSE_BRAND, id: "north", name: "North Bank" };

  test("PU36 templates are published with the brand of the tenant, and again when it changed", async () => {
    const home = house();
    const { templates } = home;
    await published(home);
    expect(await published(home)).toMatchObject({ version: 1 });
    await templates.setBrand(TENANT, brand, publisher);
    expect(await templates.brand(TENANT)).toEqual(brand);
    expect(await templates.brand("south")).toBeUndefined();
    expect(await published(home)).toMatchObject({ version: 2 });
    const [one, two] = await templates.versions(TENANT, "hello");
    expect(one?.hash).toBe(two?.hash);
    const log = await home.store.transaction(TENANT, (tx) => logIn(tx, { what: "brand.changed" }));
    expect(log).toMatchObject([{ by: "pia", subject: "brand:north", to: expect.any(String) }]);
  });

  test("PU37 a brand that cannot be drawn is refused with its place", async () => {
    const { templates } = house();
    expect(await codeOf(templates.setBrand(TENANT, brand, author))).toBe("role.missing");
    for (const [wrong, path] of [
      [null, ""],
      [{ ...brand, schema: "x" }, "/schema"],
      [{ ...brand, name: "a\nb" }, "/name"],
      [{ ...brand, light: { ...brand.light, accent: "red;}" } }, "/light/accent"],
      [{ ...brand, dark: {} }, "/dark/canvas"],
      [{ ...brand, radius: -1 }, "/radius"],
      [{ ...brand, fonts: { body: [] } }, "/fonts/body"],
      [{ ...brand, logo: { url: "", width: 1 } }, "/logo"],
      [{ ...brand, links: { a: "x".repeat(70_000) } }, ""],
    ] as const) {
      await expect(templates.setBrand(TENANT, wrong as never, publisher)).rejects.toMatchObject({
        code: "template.invalid",
        path,
      });
    }
    expect(await templates.brand(TENANT)).toBeUndefined();
  });
});

test("PU38 samples of the host are part of the gate", async () => {
  const home = house();
  const greeting = template({
    variables: {
      type: "object",
      properties: { name: { type: "string", title: "Name", "x-required": true, "x-sample": "Ana" } },
    },
    root: [
      {
        id: "says",
        type: "text",
        v: 1,
        props: { text: { en: [{ var: "name" }], es: [{ var: "name" }] }, look: "text" },
      },
    ],
  } as never);
  expect((await home.templates.check(TENANT, greeting)).filter(({ severity }) => severity === "error")).toEqual([]);
  const strict = createTemplates({ store: home.store, samples: [{}] });
  expect((await strict.check(TENANT, greeting)).some(({ severity }) => severity === "error")).toBe(true);
});
