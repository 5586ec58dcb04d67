/** HTML that shows nothing in a mail, or must not. Tags in it govern nothing outside. */
export const DROPPED: ReadonlySet<string> = new Set(
  "script style iframe object embed link meta title base form input select textarea noscript template".split(" "),
);
