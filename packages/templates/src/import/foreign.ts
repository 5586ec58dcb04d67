/** Merge tags of other programs, and the tags of Handlebars that come nearest to them. */

/** Liquid and Jinja, ERB and EJS, Mailchimp, Mailjet, Salesforce, and names between single braces. */
export const FOREIGN =
  "\\{%-?\\s*comment\\b[\\s\\S]{0,5000}?endcomment\\s*-?%\\}|\\{%[\\s\\S]{0,500}?%\\}|\\{#(?!if|each|unless|with)[\\s\\S]{0,500}?#\\}|<%[\\s\\S]{0,500}?%>|\\*\\|[^|<>\\n]{1,200}\\|\\*|" +
  "\\[\\[\\s*[A-Za-z_][\\w.: \"'-]{0,200}\\]\\]|%%[A-Za-z_]\\w*%%|\\$?\\{[A-Za-z_][\\w.]*\\}";

const PATH = "[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*";
const IS_PATH = new RegExp(`^${PATH}$`);

/** A tag of another program as one of Handlebars; blank for one that shows and governs nothing. */
export function nearestTag(tag: string): string {
  if (tag.startsWith("{#") || /^\{%-?\s*comment\b/.test(tag)) return "";
  if (tag.startsWith("{%")) return statement(tag.replace(/^\{%[-+~]?|[-+~]?%\}$/g, "").trim());
  if (tag.startsWith("<%")) return script(tag.replace(/^<%|-?%>$/g, "").trim());
  if (tag.startsWith("*|")) return mailchimp(tag.slice(2, -2).trim());
  return shown(tag.replace(/^(?:\[\[|%%|\$?\{)|(?:\]\]|%%|\})$/g, "").trim());
}

/** Something that no value of Handlebars is: a variable will stand for it. */
const unknown = (what: string): string => `{{> ${what}}}`;

const shown = (what: string): string => (IS_PATH.test(what) ? `{{${what}}}` : unknown(what));

/** Statements whose inside is shown in any case. */
const PLAIN =
  /^(?:end)?(?:block|blocktrans|blocktranslate|autoescape|spaceless|filter|with|raw|verbatim|language|cache)$/;
/** Statements that show nothing. */
const SILENT = /^(?:load|set|assign|extends|import|from|now|break|continue|increment|decrement)$/;
const GOVERNS = /^(?:if|for|case|ifchanged|ifequal|ifnotequal|capture|macro|call|tablerow)$/;

function statement(inner: string): string {
  const [, word = "", rest = ""] = /^(\w+)\s*([\s\S]*)$/.exec(inner) ?? [];
  const negated = /^not\s+(.*)$/.exec(rest)?.[1];
  if (word === "if" && negated !== undefined) return `{{#unless ${negated}}}`;
  if (word === "if" || word === "unless") return `{{#${word} ${rest}}}`;
  if (/^(?:elif|elsif|elseif)$/.test(word)) return `{{else if ${rest}}}`;
  if (word === "else" || word === "empty") return "{{else}}";
  if (word === "when") return `{{else if when ${rest}}}`;
  if (PLAIN.test(word) || SILENT.test(word)) return "";
  if (word.startsWith("end")) return `{{/${word.slice(3)}}}`;
  return GOVERNS.test(word) ? `{{#${word} ${rest}}}` : unknown(inner);
}

function script(inner: string): string {
  if (inner.startsWith("#")) return "";
  if (/^[=-]/.test(inner)) return shown(inner.slice(1).trim());
  if (/^(?:\}\s*)?else\b/.test(inner)) return "{{else}}";
  if (/^(?:\}|end\b)/.test(inner)) return `{{/${SCRIPT}}}`;
  return /(?:\{|\bdo\b[^{}]*|=>\s*)$|^(?:if|unless)\b/.test(inner)
    ? `{{#${SCRIPT} ${inner.replace(/[{}]/g, "")}}}`
    : "";
}

/** A script does not say what it ends, so all that it opens has one name. */
const SCRIPT = "script";

function mailchimp(inner: string): string {
  const [, word = "", rest = ""] = /^([A-Z]+):?(.*)$/.exec(inner) ?? [];
  if (word === "IF") return `{{#if ${rest}}}`;
  if (word === "IFNOT") return `{{#unless ${rest}}}`;
  if (word === "ELSEIF") return `{{else if ${rest}}}`;
  if (word === "ELSE") return "{{else}}";
  if (word === "END") return rest === "IF" ? "{{/if}}" : `{{/${rest}}}`;
  return shown(inner);
}

const FILTERED = new RegExp(`^(${PATH})\\s*\\|(?:\\s*default(?:\\(|:)\\s*(?:"([^"]*)"|'([^']*)'))?`);
const NAMED = new RegExp(`^(?:var|data):(${PATH})(?::(?:"([^"]*)"|'([^']*)'))?$`);

/** A value with filters, as Liquid has them, or with the prefix of Mailjet; `undefined` for anything else. */
export function nearestValue(inner: string): string | undefined {
  const [, path, double, single] = FILTERED.exec(inner) ?? NAMED.exec(inner) ?? [];
  if (path === undefined) return undefined;
  const instead = double ?? single;
  return instead === undefined || instead === "" ? path : `fallback ${path} "${instead.replaceAll('"', "'")}"`;
}
