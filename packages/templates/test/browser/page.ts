/// <reference lib="dom" />
/** The page of the browser test: it writes what came out, or what went wrong, into the document. */

import type { CompiledTemplate } from "@dunlin/templates";
import { answerWith, policyWatch } from "../../../../scripts/inPage.ts";
import { work } from "./work.ts";

/** Compiled on the server, as a host does it. */
declare const COMPILED: CompiledTemplate;

const policy = policyWatch();

let result: unknown;
try {
  result = work(COMPILED);
} catch (error) {
  result = { error: String(error) };
}
const clean = [...policy.violations];
const answer = { result, violations: clean, refusesCode: policy.refusesCode() };
answerWith(answer);
