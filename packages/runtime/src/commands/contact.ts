/** `dunlin contact`: what the contact policies say to a contact, and why. */

import { type ContactRequest, evaluateContact, explainContact } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import { readJson } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import type { Locale } from "../words/shape.ts";

export interface ContactOptions {
  readonly json: boolean;
  readonly locale: Locale;
}

/** Reasons that lie in the file: it, its history or its facts cannot be read. */
const FAULTS: ReadonlySet<string | undefined> = new Set([
  "requestInvalid",
  "ledgerInvalid",
  "factInvalid",
  "packUnknown",
]);

/** Exit code 1 when the request is at fault; a contact that is not allowed is an answer like any other. */
export async function contact(path: string, { json, locale }: ContactOptions, { stdout }: Io): Promise<ExitCode> {
  const verdict = evaluateContact((await readJson(path)) as ContactRequest);
  if (json) stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  else {
    const sentences = explainContact(verdict, { locale, zones: defaultZones });
    const where = verdict.data === undefined ? [] : [`(${verdict.reason}: ${JSON.stringify(verdict.data)})`];
    stdout.write(`${[...sentences, ...where].join("\n")}\n`);
  }
  return FAULTS.has(verdict.reason) ? 1 : 0;
}
