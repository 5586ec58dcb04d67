/** What each setting of a tenant may be, and who may change it. */

import { shippedPacks } from "@dunlin/engine";
import { isLocale } from "@dunlin/templates";
import type { Role } from "../model/actor.ts";
import type { TenantSettings } from "../model/settings.ts";

/** What is wrong with a value: where in it, and what to do. */
export interface Flaw {
  /** JSON pointer into the value. */
  readonly path: string;
  readonly message: string;
}

export interface MemberContext {
  /** Ids of the host's policy packs. */
  readonly packs: readonly string[];
}

export interface Member {
  /** Beside `admin`. */
  readonly roles: readonly Role[];
  check(value: unknown, context: MemberContext): Flaw | undefined;
}

const DAY_LIMIT = 36_500;
/** Providers repeat a callback for days: a shorter memory would take one for new. */
const LEAST_INBOX_DAYS = 7;
const CREDITOR_BYTES = 64_000;

/** A setting without an entry does not compile. */
export const MEMBERS: { readonly [K in keyof Required<TenantSettings>]: Member } = {
  paused: { roles: ["operator"], check: flag },
  contactsStopped: { roles: ["operator"], check: flag },
  shadow: {
    roles: ["operator"],
    check: (value) => (typeof value === "boolean" ? undefined : listOf(value, "ids of strategies, or true for all")),
  },
  redirect: { roles: ["operator"], check: (value) => recordOf(value, "channels", addressFlaw) },
  rates: {
    roles: ["operator"],
    check: (value) =>
      recordOf(value, "routes", (rate) =>
        whole(rate, 1, 1_000_000, "Contacts per minute; to stop all, `contactsStopped`"),
      ),
  },
  fourEyes: { roles: [], check: flag },
  policies: { roles: [], check: policiesFlaw },
  defaults: { roles: [], check: defaultsFlaw },
  retention: { roles: [], check: retentionFlaw },
  creditor: { roles: [], check: creditorFlaw },
};

export const isMember = (name: string): name is keyof TenantSettings => Object.hasOwn(MEMBERS, name);

const flaw = (message: string, path = ""): Flaw => ({ path, message });

function flag(value: unknown): Flaw | undefined {
  return typeof value === "boolean" ? undefined : flaw("Write true or false.");
}

function whole(value: unknown, least: number, most: number, what: string): Flaw | undefined {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return undefined;
  return flaw(`${what}: write a whole number from ${least} to ${most}.`);
}

/** Text of one line: what goes into an address or a header cannot bring a second one. */
const isLine = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.trim() !== "" && value.length <= most && !/\p{Cc}/u.test(value);

function addressFlaw(value: unknown): Flaw | undefined {
  return isLine(value, 320) ? undefined : flaw("Write one address on one line, of at most 320 characters.");
}

function listOf(value: unknown, what: string): Flaw | undefined {
  if (!Array.isArray(value) || value.length > 1000) return flaw(`Write a list of ${what}.`);
  const index = value.findIndex((entry, at) => !isLine(entry, 200) || value.indexOf(entry) !== at);
  return index === -1 ? undefined : flaw("Write each id once, as text.", `/${index}`);
}

function recordOf(value: unknown, keys: string, check: (entry: unknown) => Flaw | undefined): Flaw | undefined {
  if (!isRecord(value) || Object.keys(value).length > 1000) return flaw(`Write an object whose members are ${keys}.`);
  for (const [name, entry] of Object.entries(value)) {
    const found = isLine(name, 200) ? check(entry) : flaw(`This is no name for one of the ${keys}.`);
    if (found !== undefined) return { ...found, path: `/${escaped(name)}${found.path}` };
  }
  return undefined;
}

/** An object with these members only; each is checked where it is there. */
function shapeOf(
  value: unknown,
  members: Readonly<Record<string, (entry: unknown) => Flaw | undefined>>,
): Flaw | undefined {
  const known = Object.keys(members).join(", ");
  if (!isRecord(value)) return flaw(`Write an object with members among ${known}.`);
  for (const [name, entry] of Object.entries(value)) {
    const check = Object.hasOwn(members, name) ? members[name] : undefined;
    const found = check === undefined ? flaw(`There is no such member: it has ${known}.`) : check(entry);
    if (found !== undefined) return { ...found, path: `/${escaped(name)}${found.path}` };
  }
  return undefined;
}

function policiesFlaw(value: unknown, { packs }: MemberContext): Flaw | undefined {
  const shape = listOf(value, "ids of policy packs");
  if (shape !== undefined) return shape;
  const known = new Set([...shippedPacks().map(({ id }) => id), ...packs]);
  const index = (value as readonly string[]).findIndex((id) => !known.has(id));
  return index === -1
    ? undefined
    : flaw("Neither the engine nor this host has a pack of this id. `dunlin packs` lists them.", `/${index}`);
}

function defaultsFlaw(value: unknown): Flaw | undefined {
  return shapeOf(value, {
    zone: (zone) => (isZone(zone) ? undefined : flaw("Write a time zone of the IANA, as Europe/Berlin.")),
    language: (tag) =>
      typeof tag === "string" && isLocale(tag) ? undefined : flaw("Write a language tag, as de or pt-BR."),
    country: (code) =>
      typeof code === "string" && /^[A-Z]{2}$/.test(code)
        ? undefined
        : flaw("Write two capital letters of ISO 3166, as DE."),
  });
}

function retentionFlaw(value: unknown): Flaw | undefined {
  return shapeOf(value, {
    casesDays: (days) => whole(days, 1, DAY_LIMIT, "Days that ended cases are kept"),
    inboxDays: (days) => whole(days, LEAST_INBOX_DAYS, DAY_LIMIT, "Days that ids of callbacks are remembered"),
  });
}

function creditorFlaw(value: unknown): Flaw | undefined {
  if (!isRecord(value)) return flaw("Write an object: templates read it under `creditor`.");
  return Buffer.byteLength(JSON.stringify(value), "utf8") <= CREDITOR_BYTES
    ? undefined
    : flaw(`This is larger than ${CREDITOR_BYTES} bytes. Keep pictures and files at an address and name that.`);
}

function isZone(value: unknown): boolean {
  if (typeof value !== "string" || value === "") return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
