/** Tests that need the two public files: they run where the files are, and say so where they are not. */

import { test } from "vitest";
import { RECORDS_ARE_MISSING, recordsArePresent } from "../records.mjs";

const present = recordsArePresent();
if (!present) console.warn(`${RECORDS_ARE_MISSING} The tests that read them are skipped.`);

/** `test` where the files are, `test.skip` elsewhere. */
export const testWithFiles = test.skipIf(!present);
