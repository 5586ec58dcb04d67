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

/** Straight-line code for values, `if` and `each`: what a compiler could make of the mail at best. */
export function generated(source) {
  const body = statements(parse(source).body, "it");
  return new Function("escaped", `return (it) => { let out = ""; ${body} return out; };`)(escaped);
}

function statements(nodes, scope) {
  return nodes
    .map((node) => {
      if (node.type === "ContentStatement") return `out += ${JSON.stringify(node.value)};`;
      if (node.type === "MustacheStatement") return `out += escaped(${read(node.path, scope)});`;
      if (node.type === "CommentStatement") return "";
      const over = read(node.params[0], scope);
      const inner = (name) => statements(node.program.body, name);
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
