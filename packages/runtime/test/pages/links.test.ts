/** Tokens of links: what they say, to whom, and for how long. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLinks } from "../../src/pages/links.ts";
import { PAGE_WORDS } from "../../src/pages/words/languages.ts";

const SECRET = new Uint8Array(32).fill(1);
const OTHER = new Uint8Array(32).fill(2);
const PURPOSES = ["page", "unsubscribe", "preferences"] as const;
const links = createLinks(SECRET);

const names = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
const KEY = "c1/1/pages@1/mail/1.0";

test("PG1 a token opens to its link and tenant; changed anywhere, or made under another secret, it opens nothing", () => {
  fc.assert(
    fc.property(names, names, fc.constantFrom(...PURPOSES), fc.nat(), fc.nat(63), (tenant, key, purpose, at, sign) => {
      const link = { tenant, id: links.idOf(tenant, key) };
      const token = links.seal(purpose, link);
      expect(links.open(purpose, token)).toEqual(link);
      expect(createLinks(OTHER).open(purpose, token)).toBeUndefined();
      const index = at % token.length;
      const letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(sign);
      const changed = token.slice(0, index) + letter + token.slice(index + 1);
      if (changed !== token) expect(links.open(purpose, changed)).toBeUndefined();
    }),
  );
});

test("PG1 what is no token opens nothing and breaks nothing", () => {
  const token = links.seal("page", { tenant: "t1", id: links.idOf("t1", KEY) });
  for (const text of [
    "",
    "A",
    "AAAA",
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token} `,
    "x".repeat(9_000),
    "%00",
    "é",
  ])
    expect(links.open("page", text)).toBeUndefined();
  expect(() => links.seal("page", { tenant: "t1", id: "short" })).toThrow(RangeError);
});

test("PG2 a token for one purpose is none for another", () => {
  const link = { tenant: "t1", id: links.idOf("t1", KEY) };
  for (const made of PURPOSES) {
    for (const asked of PURPOSES) {
      const opened = links.open(asked, links.seal(made, link));
      expect(opened).toEqual(made === asked ? link : undefined);
    }
    expect(links.openSource(links.seal(made, link))).toBeUndefined();
  }
});

test("PG3 the same message has the same link on every attempt, and no two messages or tenants share one", () => {
  fc.assert(
    fc.property(names, names, names, names, (tenant, key, otherTenant, otherKey) => {
      expect(links.idOf(tenant, key)).toBe(createLinks(SECRET).idOf(tenant, key));
      const isSame = tenant === otherTenant && key === otherKey;
      expect(links.idOf(tenant, key) === links.idOf(otherTenant, otherKey)).toBe(isSame);
    }),
  );
});

test("PG4 a token shows nothing of tenant or case, and is short enough for an SMS", () => {
  const tenant = "ria-credit-spain-001";
  const token = links.seal("page", { tenant, id: links.idOf(tenant, KEY) });
  expect(tenant.length).toBe(20);
  expect(`/p/${token}`.length).toBeLessThanOrEqual(63);
  expect(token).toMatch(/^[\w-]{60}$/);
  expect(links.seal("page", { tenant: "acme", id: links.idOf("acme", KEY) })).toHaveLength(39);
  const bytes = Buffer.from(token, "base64url").toString("latin1");
  for (const word of ["ria", "credit", "c1", "mail"]) expect(bytes).not.toContain(word);
});

test("PG5 secrets change by number: the newest makes tokens, older ones still open theirs", () => {
  const old = createLinks([{ id: 1, secret: SECRET }]);
  const both = createLinks([
    { id: 2, secret: OTHER },
    { id: 1, secret: SECRET },
  ]);
  const link = { tenant: "t1", id: old.idOf("t1", KEY) };
  const before = old.seal("page", link);
  expect(both.open("page", before)).toEqual(link);
  expect(old.open("page", both.seal("page", link))).toBeUndefined();
  expect(createLinks([{ id: 2, secret: OTHER }]).open("page", before)).toBeUndefined();
  expect(both.isSigned("form", ["a"], old.sign("form", ["a"]))).toBe(true);
  expect(() => createLinks([])).toThrow(RangeError);
  expect(() => createLinks(new Uint8Array(31))).toThrow("32 bytes");
  expect(() =>
    createLinks([
      { id: 1, secret: SECRET },
      { id: 1, secret: OTHER },
    ]),
  ).toThrow(RangeError);
});

test("PG6 the address of a provider names its tenant and source, and is always the same", () => {
  fc.assert(
    fc.property(names, names, (tenant, source) => {
      const token = links.sealSource({ tenant, source });
      expect(links.openSource(token)).toEqual({ tenant, source });
      expect(createLinks(SECRET).sealSource({ tenant, source })).toBe(token);
      for (const purpose of PURPOSES) expect(links.open(purpose, token)).toBeUndefined();
    }),
  );
});

test("PG7 a proof holds for its use and its texts only", () => {
  const proof = links.sign("form", ["a", "b"]);
  expect(links.isSigned("form", ["a", "b"], proof)).toBe(true);
  for (const [use, parts] of [
    ["done", ["a", "b"]],
    ["form", ["ab", ""]],
    ["form", ["a"]],
    ["form", ["b", "a"]],
  ] as const)
    expect(links.isSigned(use, parts, proof)).toBe(false);
  for (const text of ["", proof.slice(0, 8), "AAAA", `${proof}AAAA`])
    expect(links.isSigned("form", ["a", "b"], text)).toBe(false);
});

test("PG32 every language has words for the same channels and fields", () => {
  const [first, ...others] = PAGE_WORDS.map(({ channels, fields }) => [Object.keys(channels), Object.keys(fields)]);
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toEqual(first);
});
