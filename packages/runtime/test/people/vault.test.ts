/** What is personal, sealed: what opens, what does not, and what is left when the key is gone. */

import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Personal } from "../../src/model/rows.ts";
import type { KeyWrap } from "../../src/model/runtime.ts";
import { addressDigest, normalAddress } from "../../src/vault/address.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { createVault } from "../../src/vault/vault.ts";

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "opened",
    ({ code }) => code,
  );

const ana: Personal = {
  addresses: [{ channel: "email", address: "ana@example.org" }],
  values: { name: "Ana García", lines: ["Calle 1", null, { door: 2 }] },
};

const personals: fc.Arbitrary<Personal> = fc.record({
  addresses: fc.array(fc.record({ channel: fc.string(), address: fc.string({ unit: "binary" }) })),
  values: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Personal["values"]>,
});

describe("sealing", () => {
  test("PE1 what was sealed opens as it was, also after the person's key is used again", async () => {
    const vault = createVault(localKeyWrap(secret(1)));
    await fc.assert(
      fc.asyncProperty(personals, fc.string(), fc.string(), async (personal, tenant, id) => {
        const first = await vault.seal(tenant, { id }, personal);
        const plain = JSON.parse(JSON.stringify(personal));
        expect(await vault.open(tenant, { id, ...first })).toEqual(plain);
        const again = await vault.seal(tenant, { id, key: first.key }, personal);
        expect(again.key).toEqual(first.key);
        expect(Buffer.from(again.sealed).equals(Buffer.from(first.sealed))).toBe(false);
        const text = await vault.sealText(tenant, { id, key: first.key }, JSON.stringify(personal));
        expect(text.text).toMatch(/^[\w-]+$/);
        expect(JSON.parse(await vault.openText(tenant, { id, key: first.key }, text.text))).toEqual(plain);
      }),
      { numRuns: 50 },
    );
    expect(await vault.open("north", { id: "P-1" })).toEqual({ addresses: [], values: {} });
  });

  test("PE2 a single changed bit is refused, wherever it is, and so is every shorter or longer value", async () => {
    const vault = createVault(localKeyWrap(secret(1)));
    const { key, sealed } = await vault.seal("north", { id: "P-1" }, ana);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await codeOf(vault.open("north", { id: "P-1", key, sealed: changed }))).toBe("broken");
    }
    for (const length of [0, 1, 28, sealed.length - 1]) {
      const shorter = sealed.slice(0, length);
      expect(await codeOf(vault.open("north", { id: "P-1", key, sealed: shorter }))).toBe("broken");
    }
    const longer = Buffer.concat([sealed, Uint8Array.of(0)]);
    expect(await codeOf(vault.open("north", { id: "P-1", key, sealed: longer }))).toBe("broken");
  });

  test("PE3 a changed bit in the wrapped key is refused", async () => {
    const vault = createVault(localKeyWrap(secret(1)));
    const { key, sealed } = await vault.seal("north", { id: "P-1" }, ana);
    for (let bit = 0; bit < key.length * 8; bit += 1) {
      const changed = Uint8Array.from(key);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await codeOf(vault.open("north", { id: "P-1", key: changed, sealed }))).toBe("unavailable");
    }
  });

  test("PE4 it does not open for another person or tenant, nor as a text, whoever's key is put beside it", async () => {
    const vault = createVault(localKeyWrap(secret(1)));
    const { key, sealed } = await vault.seal("north", { id: "P-1" }, ana);
    const other = await vault.seal("north", { id: "P-2" }, ana);
    const { text } = await vault.sealText("north", { id: "P-1", key }, "hello");
    const refused = [
      vault.open("north", { id: "P-2", key, sealed }),
      vault.open("south", { id: "P-1", key, sealed }),
      vault.open("north", { id: "P-1", key: other.key, sealed }),
      vault.open("north", { id: "P-1", sealed }),
      vault.open("north", { id: "P-1", key, sealed: Buffer.from(text, "base64url") }),
      vault.openText("south", { id: "P-1", key }, text),
      vault.openText("north", { id: "P-2", key }, text),
      vault.openText("north", { id: "P-1", key }, Buffer.from(sealed).toString("base64url")),
    ];
    for (const work of refused) expect(await codeOf(work)).toBe("broken");
  });

  test("PE5 what does not open is told without what is in it", async () => {
    const vault = createVault(localKeyWrap(secret(1)));
    const { key, sealed } = await vault.seal("north", { id: "P-1" }, ana);
    const told = await vault.open("south", { id: "P-1", key, sealed }).catch((reason) => reason);
    expect(told.message).toContain("P-1");
    expect(JSON.stringify(told) + told.message + told.stack).not.toMatch(/Ana|example\.org/);
  });

  test("PE6 without key management nothing is sealed, and nobody who was forgotten is", async () => {
    const poor = createVault(undefined);
    const vault = createVault(localKeyWrap(secret(1)));
    const { key, sealed } = await vault.seal("north", { id: "P-1" }, ana);
    const person = { id: "P-1", key, sealed };
    for (const work of [
      poor.seal("north", { id: "P-1" }, ana),
      poor.open("north", person),
      poor.sealText("north", person, ""),
    ])
      expect(await codeOf(work)).toBe("vault.missing");
    const gone = { ...person, erasedAt: 1 };
    for (const work of [vault.seal("north", gone, ana), vault.open("north", gone), vault.sealText("north", gone, "")])
      expect(await codeOf(work)).toBe("case.erased");
  });
});

