/** Bugs of merging, escaping and helpers: values that become markup, and messages without what they need. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

const VALUES: readonly PlantedBug[] = [
  {
    id: "prototype-is-read",
    says: "A template reaches the constructor of a value, and from there what the host can do.",
    file: "merge/values.ts",
    find: 'return property !== undefined && "value" in property ? property.value : undefined;',
    replace: "return (owner as Record<string, unknown>)[name];",
    tests: ["merge/merge.test.ts", "merge/refused.test.ts"],
  },
  {
    id: "blank-is-a-value",
    says: "A mail leaves with a blank where the name of the debtor has to be.",
    file: "merge/values.ts",
    find: ' || (typeof value === "string" && value.trim() === "")',
    replace: "",
    tests: ["merge/merge.test.ts"],
  },
  {
    id: "triple-braces-are-read",
    says: "An author writes values without escaping, and a debtor's name is markup.",
    file: "merge/parse.ts",
    find: "if (!node.escaped) {",
    replace: "if (node.escaped === undefined) {",
    tests: ["merge/refused.test.ts"],
  },
  {
    id: "helper-of-the-prototype",
    says: "A tag calls what every object inherits, and the merge breaks at the first message.",
    file: "merge/parse.ts",
    find: "Object.hasOwn(helpers, name) && !TAKEN_NAMES.has(name) ? helpers[name] : undefined",
    replace: "name in helpers ? helpers[name] : undefined",
    tests: ["merge/refused.test.ts"],
  },
  {
    id: "unknown-option-ignored",
    says: "An option that a helper does not know is ignored, and the money is shown in another form.",
    file: "merge/parse.ts",
    find: "if (known.includes(option)) continue;",
    replace: "if (option !== undefined) continue;",
    tests: ["merge/refused.test.ts"],
  },
];

const PLACES: readonly PlantedBug[] = [
  {
    id: "value-in-a-handler",
    says: "A value stands in onclick, where escaping for HTML does not help.",
    file: "merge/slots.ts",
    find: "/^(?:on.*|style|",
    replace: "/^(?:style|",
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "value-in-a-script",
    says: "A value stands in a script, and what it says is run.",
    file: "merge/slots.ts",
    find: 'if (at.element === "title" || at.element === "textarea") return "html";',
    replace: 'if (at.element !== "style") return "html";',
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "value-without-quotes",
    says: "A value with a blank in it adds attributes to its element.",
    file: "merge/slots.ts",
    find: "return refuse('A value cannot stand for a name or without quotes in a tag: write name=\"{{value}}\".');",
    replace: 'return "attribute";',
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "link-as-any-attribute",
    says: "A link that runs a script is shown, since only its quotes are escaped.",
    file: "merge/slots.ts",
    find: 'if (!LINKS.has(at.attribute)) return "attribute";',
    replace: 'if (at.attribute !== "action") return "attribute";',
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "block-opens-a-quote",
    says: "A condition opens a quote that it does not close, and what follows is an attribute for some debtors.",
    file: "merge/slots.ts",
    find: "if (end !== undefined && again !== undefined) return end;",
    replace: "if (again !== undefined) return end ?? again;",
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "raw-elements-forgotten",
    says: "The end of a style sheet is looked for among tags, and a value in it counts as text.",
    file: "merge/markup.ts",
    find: "RAW_ELEMENTS.has(place.element) ? ",
    replace: 'place.element === "script" ? ',
    tests: ["escape/escape.test.ts"],
  },
];

const LINKS: readonly PlantedBug[] = [
  {
    id: "scripts-as-links",
    says: "A link to javascript: is shown to a debtor.",
    file: "escape/links.ts",
    find: 'if (url.protocol !== "https:" && !(url.protocol === "http:" && rules.http === true)) return err("scheme");',
    replace: 'if (url.protocol === "http:" && rules.http !== true) return err("scheme");',
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "host-that-ends-alike",
    says: "A payment link leads to evil-pay.example.com, which is on no list.",
    file: "escape/links.ts",
    find: "host.endsWith(rule.slice(1)) && host.length >= rule.length : host === rule",
    replace: "host.endsWith(rule.slice(2)) : host === rule",
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "user-before-the-host",
    says: "A link that begins with the name of the creditor leads to somebody else.",
    file: "escape/links.ts",
    find: 'if (url.username !== "" || url.password !== "") return err("user");',
    replace: "",
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "mail-link-with-recipients",
    says: "A mail link adds hidden recipients to what the debtor writes.",
    file: "escape/links.ts",
    find: "/^(?:subject|body)=/i.test(header) && ",
    replace: "",
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "direction-override-stays",
    says: "A name that steers the direction of text makes an amount read as another one.",
    file: "escape/signs.ts",
    find: '.replace(BIDI, "")',
    replace: "",
    tests: ["escape/escape.test.ts"],
  },
  {
    id: "line-break-in-a-header",
    says: "A name with a line break adds a header to a mail.",
    file: "escape/signs.ts",
    find: 'plainText(text).replace(/[\\n\\t]+/g, " ")',
    replace: 'plainText(text).replace(/[\\t]+/g, " ")',
    tests: ["escape/escape.test.ts"],
  },
];

const HELPERS: readonly PlantedBug[] = [
  {
    id: "lines-not-escaped",
    says: "An address with markup in it changes the letter it is printed on.",
    file: "helpers/helpers.ts",
    find: 'parts.map(escapeHtml).join("<br />")',
    replace: 'parts.join("<br />")',
    tests: ["helpers/helpers.test.ts"],
  },
  {
    id: "text-link-not-checked",
    says: "An SMS leads to a host that the creditor never allowed.",
    file: "helpers/helpers.ts",
    find: "const link = checkLink(textOf(value), rules);",
    replace: "const link = checkLink(textOf(value), {});",
    tests: ["helpers/helpers.test.ts"],
  },
  {
    id: "texts-compared-as-numbers",
    says: "A reference counts as larger than an amount, and an offer is shown to the wrong debtors.",
    file: "helpers/helpers.ts",
    find: 'const comparable = typeof a === typeof b && (typeof a === "number" || typeof a === "string");',
    replace: "const comparable = true;",
    tests: ["helpers/helpers.test.ts"],
  },
  {
    id: "zero-has-no-fallback",
    says: "A debtor who owes nothing is told the fallback instead of zero.",
    file: "helpers/helpers.ts",
    find: "values.find((value) => !isMissing(value))",
    replace: "values.find((value) => !isFalsy(value, false))",
    tests: ["helpers/helpers.test.ts"],
  },
];

export const MERGE_BUGS: readonly PlantedBug[] = [...VALUES, ...PLACES, ...LINKS, ...HELPERS];
