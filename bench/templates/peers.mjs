/** The same mail as the peers merge it, and as code that is generated from it: the limit. */

import { parse } from "@handlebars/parser";
import Handlebars from "handlebars";
import { Liquid } from "liquidjs";

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "`": "&#x60;", "=": "&#x3D;" };
const MARKED = /[&<>"'`=]/g;

/** As Handlebars escapes. */
const escaped = (value) => {
  const text = value === undefined || value === null ? "" : String(value);
  MARKED.lastIndex = 0;
  return MARKED.test(text) ? text.replace(MARKED, (sign) => SIGNS[sign]) : text;
};

/**
 * Straight-line code for values, `if` and `each`: what a compiler could make of the mail at best. With `check` values that are
 * links are checked too, as they have to be before anybody may click on them.
 */
export function generated(source, check) {
  const linked = (value) => {
    const checked = check(String(value));
    if (!checked.ok) throw new Error(checked.error);
    return escaped(checked.value);
  };
  const body = statements(parse(source).body, "it", check === undefined ? "escaped" : "linked");
  return new Function("escaped", "linked", `return (it) => { let out = ""; ${body} return out; };`)(escaped, linked);
}

function statements(nodes, scope, link) {
  return nodes
    .map((node) => {
      if (node.type === "ContentStatement") return `out += ${JSON.stringify(node.value)};`;
      if (node.type === "MustacheStatement") {
        const way = /url$/i.test(node.path.original) ? link : "escaped";
        return `out += ${way}(${read(node.path, scope)});`;
      }
      if (node.type === "CommentStatement") return "";
      const over = read(node.params[0], scope);
      const inner = (name) => statements(node.program.body, name, link);
      if (node.path.original === "if") return `if (${over}) { ${inner(scope)} }`;
      const item = `${scope}_`;
      return `for (const ${item} of ${over} ?? []) { ${inner(item)} }`;
    })
    .join(" ");
}

const read = ({ parts }, scope) => [scope, ...parts].join("?.");

export const handlebars = (source) => Handlebars.compile(source, { knownHelpersOnly: true });

/** Tags of the mail in the language of liquidjs; its escaping differs in signs only. */
export function liquid(source) {
  const text = source
    .replace(/\{\{#if ([\w.]+)\}\}/g, "{% if $1 %}")
    .replace(/\{\{\/if\}\}/g, "{% endif %}")
    .replace(/\{\{#each invoices\}\}([\s\S]*?)\{\{\/each\}\}/g, (_, body) => {
      const rows = body.replace(/\{\{(\w+)\}\}/g, "{{ row.$1 | escape }}");
      return `{% for row in invoices %}${rows}{% endfor %}`;
    })
    .replace(/\{\{([\w.]+)\}\}/g, "{{ $1 | escape }}");
  const engine = new Liquid();
  const parsed = engine.parse(text);
  return (context) => engine.renderSync(parsed, context);
}
