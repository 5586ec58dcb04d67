/** `dunlin render`: the text of a message, its files, and a picture where a browser is found. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { chromium } from "../src/browser.ts";
import { dunlin, Folder, type Json } from "./world.ts";

const folder = new Folder();

const text = (en: string, es: string): Json => ({
  en: [{ t: en }, { var: "debtor.name" }, { t: "." }],
  es: [{ t: es }, { var: "debtor.name" }, { t: "." }],
});

const template = (parts: Json = {}): Json => ({
  schema: "dunlin.template/1",
  id: "first",
  kind: "email",
  name: "First reminder",
  defaultLocale: "en",
  locales: ["en", "es"],
  variables: {
    type: "object",
    properties: {
      debtor: { type: "object", properties: { name: { type: "string", "x-required": true } } },
    },
  },
  settings: { subject: text("For ", "Para ") },
  root: [{ id: "a", type: "text", v: 1, props: { text: text("Hello ", "Hola ") } }],
  ...parts,
});

const ADA = folder.write("ada.json", { debtor: { name: "Ada" } });
const MAIL = folder.write("mail.json", template());
const render = (file: string, context: string, ...more: string[]) =>
  dunlin(["render", file, "--context", context, "--locale", "en", ...more]);

test("N1 the subject and the text go to standard output, in the language that was asked for", async () => {
  expect(await render(MAIL, ADA)).toEqual({ code: 0, out: "For Ada.\n\nHello Ada.\n", err: "" });
  const spanish = await dunlin(["render", MAIL, "--context", ADA, "--locale", "es"]);
  expect(spanish.out).toBe("Para Ada.\n\nHola Ada.\n");
});

test("N2 with a folder html, text and the rest are written there, and named", async () => {
  const out = join(folder.path, "made");
  const {
    code,
    out: said,
    err,
  } = await dunlin(["render", MAIL, "--context", ADA, "--locale", "en", "--out", out], {
    env: { PATH: "" },
  });
  expect([code, said.trim().split("\n")]).toEqual([
    0,
    ["html", "txt", "json"].map((end) => join(out, `first.en.${end}`)),
  ]);
  expect(err).toMatch(/^No picture: there is no Chromium/);
  expect(readFileSync(join(out, "first.en.html"), "utf8")).toContain("Hello Ada.");
  expect(JSON.parse(readFileSync(join(out, "first.en.json"), "utf8"))).toMatchObject({
    subject: "For Ada.",
    status: "rendered",
  });
});

const browser = chromium();

test.runIf(browser !== undefined || process.env.CI !== undefined)(
  "N3 a Chromium makes a picture of the whole page, and of a letter what is printed",
  { timeout: 120_000 },
  async () => {
    const out = join(folder.path, "pictures");
    mkdirSync(out);
    const env = { PATH: process.env.PATH ?? "", CHROMIUM_PATH: browser };
    const high = { id: "s", type: "spacer", v: 1, props: { size: "large" } };
    const root = [
      ...(template().root as object[]),
      ...Array.from({ length: 60 }, (_, i) => ({ ...high, id: `s${i}` })),
    ];
    const mail = folder.write("high.json", template({ root }));
    const made = await dunlin(["render", mail, "--context", ADA, "--locale", "en", "--out", out], { env });
    expect([made.code, made.err]).toEqual([0, ""]);
    const picture = readFileSync(join(out, "first.en.png"));
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20) > 1200]).toEqual([1000, true]);
    const letter = folder.write(
      "letter.json",
      template({ id: "letter", kind: "letter", settings: { paper: "a4", window: "din-5008-b" } }),
    );
    await dunlin(["render", letter, "--context", ADA, "--locale", "en", "--out", out], { env });
    expect(readFileSync(join(out, "letter.en.pdf")).subarray(0, 4).toString()).toBe("%PDF");
  },
);

test("N4 a message that lacks a required value is not written, and says which", async () => {
  const nobody = folder.write("nobody.json", { debtor: {} });
  const out = join(folder.path, "nothing");
  const { code, err } = await render(MAIL, nobody, "--out", out);
  expect([code, existsSync(out)]).toEqual([1, false]);
  expect(err).toMatch(/^error merge\.missing .*nobody\.json.*debtor\.name/);
});

test("N5 what is wrong with the template is told with its place", async () => {
  const broken = folder.write("broken.json", template({ root: [{ id: "a", type: "txet", v: 1, props: {} }] }));
  const { code, err } = await render(broken, ADA);
  expect(code).toBe(1);
  expect(err).toContain("/root/0/type");
  const strategy = await render(folder.write("no.json", { format: "dunlin.strategy/1" }), ADA);
  expect(strategy.err).toMatch(/^error template\.unsupported \/schema .*"schema": "dunlin\.template\/1"/);
  const language = await dunlin(["render", MAIL, "--context", ADA, "--locale", "de"]);
  expect(language.err).toContain("template.locale");
});

test("N6 a call that makes no sense is answered with the help", async () => {
  expect(await dunlin(["render", MAIL, "--locale", "en"])).toMatchObject({ code: 2, out: "" });
  expect((await dunlin(["render", MAIL, "--context", ADA])).err).toMatch(/^--locale is missing/);
  expect((await dunlin(["render", MAIL, "--context", ADA, "--locale", "12"])).err).toMatch(
    /^--locale needs a language tag/,
  );
  const list = await render(MAIL, folder.write("list.json", []));
  expect([list.code, list.err]).toMatchObject([1, expect.stringMatching(/^error context\.form/)]);
});

test("N7 a brand of one's own", async () => {
  const brand = folder.write("brand.json", {
    schema: "dunlin.brand/1",
    id: "own",
    name: "Own",
    light: {
      ...{ canvas: "#ffffff", surface: "#ffffff", text: "#101010", muted: "#404040", line: "#c0c0c0" },
      ...{ accent: "#123456", onAccent: "#ffffff", positive: "#104010", warning: "#604000" },
    },
    fonts: { body: ["Georgia", "serif"] },
    radius: 0,
    space: 8,
  });
  const out = join(folder.path, "brand");
  const button = {
    id: "b",
    type: "button",
    v: 1,
    props: { label: text("Pay ", "Pagar "), link: { to: "url", url: "https://pay.example.com/" } },
  };
  const mail = folder.write("button.json", template({ root: [button] }));
  const made = await dunlin(["render", mail, "--context", ADA, "--locale", "en", "--out", out, "--brand", brand], {
    env: { PATH: "" },
  });
  expect(made.code).toBe(0);
  expect(readFileSync(join(out, "first.en.html"), "utf8")).toContain("#123456");
});

test("N8 without the package mjml a mail says what to install, and other kinds are written", {
  timeout: 60_000,
}, () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const run = (file: string) => {
    const args = ["scripts/run-ts.mjs", fileURLToPath(new URL("./withoutMjml.ts", import.meta.url))];
    const asked = ["render", file, "--context", ADA, "--locale", "en"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...asked], {
      cwd: root,
      encoding: "utf8",
    });
    return [status, stdout, stderr];
  };
  expect(run(MAIL)).toEqual([
    1,
    "",
    "error mjml.missing: Mails are made with the package mjml, which is not installed. Run: npm install mjml\n",
  ]);
  expect(run(folder.write("sms.json", template({ kind: "sms", settings: {} })))).toEqual([0, "Hello Ada.\n", ""]);
});
