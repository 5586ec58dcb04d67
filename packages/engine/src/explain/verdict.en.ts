/** English for what the contact policies say. */

import type { VerdictWords } from "./catalog.ts";

export const verdict: VerdictWords = {
  allowed: "The contact is allowed now.",
  deferred: (until) => `The contact is not allowed before ${until}.`,
  blocked: "The contact is not allowed.",
  rule: ({ rule, pack, why, alone, warns }) => {
    const end = alone === "" ? "" : ` This rule alone allows it from ${alone}.`;
    return `${warns ? "A warning of the" : "The"} rule ${rule} of ${pack}: ${why}.${end}`;
  },
  reason: (why) => `It could not be judged: ${why}.`,
  basis: (zones, tzdata) => (zones === "" ? "" : `Judged for ${zones} (time zone data ${tzdata}).`),
};
