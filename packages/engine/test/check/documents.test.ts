/** Real documents: those of past versions, which must stay readable, and the examples of the format's design. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseStrategy, validateStrategy, validateStrategyText } from "../../src/check/validate.ts";
import { compileStrategy } from "../../src/index.ts";
import type { CaseFacts } from "../../src/model/case.ts";
import type { Strategy } from "../../src/model/strategy.ts";
import { NODE_TYPES } from "../../src/nodes/index.ts";
import { Case, facts, invoice } from "../build.ts";
import { only, places, sample } from "./sample.ts";

const DOCUMENTS = new URL("../documents/", import.meta.url);
/** Beside the project, where there is one. */
const EXAMPLES = new URL("../../../../../shared/design/format-examples/", import.meta.url);

const kept = readdirSync(DOCUMENTS, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));

/** What one of the documents calls. */
const strategies = {
  "friendly@1": JSON.parse(readFileSync(new URL("v1/friendly.json", DOCUMENTS), "utf8")) as Strategy,
};

describe("F6 a document of any released version is read and has no finding", () => {
  test.each(kept)("F6 %s", (file) => {
    const text = readFileSync(new URL(file, DOCUMENTS), "utf8");
    expect(validateStrategyText(text, { strategies })).toEqual([]);
    expect(validateStrategy(parseStrategy(text, { strategies }), { strategies })).toEqual([]);
  });

  test("F6 every node type is in one of them", () => {
    const types = kept.flatMap((file) => {
      const { nodes } = parseStrategy(readFileSync(new URL(file, DOCUMENTS), "utf8"), { strategies });
      return Object.values(nodes).map(({ type }) => type);
    });
    expect([...new Set(types)].sort()).toEqual([...NODE_TYPES].sort());
  });
});

test("F7 a format that cannot be read is the only finding", () => {
  const broken = { ...sample({ format: "dunlin.strategy/2" }), nonsense: 1, nodes: 5 };
  expect(only(broken)).toMatchObject({
    code: "format.unsupported",
    path: "/format",
    data: { reason: "newer", found: "dunlin.strategy/2", supported: "dunlin.strategy/1" },
  });
  expect(only(broken).message).toMatch(/newer version/);
  expect(only(sample({ format: undefined }))).toMatchObject({ code: "format.unsupported", path: "" });
  expect(only(sample({ format: "mjml/1" })).message).toMatch(/"mjml\/1" is not a strategy format/);
  expect(only({}).message).toMatch(/Add "format"/);
});

describe("F8 the examples of the design are read without an error", () => {
  if (!existsSync(EXAMPLES)) {
    test("F8 skipped: the examples are not beside this project", () => {});
    return;
  }
  test.each(readdirSync(EXAMPLES).filter((file) => file.endsWith(".json")))("F8 %s", (file) => {
    const findings = validateStrategyText(readFileSync(new URL(file, EXAMPLES), "utf8"));
    expect(places(findings.filter(({ severity }) => severity === "error"))).toEqual([]);
  });
});

describe("F9 the examples of the design run to an end", () => {
  const files = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).filter((file) => file.endsWith(".json")) : [];
  const ready = files.flatMap((file) => {
    const text = readFileSync(new URL(file, EXAMPLES), "utf8");
    const errors = validateStrategyText(text).filter(({ severity }) => severity === "error");
    return errors.length === 0 ? [[file, text] as const] : [];
  });
  if (ready.length === 0) {
    test("F9 skipped: the examples are not beside this project", () => expect(files).toEqual([]));
    return;
  }
  test.each(ready)("F9 %s", (file, text) => {
    const { from, known, outcome, sent } = LIVES[file] ?? USUAL;
    const strategy = parseStrategy(text);
    const templates = Object.fromEntries(
      [...text.matchAll(/"template": "([^"]+)"/g)].map(([, name = ""]) => [name, { disclosures: ["opt-out"] }]),
    );
    const program = compileStrategy(strategy, { templates });
    const run = new Case(program, from, facts({ obligations: [invoice()], ...known }));
    run.until("2027-02-10T08:00:00Z");
    expect([run.state.status, run.state.outcome]).toEqual(["exited", outcome]);
    expect(run.sent.length).toBe(sent);
  });
});

interface Life {
  readonly from: string;
  readonly known: Partial<CaseFacts>;
  readonly outcome: string;
  readonly sent: number;
}

/** A debtor who never answers, from before the due date on. */
const USUAL: Life = { from: "2026-02-10T08:00:00Z", known: {}, outcome: "placed", sent: 5 };

const LIVES: Readonly<Record<string, Life>> = {
  // Five days past due: an offer of installments, two reminders, an offer of more time, and a notice.
  "b-consumer-early.json": {
    from: "2026-03-07T15:00:00Z",
    known: { debtor: { id: "D-1", zones: ["America/New_York"] } },
    outcome: "exhausted",
    sent: 4,
  },
  // Soft declines: three attempts after the first, the service paused, and the subscription canceled.
  "f-failed-card.json": {
    from: "2026-03-03T15:00:00Z",
    known: { data: { declineClass: "soft" } },
    outcome: "exhausted",
    sent: 6,
  },
  // Reminded, written to softly, then given to an agent who does not come to it.
  "h-broken-promise.json": {
    from: "2026-03-05T08:00:00Z",
    known: {
      promises: [
        { id: "P-1", madeAt: "2026-03-05T07:00:00Z", dueDate: "2026-03-10", amountMinor: 5000, status: "open" },
      ],
    },
    outcome: "handedBack",
    sent: 2,
  },
};
