/** What is touched in a chat, drawn as its platform draws it: rows below a message of WhatsApp, chips below a card of RCS. */

import { classOf } from "../brand/css.ts";
import type { PageSite } from "./site.ts";

/** A page that opens, and an answer that goes back. */
const SIGNS = {
  open: "M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7",
  reply: "M8 4 3 9l5 5M3 9h9a5 5 0 0 1 5 5v2",
} as const;

/** @param label - Source of the words on it; without any there is no sign either. */
export function touched({ kind }: PageSite, sign: keyof typeof SIGNS, label: string): string {
  const path = `<path fill="none" stroke="currentColor" stroke-width="1.8" d="${SIGNS[sign]}"/>`;
  const icon = label === "" ? "" : `<svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">${path}</svg>`;
  return `<p class="${classOf("touched")} ${classOf(`touched-${kind}`)}">${icon}<span>${label}</span></p>`;
}
