/** Cases that rest for a day, get a mail, rest for three days, get an SMS, and then rest for years: two waves of steps. */

export const TENANT = "bench";
export const ACTOR = { id: "bench", roles: ["admin"] };
const DAY = 86_400_000;
/** A Wednesday morning in Madrid. */
const START = Date.UTC(2020, 0, 8, 9);

/**
 * The clock at each stage, ms: cases come in; twice their timers alone are moved, by a millisecond; and at the two waves every
 * one of them is due.
 */
export const MOMENTS = [START, START + 1.1 * DAY, START + 1.1 * DAY + 1, START + 1.2 * DAY, START + 4.4 * DAY];
export const TICKS = [1, 2];
export const WAVES = [3, 4];

export const strategy = {
  format: "dunlin.strategy/1",
  id: "two-contacts",
  name: "Two contacts",
  time: { zone: "Europe/Madrid" },
  entry: { start: "rest" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    rest: { type: "wait", for: "P1D", to: { next: "mail" } },
    mail: {
      type: "send",
      via: [{ channel: "email", template: "friendly@1" }],
      purpose: "collect",
      to: { next: "later" },
    },
    later: { type: "wait", for: "P3D", to: { next: "sms" } },
    sms: { type: "send", via: [{ channel: "sms", template: "short@1" }], purpose: "collect", to: { next: "long" } },
    long: { type: "wait", for: "P9999D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
};

const template = (id, kind) => ({
  schema: "dunlin.template/1",
  ...{ id, name: id, kind, defaultLocale: "en", locales: ["en"], variables: { type: "object", properties: {} } },
  settings: kind === "email" ? { subject: { en: [{ t: "Your account" }] } } : {},
  root: [{ id: "says", type: "text", v: 1, props: { text: { en: [{ t: "Please look at your account." }] } } }],
});

export const templates = [template("friendly", "email"), template("short", "sms")];

/** A million of them have numbers of as many digits. */
export const numberOf = (n) => String(n).padStart(7, "0");

/** One invoice of one debtor. */
export const input = (n) => ({
  facts: {
    caseId: `C-${numberOf(n)}`,
    accountId: `A-${numberOf(n)}`,
    currency: "EUR",
    debtor: {
      id: `D-${numberOf(n)}`,
      type: "natural",
      language: "en",
      country: "ES",
      zones: ["Europe/Madrid"],
      channels: [{ channel: "email" }, { channel: "sms" }],
    },
    obligations: [
      {
        ref: `F-${numberOf(n)}`,
        dueDate: "2020-01-02",
        currency: "EUR",
        amountMinor: 25_900,
        outstandingMinor: 25_900,
      },
    ],
    data: { score: n % 100, product: "card" },
  },
});

/**
 * As many cases as are wanted out of those that the runtime took in: the same rows with other numbers. Taking them in one by one
 * would take longer than everything that is timed.
 */
export async function multiply(sql, schema, taken, cases) {
  const last = numberOf(taken - 1);
  const other = (column, type = "text") => `replace(${column}::text, '${last}', lpad(n::text, 7, '0'))::${type}`;
  const copies = {
    person: { id: other("id"), debtor: other("debtor", "json") },
    case_facts: { id: other("id"), person_id: other("person_id"), facts: other("facts", "json") },
    enrollment: { case_id: other("case_id"), state: other("state") },
    journal: { case_id: other("case_id"), effects: other("effects", "json") },
  };
  for (const [table, changed] of Object.entries(copies)) {
    const { rows } = await sql.query(
      "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum",
      [`${schema}.${table}`],
    );
    const names = rows.map(({ name }) => name);
    const id = "case_id" in changed ? "case_id" : "id";
    const letter = table === "person" ? "D" : "C";
    await sql.query(`
      insert into ${schema}.${table} (${names.join(", ")})
      select ${names.map((name) => changed[name] ?? name).join(", ")}
      from ${schema}.${table}, generate_series(${taken}, ${cases - 1}) n
      where tenant = '${TENANT}' and ${id} = '${letter}-${last}'`);
  }
}
