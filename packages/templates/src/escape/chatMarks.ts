/** Signs that a chat reads as formatting. Words and values are shown as they are, and restyle nothing around them. */

/**
 * WhatsApp has no way to escape a sign, and one that is not seen beside it (a word joiner) still lets two of them make a pair, so each gets
 * a sign that looks the same and means nothing. Source: WhatsApp, "How to format your messages": `*bold*`, `_italic_`, `~struck~`,
 * one or three grave accents around code, and `> `, `- `, `* ` at the beginning of a line.
 */
const LOOKALIKE: Readonly<Record<string, string>> = {
  "*": "\u2217",
  _: "\uff3f",
  "~": "\u223c",
  "`": "\u02cb",
  ">": "\u203a",
  "-": "\u2013",
};

/** Inside a word the platform lets signs be: `INV_2026_01` can be copied. Grave accents are code anywhere. */
const MARK = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;
const LINE_MARK = /^([>-])(?=\s)/gm;

/** Text without formatting. A link stays as it is: another sign would make it another link. */
export function withoutChatMarks(text: string): string {
  if (/^https?:\/\/\S+$/.test(text)) return text;
  return text
    .replace(MARK, (sign) => LOOKALIKE[sign] as string)
    .replace(LINE_MARK, (sign) => LOOKALIKE[sign] as string);
}
