/** Spanish, as a whole. */

import type { Catalog } from "./catalog.ts";
import { conditions } from "./conditions.es.ts";
import { forms } from "./forms.es.ts";
import { outline } from "./outline.es.ts";
import { terms } from "./terms.es.ts";
import { trace } from "./trace.es.ts";
import { verdict } from "./verdict.es.ts";

export const es: Catalog = {
  locale: "es",
  forms,
  terms,
  trace,
  outline,
  conditions,
  verdict,
};
