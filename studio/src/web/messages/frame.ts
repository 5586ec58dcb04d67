/** The page in which a mail or a letter is shown: as it was sent, but nothing of it runs and nothing is fetched. */

/** What is in the message itself, and nothing else. No script, no network, no form. */
const POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

const HEAD = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer">`;

/**
 * The policy stands before anything of the message, so that it holds for all of it. What claims to be a head of its own stays where it
 * is: the browser takes its styles, and the policy is there already.
 */
export function framed(html: string): string {
  return `<!doctype html><html><head><meta charset="utf-8">${HEAD}</head><body style="margin:0">${withoutDoctype(html)}</body></html>`;
}

const withoutDoctype = (html: string): string => html.replace(/^\s*<!doctype[^>]*>/i, "");

/** What is spoken, of the marks that tell a voice how. */
export const spokenText = (speech: string): string =>
  speech
    .replaceAll(/<break[^>]*>/gi, "\n")
    .replaceAll(/<\/(?:p|s|speak)>/gi, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
