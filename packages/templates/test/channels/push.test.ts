/** Push notifications: title, body, link and key, and what phones cut. */

import { expect, test } from "vitest";
import { block, en, greeting, LOCALES, plain, refused, sent, stop, withheld } from "./reminders.ts";

const words = (text: string) => block("text", { text: en({ t: text }) });

test("PU1 a notification has a title, a body on one line, and a link", async () => {
  const all = await Promise.all(
    LOCALES.map(async (locale) => (await sent("push", [greeting(), stop()], { locale })).parts),
  );
  expect(all[0]).toEqual({
    title: "Your open amount",
    body: "Hello Luc\u00eda, \u20ac182.40 is due since November 4, 2026. Reply STOP to opt out",
    link: "https://pay.example.com/p/8fK2",
  });
  expect(all.map((parts) => plain(String(parts?.title)))).toEqual([
    "Your open amount",
    "Su importe pendiente",
    "O seu valor em aberto",
    "\u0627\u0644\u0645\u0628\u0644\u063a \u0627\u0644\u0645\u0633\u062a\u062d\u0642",
  ]);
  expect(plain(String(all[1]?.body))).toBe(
    "Hola, Luc\u00eda: debe 182,40 \u20ac desde el 4 de noviembre de 2026. Responda BAJA para no recibir m\u00e1s",
  );
});

test("PU1 lines of a text and of a value are one line, however long, and nothing is cut off", async () => {
  const root = [block("text", { text: en({ t: "One" }, { br: 1 }, { t: "two " }, { var: "name" }) })];
  const name = `Ada\r\nX-Evil: 1 ${"a".repeat(300)}`;
  expect((await sent("push", root, { context: { name } })).parts?.body).toBe(
    `One two Ada X-Evil: 1 ${"a".repeat(300)}`,
  );
});

test("PU1 without a value for it there is no link", async () => {
  expect((await sent("push", [greeting()], { context: { payUrl: undefined } })).parts).not.toHaveProperty("link");
});

test("PU2 what phones would cut is reported, from the first sign on", async () => {
  const titled = (length: number) => ({ settings: { title: { en: [{ t: "t".repeat(length) }] } } });
  expect((await sent("push", [words("b".repeat(178))], titled(50))).warnings).toEqual([]);
  expect((await sent("push", [words("b".repeat(179))], titled(51))).warnings).toMatchObject([
    { code: "push.length", severity: "warning", path: "/parts/title", data: { length: 51, most: 50 } },
    { code: "push.length", severity: "warning", path: "/parts/body", data: { length: 179, most: 178 } },
  ]);
});

test("PU3 a notification that no service takes is withheld; its size is counted in bytes", async () => {
  const frame = JSON.stringify({ title: "t", body: "" }).length;
  const settings = { title: { en: [{ t: "t" }] }, link: undefined };
  const body = (text: string) => ({ settings: settings as never, context: { name: text } });
  const root = [block("text", { text: en({ var: "name" }) })];
  expect(await withheld("push", root, body("a".repeat(4096 - frame)))).toEqual([]);
  expect(await withheld("push", root, body("a".repeat(4097 - frame)))).toEqual(["push.size"]);
  expect(await withheld("push", root, body("\u00e9".repeat((4098 - frame) / 2)))).toEqual(["push.size"]);
});

test("PU4 a key that replaces older messages is short and has no blanks", async () => {
  const keyed = (collapseKey: string) => ({ settings: { collapseKey } });
  expect((await sent("push", [greeting()], keyed("k".repeat(64)))).parts?.collapseKey).toBe("k".repeat(64));
  for (const key of ["k".repeat(65), "a b", "a\r\nb", "\u00e9", ""])
    expect(await refused("push", [greeting()], keyed(key))).toEqual(["push.collapseKey /settings/collapseKey"]);
});

test("PU5 a title that would be blank for a debtor withholds the message", async () => {
  const settings = { title: { en: [{ var: "nick" }] } };
  expect(await withheld("push", [greeting()], { settings })).toEqual(["channel.empty"]);
  expect(await withheld("push", [greeting()], { settings, context: { nick: "Lu" } })).toEqual([]);
});
