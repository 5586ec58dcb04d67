/** Bugs of texts and imports: words that become tags, values that are lost, conditions that turn around. */

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of source files

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

export const TEXT_BUGS: readonly PlantedBug[] = [
  {
    id: "braces-of-an-author",
    says: "Two braces in a text of the author are read as a value, and the mail cannot be published.",
    file: "text/words.ts",
    find: '"{": "&#123;", ',
    replace: "",
    tests: ["text/text.test.ts"],
  },
  {
    id: "backslash-eats-a-value",
    says: "A backslash before an amount shows the tag instead of the money.",
    file: "text/words.ts",
    find: "    .replace(/\\\\$/, `\\\\\\\\${ANCHOR}`)",
    replace: "",
    tests: ["text/text.test.ts"],
  },
  {
    id: "amount-in-one-currency",
    says: "Every amount is shown in the currency of the first one that was declared.",
    file: "text/values.ts",
    find: "const currency = currencySource(path, site);",
    replace: "const currency: string | undefined = '\"EUR\"';",
    tests: ["text/text.test.ts"],
  },
  {
    id: "row-of-the-message",
    says: "Each row of a table shows the reference of the message instead of its own.",
    file: "text/values.ts",
    find: "if (inRow) return names.length === 0",
    replace: "if (inRow && names.length > 9) return names.length === 0",
    tests: ["text/text.test.ts"],
  },
  {
    id: "fallback-beside-the-value",
    says: "A debtor with a name is greeted by the fallback.",
    file: "text/source.ts",
    find: "return `{{fallback ${argumentOf(value)} ${words}}}`;",
    replace: "return `{{fallback ${words} ${argumentOf(value)}}}`;",
    tests: ["text/text.test.ts"],
  },
  {
    id: "blank-optional-value-shows-its-words",
    says: "An optional value that is not there leaves an empty link behind.",
    file: "text/source.ts",
    find: 'return `{{#if (fallback ${value.path} "") includeZero=true}}${shown}${otherwise}{{/if}}`;',
    replace: "return `${shown}`;",
    tests: ["text/text.test.ts"],
  },
  {
    id: "paper-hides-its-links",
    says: "A letter says click here, and nobody can see where that leads.",
    file: "text/source.ts",
    find: 'if (context === "html" && writing.printed !== true) {',
    replace: 'if (context === "html") {',
    tests: ["page/page.test.ts"],
  },
  {
    id: "last-form-for-every-count",
    says: "One installment is announced as one installments.",
    file: "text/choices.ts",
    find: 'when: `(eq ${category} "${key}")`',
    replace: 'when: `(eq ${category} "other")`',
    tests: ["text/text.test.ts"],
  },
  {
    id: "case-of-a-number-never-holds",
    says: "A text for one stage is never shown, since the stage is a number.",
    file: "text/choices.ts",
    find: "const typed = /^(?:true|false|0|-?[1-9]\\d{0,14})$/.test(key);",
    replace: "const typed = false;",
    tests: ["text/text.test.ts"],
  },
  {
    id: "slots-numbered-twice",
    says: "Two values of a WhatsApp message have one number, and the amount stands where the date should.",
    file: "text/slots.ts",
    find: "const slot = known?.slot ?? (site.first ?? 1) + values.length;",
    replace: "const slot = known?.slot ?? (site.first ?? 1);",
    tests: ["text/text.test.ts"],
  },
  {
    id: "fixed-links-not-checked",
    says: "A text of the author leads to a host that the creditor never allowed.",
    file: "text/linkTarget.ts",
    find: "const checked = checkLink(url, rules);",
    replace: "const checked = checkLink(url, {});",
    tests: ["text/text.test.ts"],
  },
  {
    id: "import-turns-a-condition-around",
    says: "An imported offer is shown to those who should not have it.",
    file: "import/conditions.ts",
    find: 'open.block === "unless" ? [missing, there] : [there, missing]',
    replace: 'open.block === "unless" ? [there, missing] : [missing, there]',
    tests: ["import/import.test.ts"],
  },
];
