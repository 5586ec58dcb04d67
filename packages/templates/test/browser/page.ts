/// <reference lib="dom" />
/** The page of the browser test: it writes what came out, or what went wrong, into the document. */

import type { CompiledTemplate } from "@dunlin/templates";
import { work } from "./work.ts";

/** Compiled on the server, as a host does it. */
declare const COMPILED: CompiledTemplate;

const violations: string[] = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

/** Whether the policy holds at all: code made from text is refused. */
function refusesCode(): boolean {
  try {
    // biome-ignore lint/security/noGlobalEval: it has to be refused
    globalThis.eval("1");
    return false;
  } catch {
    return true;
  }
}

let result: unknown;
try {
  result = work(COMPILED);
} catch (error) {
  result = { error: String(error) };
}
const clean = [...violations];
const answer = { result, violations: clean, refusesCode: refusesCode() };
const output = document.createElement("output");
output.textContent = encodeURIComponent(JSON.stringify(answer));
document.body.append(output);
