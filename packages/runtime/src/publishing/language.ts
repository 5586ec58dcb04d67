/** In which of its languages a debtor reads a message. */

/**
 * The wished language as it stands; without its region, and so on; another region of the same language and script (for
 * `pt`, `pt-BR`); else `otherwise`.
 *
 * @param wished - BCP 47; what is none counts as unknown.
 */
export function nearestLanguage(wished: string | undefined, known: readonly string[], otherwise: string): string {
  const parts = (wished ?? "").split("-");
  for (let length = parts.length; length > 0; length -= 1) {
    const tag = parts.slice(0, length).join("-").toLowerCase();
    const found = known.find((language) => language.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  const kin = wished === undefined ? undefined : kinOf(wished);
  return (kin && known.find((language) => kinOf(language) === kin)) ?? otherwise;
}

/** Language and script, as in `zh-Hant`. */
function kinOf(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
