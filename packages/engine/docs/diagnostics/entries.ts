/** Every code with what the reference page says of it, in the order of the page. A code without an entry does not compile. */

import type { DiagnosticCode } from "../../src/index.ts";
import { DOCUMENT } from "./document.ts";
import { FLOW } from "./flow.ts";
import { CONDITIONS, CONTACTS } from "./meaning.ts";
import type { Entry } from "./snippet.ts";

export const ENTRIES: { readonly [C in DiagnosticCode]: Entry } = { ...DOCUMENT, ...FLOW, ...CONDITIONS, ...CONTACTS };
