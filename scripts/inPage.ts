/// <reference lib="dom" />
/** What a page of a browser test says about the policy that it was served under. */

/** Watches from now on. */
export function policyWatch(): { readonly violations: string[]; readonly refusesCode: () => boolean } {
  const violations: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
  return { violations, refusesCode };
}

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

/** Leaves the answer of the page in it, where the test finds it. */
export function answerWith(answer: unknown): void {
  const output = document.createElement("output");
  output.textContent = encodeURIComponent(JSON.stringify(answer));
  document.body.append(output);
}
