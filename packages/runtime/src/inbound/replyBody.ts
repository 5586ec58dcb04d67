/** What somebody wrote themselves: without the mail that they answer and without their signature, which become blanks. */

/** Characters of a reply that are read. */
export const MAX_REPLY = 10_000;

/** Same length and line ends as the text, cut at `MAX_REPLY`. */
export function ownWords(text: string): string {
  const lines = text.slice(0, MAX_REPLY).split("\n");
  const kept = lines.map((line) => (/^\s*[>|]/.test(line) ? blank(line) : line));
  const end = kept.findIndex((line, i) => endsHere(line, kept, i));
  const quoted = kept.findIndex((line, i) => WROTE.test(line.trim()) && isIntroduction(kept, i));
  if (quoted >= 0 && (end < 0 || quoted < end)) return withoutQuote(kept, lines, quoted).join("\n");
  return (end < 0 ? kept : [...kept.slice(0, end), ...kept.slice(end).map(blank)]).join("\n");
}

const blank = (line: string): string => line.replaceAll(/[^\r]/g, " ");

/** "On Tuesday, 3 March 2026, Ann wrote:" in the languages of mail programs. A line of its own that ends with a colon. */
const WROTE =
  /(wrote|schrieb|escribi[oó]|a [ée]crit|ha scritto|escreveu|schreef|napisał(\(a\)|a)?|napsala?(\(a\))?|napísala?|írta|a scris|skrev|kirjoitti|έγραψε|написала?|пише|написав|yazdı|كتب|כתב(ה)?|लिखा|je napisal?[oa]?(\(la\))?|napisao|parašė|rašė|rakstīja|kirjutas)[^\n]{0,80}:$/iu;

/** An introduction tells a time, in its own line or in one of the two before. */
const isIntroduction = (lines: readonly string[], at: number): boolean =>
  lines.slice(Math.max(0, at - 2), at + 1).some((line) => /\d{1,4}|@/.test(line));

const SIGNATURE =
  /^(--\s?|_{10,}|(sent|get outlook|von meinem|gesendet|enviado|envoyé|inviato|verzonden|wysłane|skickat|sendt|lähetetty|odesláno|odoslané|trimis|elküldve|отправлено|надіслано|изпратено|στάλθηκε|poslano|نُ?أ?رسل|נשלח)\s.{0,60}(from|for|iphone|ipad|android|samsung|mobile|handy|móvil|outlook|mail|huawei|xiaomi|telefon|gerät).{0,40})\s*$/iu;
const ORIGINAL = /^\s*-{2,}\s?[^-\n]{3,60}\s?-{2,}\s*$/;
const FROM =
  /^\s*\*?(from|von|de|da|van|od|feladó|från|fra|lähettäjä|από|от|від|kimden|de la|expéditeur|المرسل|من|מאת|प्रेषक|šalje|saatja|no|nuo)\s?:/iu;
const HEADER = /^\s*\*?[\p{L} ]{1,20}\s?:\s?\S/u;

function endsHere(line: string, lines: readonly string[], at: number): boolean {
  const first = line.trimEnd();
  if (/^--\s*$/.test(line) || (first !== "" && SIGNATURE.test(first)) || ORIGINAL.test(line)) return true;
  return FROM.test(line) && lines.slice(at + 1, at + 3).filter((next) => HEADER.test(next)).length === 2;
}

/**
 * The introduction goes, with the lines before it that belong to it. Where quoted lines with a mark follow, whoever wrote
 * answered beneath them, and goes on; where none do, everything that follows is quoted.
 */
function withoutQuote(kept: readonly string[], lines: readonly string[], at: number): string[] {
  let first = at;
  while (first > 0 && at - first < 2 && !/\d|@/.test(lines.slice(first, at + 1).join(""))) first -= 1;
  const next = lines.slice(at + 1).find((line) => line.trim() !== "");
  const marked = next !== undefined && /^\s*[>|]/.test(next);
  const cut = marked ? kept.findIndex((line, i) => i > at && endsHere(line, kept, i)) : at + 1;
  return kept.map((line, i) => ((i >= first && i <= at) || (cut >= 0 && i >= cut) ? blank(line) : line));
}
