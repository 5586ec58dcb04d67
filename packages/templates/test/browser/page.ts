/// <reference lib="dom" />
/** The page of the browser test: it writes what came out, or what went wrong, into the document. */

import { work } from "./work.ts";

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
  result = work();
} catch (error) {
  result = { error: String(error) };
}
const clean = [...violations];
const answer = { result, violations: clean, refusesCode: refusesCode() };
document.body.textContent = encodeURIComponent(JSON.stringify(answer));
