/** English, as a whole. */

import type { Catalog } from "./catalog.ts";
import { conditions } from "./conditions.en.ts";
import { forms } from "./forms.en.ts";
import { outline } from "./outline.en.ts";
import { terms } from "./terms.en.ts";
import { trace } from "./trace.en.ts";
import { verdict } from "./verdict.en.ts";

export const en: Catalog = {
  locale: "en",
  forms,
  terms,
  trace,
  outline,
  conditions,
  verdict,
};
