/** How long a mail is: Gmail shows about the first 102 kB and hides the rest behind a link, legal text and all. */

import { byteLength } from "../base/bytes.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { TemplateKind } from "../model/kind.ts";

/** Where Gmail cuts, in bytes. Source: observed; Google does not document it. */
const CLIPPED = 102_400;
const LONG = 80_000;

/** A warning for a mail that is or may soon be cut off; counted only where the length leaves it open. */
export function sizeWarning(html: string, kind: TemplateKind): TemplateDiagnostic | undefined {
  if (kind !== "email" || html.length * 3 < LONG) return undefined;
  const bytes = byteLength(html);
  if (bytes < LONG) return undefined;
  const cut = bytes >= CLIPPED;
  const says = cut
    ? `The mail has ${bytes} bytes, and Gmail shows only the first ${CLIPPED}: show fewer rows, or link to the list.`
    : `The mail has ${bytes} bytes; from ${CLIPPED} on, Gmail cuts it off. Show fewer rows, or link to the list.`;
  return diagnostic("email.size", "", says, { bytes, most: CLIPPED, cut });
}
