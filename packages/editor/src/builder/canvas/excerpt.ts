/** What a block says, in short. */

/** The first words of some markup, to be read out. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<\/?(?:a|b|em|i|span|strong|u)\b[^>]*>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => SIGNS[sign] ?? " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};
