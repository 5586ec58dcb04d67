/** What belongs to a tenant as a whole: settings, keys, tokens, the log. */

import { PERMISSION_NAMES, ROLES } from "../permissions.ts";
import {
  boolean,
  date,
  documentId,
  integer,
  type JsonSchema,
  list,
  mapOf,
  moment,
  note,
  object,
  oneOf,
  open,
  page,
  text,
} from "./schema.ts";

const SETTING_MEMBERS: Readonly<Record<string, JsonSchema>> = {
  "paused?": boolean("Nothing is stepped and nothing leaves."),
  "contactsStopped?": boolean("Decided and journaled, but nothing leaves: the kill switch."),
  "shadow?": {
    anyOf: [{ type: "boolean" }, list({ type: "string" })],
    description: "Send nothing, for all strategies or some: contacts end as `shadow`.",
  },
  "redirect?": mapOf(text("Address."), "Channel -> the one address that everything goes to."),
  "rates?": mapOf(integer("Contacts per minute."), "Route -> contacts at most per minute."),
  "fourEyes?": boolean("A second person has to agree to each publication."),
  "policies?": list(text("Id of a policy pack.")),
  "defaults?": open("`zone`, `language` and `country` for debtors that have none."),
  "retention?": open("`casesDays` and `inboxDays`."),
  "creditor?": open("What templates know of the creditor."),
};

const SETTINGS = object(SETTING_MEMBERS, {
  $id: "Settings",
  description: "A missing member has its default.",
  additionalProperties: true,
  examples: [{ fourEyes: true, rates: { email: 600 } }],
});

const SETTINGS_CHANGE: JsonSchema = {
  $id: "SettingsChange",
  type: "object",
  description: "Members of `Settings` to replace; `null` takes one away. Each is checked by its own rule.",
  minProperties: 1,
  maxProperties: 50,
  additionalProperties: true,
  examples: [{ contactsStopped: true }, { redirect: null }],
};

const roles = list(oneOf(ROLES, "A role."), { minItems: 1, maxItems: ROLES.length, uniqueItems: true });

const KEY_EXAMPLE = {
  ...{ id: "0123456789abcdef", roles: ["operator"], note: "Nightly import", mints: false },
  ...{ createdAt: 1_795_000_000_000, createdBy: "key:fedcba9876543210" },
};

const KEY_MEMBERS = {
  id: text("Second part of the key."),
  roles,
  note: text("What it is for."),
  mints: boolean("May hand out tokens for users."),
  createdAt: moment("When it was made."),
  createdBy: text("Id of the user or key."),
  "expiresAt?": moment("When it ends."),
  "revokedAt?": moment("When it was revoked."),
  "revokedBy?": text("Id of the user or key."),
  "lastUsedOn?": date("The day it was last used, UTC."),
} as const;

const API_KEY_TOLD = object(KEY_MEMBERS, { $id: "ApiKey", examples: [KEY_EXAMPLE] });
const API_KEYS = page({ $ref: "ApiKey#" }, { $id: "ApiKeys", examples: [{ items: [KEY_EXAMPLE] }] });
const NEW_API_KEY = object(
  {
    roles,
    "note?": text("What it is for, never whose.", { maxLength: 200 }),
    "mints?": boolean("May hand out tokens for users. Only for the backend of a host."),
    "expiresAt?": moment("When it ends; default never."),
  },
  { $id: "NewApiKey", examples: [{ roles: ["operator"], note: "Nightly import", expiresAt: 1_826_000_000_000 }] },
);
const MADE_API_KEY = object(
  { key: { $ref: "ApiKey#" }, text: text("The key itself. It is told this once and kept nowhere.") },
  {
    $id: "MadeApiKey",
    examples: [{ key: KEY_EXAMPLE, text: `dk_YWNtZQ.0123456789abcdef_${"0".repeat(64)}` }],
  },
);

const CALLBACKS = object(
  {
    items: list(
      object({
        source: text("Id of a channel or of the payment provider."),
        url: text("Belongs to this tenant. Its callbacks are believed by their signature."),
      }),
    ),
  },
  { $id: "Callbacks", examples: [{ items: [{ source: "stripe", url: "https://dunlin.example/in/Ab3" }] }] },
);

const NEW_TOKEN = object(
  {
    user: text("Id of the user of the host; no name, no address.", { pattern: "^[A-Za-z0-9_.|-]{1,100}$" }),
    permissions: list(oneOf(PERMISSION_NAMES, "A permission."), {
      ...{ minItems: 1, maxItems: PERMISSION_NAMES.length, uniqueItems: true },
      description: "Only those that the key has itself.",
    }),
    "strategies?": list(documentId("Id of a strategy."), { minItems: 1, maxItems: 100, description: "Absent: all." }),
    "templates?": list(documentId("Id of a template."), { minItems: 1, maxItems: 100, description: "Absent: all." }),
    "ttlSeconds?": integer("How long it lives.", { minimum: 10, maximum: 300, default: 300 }),
  },
  {
    $id: "NewToken",
    examples: [
      { user: "42", permissions: ["strategies.read", "strategies.draft"], strategies: ["early"], ttlSeconds: 120 },
    ],
  },
);
const TOKEN = object(
  { token: text("A JWT for `authorization: Bearer`."), expiresAt: moment("When it ends.") },
  { $id: "Token", examples: [{ token: "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", expiresAt: 1_795_000_300_000 }] },
);

const LOG_PAGE = page(
  object({
    id: text("Sorts by time."),
    at: moment("When."),
    by: text("Id of the user or key."),
    roles: list(text("Role.")),
    what: text("What was done."),
    subject: text("To what: `strategy:early`, `person:D-1`, `settings`."),
    "from?": text("Content hash before."),
    "to?": text("Content hash after."),
    "note?": note,
    "data?": open("Ids, names of members and counts."),
  }),
  {
    $id: "LogPage",
    examples: [
      {
        items: [
          {
            ...{ id: "001795000000000-0123456789abcdef", at: 1_795_000_000_000, by: "user:7", roles: ["publisher"] },
            ...{ what: "strategy.published", subject: "strategy:early" },
          },
        ],
      },
    ],
  },
);

export const TENANT_SCHEMAS: readonly JsonSchema[] = [
  ...[
    SETTINGS,
    SETTINGS_CHANGE,
    CALLBACKS,
    API_KEY_TOLD,
    API_KEYS,
    NEW_API_KEY,
    MADE_API_KEY,
    NEW_TOKEN,
    TOKEN,
    LOG_PAGE,
  ],
];
