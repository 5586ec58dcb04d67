/** The facts that conditions read as a flat list with what their values mean, for editors: amounts, days, tags and lists apart. */

import type { Fact, Facts } from "../conditions/kinds.ts";
import { factsOf } from "./facts.ts";

/** `money` is in minor units, `date` a local day, `time` an `"HH:MM"`. */
export type FactKind =
  | "number"
  | "money"
  | "text"
  | "boolean"
  | "date"
  | "instant"
  | "time"
  | "enum"
  | "tags"
  | "list"
  | "any";

export interface FactField {
  /** As `var` writes it; of a member of a list relative to its entry. */
  readonly path: string;
  readonly kind: FactKind;
  /** A case may well not have it. */
  readonly optional: boolean;
  /** All the values it can take, when they are few. */
  readonly values?: readonly (string | number)[];
  /** Of a list: what its entries have. */
  readonly members?: readonly FactField[];
}

/** Every fact with a fixed name, in the order of the format. `data`, `vars`, `arms` and what an event brings are the document's. */
export const factFields = (): readonly FactField[] => fieldsIn(factsOf({ fields: undefined }), "");

const OWN: ReadonlySet<string> = new Set(["data", "vars", "arms", "event", "debtor.contactFacts"]);

const MEANING: Readonly<Record<string, FactKind>> = {
  ...{ totalDue: "money", totalOverdue: "money", collectibleDue: "money", collectibleOverdue: "money" },
  ...{ oldestDueDate: "date", today: "date", lastPaymentAt: "instant", lastContactAt: "instant", localTime: "time" },
  ...{ tags: "tags", "debtor.tags": "tags" },
};

function fieldsIn(facts: Facts, before: string): FactField[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const path = before + name;
    if (OWN.has(path)) return [];
    if (fact.members !== undefined) return fieldsIn(fact.members, `${path}.`);
    return [fieldOf(path, fact)];
  });
}

function fieldOf(path: string, { kind, optional = false, values }: Fact): FactField {
  const members = LISTS[path];
  const means = MEANING[path] ?? (values !== undefined ? "enum" : kind === "object" ? "any" : kind);
  return {
    path,
    kind: means,
    optional,
    ...(values && { values: values as readonly (string | number)[] }),
    ...(members && { members }),
  };
}

const member = (kind: FactKind, ...paths: readonly string[]): FactField[] =>
  paths.map((path) => ({ path: path.replace(/\?$/, ""), kind, optional: path.endsWith("?") }));
const choice = (path: string, ...values: readonly string[]): FactField => ({
  path: path.replace(/\?$/, ""),
  kind: "enum",
  optional: path.endsWith("?"),
  values,
});

/** What the entries of the host's lists have; `?` marks what may be missing. The same that `CaseFacts` declares. */
const LISTS: Readonly<Record<string, readonly FactField[]>> = {
  obligations: [
    ...member("date", "dueDate"),
    ...member("money", "outstandingMinor", "amountMinor", "feesMinor?"),
    ...member("boolean", "disputed?", "onHold?"),
    ...member("text", "kind?", "product?", "currency", "ref"),
    ...member("date", "originalDueDate?", "issuedAt?"),
  ],
  payments: [
    ...member("instant", "at"),
    ...member("money", "amountMinor"),
    ...member("boolean", "reversed?"),
    ...member("text", "obligation?", "id"),
  ],
  contacts: [
    ...member("instant", "at"),
    ...member("text", "channel"),
    choice("direction?", "outbound", "inbound"),
    ...member("text", "outcome?", "id?"),
  ],
  promises: [
    choice("status", "open", "kept", "partial", "broken", "withdrawn", "replaced"),
    ...member("instant", "madeAt"),
    ...member("date", "dueDate"),
    ...member("money", "amountMinor"),
    ...member("instant", "closedAt?"),
    ...member("text", "id"),
  ],
  "debtor.channels": [
    ...member("text", "channel", "address?"),
    ...member("boolean", "consent?", "verified?", "bounced?", "optedOut?", "preferred?"),
  ],
};
