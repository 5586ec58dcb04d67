/** Contacts that reach the debtor, as a tester names them: `2026-03-03 09:00 email reminder@1`. */

import { parseDate, parseTime } from "../base/civil.ts";
import type { Zone } from "../base/zone.ts";
import type { Effect } from "../model/effect.ts";
import type { Purpose, Recipient } from "../model/node.ts";
import { localOf } from "./moments.ts";

/** A message that was sent, or a task for a person to make contact. */
export interface Contact {
  /** Local date. */
  readonly on: string;
  /** Local time of day, `09:00`; with seconds where there are some. */
  readonly at: string;
  readonly channel: string;
  /** Of a message its template, of a task its script: `reminder@1`. */
  readonly template?: string;
  readonly purpose: Purpose;
  readonly recipient: Recipient;
  /** Refs. */
  readonly obligations: readonly string[];
  /** Path of the node that made it. */
  readonly node: string;
  /** Id of the effect. */
  readonly id: string;
}

/** What is left out may be anything. A template without a version stands for any version. */
export type ExpectedContact = Partial<Omit<Contact, "id">>;

/** The contact that an effect makes, without its moment. */
export function contactOf(effect: Effect): Omit<Contact, "on" | "at"> | undefined {
  const { id, nodeId: node } = effect;
  if (effect.kind === "message.send") {
    const { channel, template, purpose, recipient, obligations } = effect;
    return { channel, template, purpose, recipient, obligations, node, id };
  }
  if (effect.kind !== "task.create" || effect.channel === undefined) return undefined;
  const { channel, script, purpose = "collect", recipient = "debtor", obligations = [] } = effect;
  return { channel, ...(script !== undefined && { template: script }), purpose, recipient, obligations, node, id };
}

/** The contacts among effects, with local moments. */
export function contactsIn(effects: readonly Effect[], zone: Zone): Contact[] {
  return effects.flatMap((effect) => {
    const contact = contactOf(effect);
    const { date, clock } = localOf(effect.at, zone);
    return contact === undefined ? [] : [{ on: date, at: clock, ...contact }];
  });
}

/** Reads `2026-03-03 email`, `2026-03-03 09:00 email reminder@1`; `undefined` where the text has another form. */
export function readContact(text: string): ExpectedContact | undefined {
  const [on = "", ...rest] = text.trim().split(/\s+/);
  const at = parseTime(rest[0] ?? "") === undefined ? undefined : rest.shift();
  const [channel, template, ...more] = rest;
  if (parseDate(on) === undefined || channel === undefined || more.length > 0) return undefined;
  return { on, ...(at !== undefined && { at }), channel, ...(template !== undefined && { template }) };
}

export function isContact(expected: ExpectedContact, { template = "", ...actual }: Contact): boolean {
  const { template: wanted, obligations, ...plain } = expected;
  if (wanted !== undefined && wanted !== template && wanted !== template.replace(/@[^@]*$/, "")) return false;
  if (obligations !== undefined && obligations.join("\n") !== actual.obligations.join("\n")) return false;
  return Object.entries(plain).every(([name, value]) => value === undefined || plainOf(actual, name) === value);
}

const plainOf = (contact: object, name: string): unknown => (contact as Readonly<Record<string, unknown>>)[name];

/** As `readContact` reads it, with what it cannot say behind. `like`: only what that one says, and what every contact has. */
export function contactText(contact: ExpectedContact, like: ExpectedContact = contact): string {
  const said = (name: keyof ExpectedContact) => (like[name] === undefined ? undefined : contact[name]);
  const more = (["purpose", "recipient", "obligations", "node"] as const).flatMap((name) => {
    const value = said(name);
    return value === undefined ? [] : [`${name} ${Array.isArray(value) ? value.join(", ") : String(value)}`];
  });
  const parts = [contact.on ?? "(any day)", said("at"), contact.channel ?? "(any channel)", said("template")];
  return [...parts.filter((part) => part !== undefined), ...more.map((text) => `[${text}]`)].join(" ");
}

/** What is told of a contact that nobody expected. */
export const BRIEFLY: ExpectedContact = { on: "", at: "", channel: "", template: "" };
