/** A case taken apart and put together again. */

import type { CaseFacts, DebtorChannel } from "@dunlin/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPersonal, joinAddresses, joinFacts, splitCase } from "../../src/vault/caseParts.ts";

const channels: fc.Arbitrary<readonly DebtorChannel[]> = fc.array(
  fc.record(
    {
      channel: fc.constantFrom("email", "sms", "letter"),
      address: fc.oneof(fc.constantFrom("", "a@b.example", "+34600"), fc.string()),
      consent: fc.boolean(),
      optedOut: fc.boolean(),
    },
    { requiredKeys: ["channel"] },
  ),
  { maxLength: 6 },
);

const cases = fc.record(
  {
    caseId: fc.string({ minLength: 1 }),
    currency: fc.constant("EUR"),
    debtor: fc.record({ id: fc.string({ minLength: 1 }), language: fc.string(), channels }, { requiredKeys: ["id"] }),
    obligations: fc.constant([]),
    contacts: fc.array(fc.record({ at: fc.constant("2026-11-26T09:00:00Z"), channel: fc.string() })),
    data: fc.dictionary(fc.string(), fc.jsonValue()),
  },
  { requiredKeys: ["caseId", "debtor", "obligations"] },
) as fc.Arbitrary<CaseFacts>;

test("PE13 nothing is lost and no address is left behind, whatever the channels are", () => {
  fc.assert(
    fc.property(cases, fc.dictionary(fc.string(), fc.jsonValue()), (facts, personal) => {
      const parts = splitCase({ facts, personal });
      expect(parts.personal.values).toEqual(personal);
      for (const { address = "" } of parts.debtor.channels ?? []) expect(address).toBe("");
      const { contacts = [], debtor, own } = parts;
      const joined = joinFacts({ debtor, contacts }, { facts: own });
      const { contacts: told = [], ...rest } = facts;
      expect({ ...joined, debtor: joinAddresses(joined.debtor, parts.personal) }).toEqual({
        ...rest,
        ...(told.length > 0 && { contacts: told }),
      });
    }),
  );
});

test("PE14 an address that is no text is refused with its place and without its value", () => {
  const channel = { channel: "email", address: { to: "ana@example.org" } } as unknown as DebtorChannel;
  const facts: CaseFacts = {
    caseId: "C-1",
    debtor: { id: "P-1", channels: [{ channel: "sms" }, channel] },
    obligations: [],
  };
  expect(() => splitCase({ facts })).toThrow(
    expect.objectContaining({ code: "case.invalid", path: "/debtor/channels/1/address" }),
  );
  expect(() => splitCase({ facts })).not.toThrow(/example/);
});

test("PE15 only addresses and values are worth a seal", () => {
  expect(isPersonal({ addresses: [], values: {} })).toBe(false);
  expect(isPersonal({ addresses: [], values: { name: "Ana" } })).toBe(true);
  expect(isPersonal({ addresses: [{ channel: "sms", address: "1" }], values: {} })).toBe(true);
});