describe("keys in memory", () => {
  function counted(keys = 2, keyMs = 1_000) {
    const inner = localKeyWrap(secret(1));
    const asked = { unwraps: 0, fails: false };
    const wrap: KeyWrap = {
      wrap: (key) => inner.wrap(key),
      async unwrap(wrapped) {
        asked.unwraps += 1;
        if (asked.fails) throw new Error("the key service is away");
        return inner.unwrap(wrapped);
      },
    };
    const clock = { at: 0 };
    return { asked, clock, vault: createVault(wrap, { keys, keyMs, now: () => clock.at }) };
  }

  test("PE7 few are kept, for a short time, and none that was dropped", async () => {
    const { vault, asked, clock } = counted();
    const people = [];
    for (const id of ["P-1", "P-2", "P-3"]) people.push({ id, ...(await vault.seal("north", { id }, ana)) });
    const [one, two, three] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    await vault.open("north", two);
    await vault.open("north", three);
    expect(asked.unwraps).toBe(0);
    await vault.open("north", one);
    expect(asked.unwraps).toBe(1);
    clock.at += 1_000;
    await vault.open("north", one);
    expect(asked.unwraps).toBe(2);
    vault.forget(one);
    await vault.open("north", one);
    expect(asked.unwraps).toBe(3);
  });

  test("PE8 key management that does not answer is a reason to try again, not a broken value", async () => {
    const { vault, asked } = counted(1);
    const one = { id: "P-1", ...(await vault.seal("north", { id: "P-1" }, ana)) };
    await vault.seal("north", { id: "P-2" }, ana);
    asked.fails = true;
    expect(await codeOf(vault.open("north", one))).toBe("unavailable");
    asked.fails = false;
    expect(await vault.open("north", one)).toEqual(ana);
  });
});

describe("the local key", () => {
  test("PE9 keys of an older secret open until it is dropped; new ones are wrapped under the newest", async () => {
    const old = createVault(localKeyWrap(secret(1)));
    const person = { id: "P-1", ...(await old.seal("north", { id: "P-1" }, ana)) };
    const both = createVault(localKeyWrap(secret(2), [secret(1)]));
    const only = createVault(localKeyWrap(secret(2)));
    expect(await both.open("north", person)).toEqual(ana);
    expect(await codeOf(only.open("north", person))).toBe("unavailable");
    const moved = { ...person, key: await both.rewrap(person) };
    expect(await only.open("north", moved)).toEqual(ana);
    expect(await codeOf(createVault(localKeyWrap(secret(1))).open("north", moved))).toBe("unavailable");
  });

  test("PE10 a short secret is refused, and wrapped keys say nothing of the key", async () => {
    expect(() => localKeyWrap(new Uint8Array(31))).toThrow(RangeError);
    expect(() => localKeyWrap(secret(1), [new Uint8Array(5)])).toThrow(RangeError);
    const wrap = localKeyWrap(secret(1));
    const key = randomBytes(32);
    const [one, two] = [Buffer.from(await wrap.wrap(key)), Buffer.from(await wrap.wrap(key))];
    expect(one.includes(key)).toBe(false);
    expect(one.equals(two)).toBe(false);
    expect(Buffer.from(await wrap.unwrap(one)).equals(key)).toBe(true);
  });
});

describe("addresses", () => {
  test.each([
    ["Ana@Example.ORG", "ana@example.org"],
    ["  ana@example.org ", "ana@example.org"],
    ["Ana García <Ana@example.org>", "ana@example.org"],
    ["mailto:ana@example.org", "ana@example.org"],
    ["+34 600 100 200", "+34600100200"],
    ["0034-600-100-200", "+34600100200"],
    ["34600100200", "+34600100200"],
    ["whatsapp:+34600100200", "+34600100200"],
    ["tel:+34600100200", "+34600100200"],
    ["+49 (0)30 12 34 56", "+4930123456"],
    ["0049 (0)30/123456", "+4930123456"],
    ["fcm:AbC-123:x", "fcm:AbC-123:x"],
    ["Calle 1\n28001 Madrid", "Calle 1\n28001 Madrid"],
    ["1234", "1234"],
  ])("PE11 %j is looked up as %j", (address, normal) => {
    expect(normalAddress(address)).toBe(normal);
    expect(normalAddress(normal)).toBe(normal);
  });

  test("PE12 a digest tells no address, and differs by secret, tenant, channel and address", () => {
    const digest = addressDigest(secret(1), "north", "email", "ana@example.org");
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(addressDigest(secret(1), "north", "email", "ANA@example.org")).toBe(digest);
    const others = [
      addressDigest(secret(2), "north", "email", "ana@example.org"),
      addressDigest(secret(1), "south", "email", "ana@example.org"),
      addressDigest(secret(1), "north", "sms", "ana@example.org"),
      addressDigest(secret(1), "north", "email", "anb@example.org"),
      addressDigest(secret(1), 'north","email', "", "ana@example.org"),
    ];
    expect(new Set([digest, ...others]).size).toBe(6);
    expect(() => addressDigest(new Uint8Array(31), "north", "email", "a")).toThrow(RangeError);
  });
});
