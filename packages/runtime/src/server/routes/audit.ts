/** The whole story of one case, for whoever may ask why: every step with its reasons in words, and whether nothing was changed. */

import { explainTrace, type Program } from "@dunlin/engine";
import type { Snapshot, Verification } from "../../model/cases.ts";
import type { JournalRow } from "../../model/rows.ts";
import type { Runtime } from "../../model/runtime.ts";
import { eventText } from "../../render/event.ts";
import { figuresFor } from "../../render/figures.ts";
import { wordsOf } from "../../words/words.ts";
import type { Answer } from "../call.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { object, oneOf, ref, text } from "../schemas/schema.ts";
import type { Services } from "../services.ts";
import { caseParams, caseUnknown, inOrder } from "./cases.ts";

export const LINES = "application/x-ndjson";

interface AuditQuery {
  readonly locale?: string;
  readonly format?: "json" | "ndjson";
}

export function auditRoutes({ runtime }: Services): readonly Route[] {
  return [
    route<{ caseId: string }, AuditQuery>({
      ...{ method: "GET", path: "/v1/cases/:caseId/audit", permission: "cases.audit", tag: "cases" },
      summary: "The whole story of a case with its reasons in words, as JSON or as lines of it.",
      params: caseParams,
      query: object({
        "locale?": text("Language of the sentences.", { pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", default: "en" }),
        "format?": oneOf(["json", "ndjson"], "`ndjson`: a head, then one line per entry and contact."),
      }),
      ...{ answers: { 200: ref("Audit") }, alsoAnswers: [LINES] },
      async handle({ tenant, params, query, actor, now }) {
        const { locale = "en", format = "json" } = query;
        const found = await runtime.cases.peek(tenant, params.caseId);
        if (found === undefined) throw caseUnknown();
        const verification = await runtime.cases.verify(tenant, params.caseId);
        const rows = inOrder(await runtime.cases.journal(tenant, params.caseId));
        const head = headOf(params.caseId, found, { verification, locale, exportedAt: now, exportedBy: actor.id });
        const explained = explainer(runtime, tenant, found.facts.currency, locale);
        if (format === "ndjson") return { stream: { type: LINES, chunks: linesOf(head, rows, found, explained) } };
        const entries = [];
        for (const row of rows) entries.push(await explained(row));
        return { body: { ...head, entries, contacts: found.outbox } } satisfies Answer;
      },
    }),
    route<{ caseId: string }>({
      ...{ method: "GET", path: "/v1/cases/:caseId/verification", permission: "cases.audit", tag: "cases" },
      summary: "Whether the chain of hashes of its journal is whole.",
      ...{ params: caseParams, answers: { 200: ref("Verification") } },
      async handle({ tenant, params }) {
        if ((await runtime.cases.peek(tenant, params.caseId)) === undefined) throw caseUnknown();
        return { body: await runtime.cases.verify(tenant, params.caseId) };
      },
    }),
  ];
}

interface Export {
  readonly verification: Verification;
  readonly locale: string;
  readonly exportedAt: number;
  readonly exportedBy: string;
}

const headOf = (caseId: string, { facts }: Snapshot, rest: Export) => ({
  ...{ caseId, personId: facts.debtor.id, facts },
  ...rest,
});

type Explained = (
  row: JournalRow,
) => Promise<JournalRow & { readonly said: string; readonly sentences: readonly object[] }>;

/** A version that is gone leaves its steps without words; their codes and values are there all the same. */
function explainer(runtime: Runtime, tenant: string, currency: string | undefined, locale: string): Explained {
  const programs = new Map<string, Promise<Program | undefined>>();
  const words = wordsOf(locale.split("-")[0] === "es" ? "es" : "en");
  const telling = { words, figures: figuresFor(words), currency: currency ?? "" };
  return async (row) => {
    const said = eventText(row.event, telling);
    const key = `${row.version} ${row.strategy}`;
    const known = programs.get(key) ?? programOf(runtime, tenant, row);
    programs.set(key, known);
    const program = await known;
    if (program === undefined) return { ...row, said, sentences: [] };
    try {
      const sentences = explainTrace(program, row.trace, { locale, ...(currency !== undefined && { currency }) });
      return { ...row, said, sentences };
    } catch (reason) {
      if (!(reason instanceof RangeError)) throw reason;
      throw new HttpError(400, "locale.unknown", "There are no words in this language.", { pointer: "/locale" });
    }
  };
}

async function programOf(runtime: Runtime, tenant: string, { strategy, version }: JournalRow) {
  try {
    return await runtime.strategies.program(tenant, strategy, version);
  } catch (reason) {
    if (reason instanceof Error && "code" in reason && reason.code === "version.unknown") return undefined;
    throw reason;
  }
}

async function* linesOf(
  head: object,
  rows: readonly JournalRow[],
  { outbox }: Snapshot,
  explained: Explained,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ kind: "case", ...head })}\n`;
  for (const row of rows) yield `${JSON.stringify({ kind: "entry", ...(await explained(row)) })}\n`;
  for (const row of outbox) yield `${JSON.stringify({ kind: "contact", ...row })}\n`;
  yield `${JSON.stringify({ kind: "end", entries: rows.length, contacts: outbox.length })}\n`;
}
