/** Every finding about a template: severities from the package, words from `words`. */

import { readFileSync } from "node:fs";
import { code, grouped, madeBy, table } from "./markdown.ts";
import { CHANNELS } from "./words/templateChannels.ts";
import { DOCUMENT } from "./words/templateDocument.ts";
import { PAYMENTS, VALUES } from "./words/values.ts";

const SOURCE = new URL("../../packages/templates/src/model/diagnostic.ts", import.meta.url);

/** First parts of codes, by what they are about. */
const FAMILIES: Readonly<Record<string, string>> = {
  template: "The document",
  block: "Blocks",
  merge: "Merge tags",
  text: "Texts",
  email: "Mail",
  check: "Before publication",
  channel: "Every channel",
  sms: "SMS",
  push: "Push",
  whatsapp: "WhatsApp",
  rcs: "RCS",
  voice: "Voice",
  import: "Import",
};

export function templateDiagnosticsPage(): string {
  const families = grouped(Object.entries({ ...DOCUMENT, ...CHANNELS }), ([of]) => of.split(".")[0] ?? of);
  const severities = severitiesOf();
  const sections = [...families].map(([family, entries]) => {
    const rows = entries.map(([name, words]) => [code(name), severities.get(name) ?? "", words]);
    return `\n## ${FAMILIES[family] ?? family}\n\n${table(["code", "severity", "it means, and what to do"], rows)}\n`;
  });
  return `# What a template can be told

${madeBy("the codes of @dunlin/templates and docs/scripts/words")}

\`validateTemplate\`, \`checkTemplate\`, the builders and \`dunlin render\` report findings, each with a code that never changes its meaning, a pointer into the
template and a sentence with its values. A template with an **error** is not published, or its message is withheld; a **warning** is sent and probably not what was meant; an
**info** only says how something comes out.
${sections.join("")}
## Values

What a helper of a merge tag cannot show, in \`data\` of \`merge.value\`.

${table(["code", "it means, and what to do"], rowsOf(VALUES))}

## Payment codes

What keeps a QR code or a slip from being made. A code that a bank reads differently is worse than none, so nothing is repaired by itself.

${table(["code", "it means, and what to do"], rowsOf(PAYMENTS))}
`;
}

/** Code -> severity, in the order of the package. */
export const severitiesOf = (): ReadonlyMap<string, string> =>
  new Map(
    [...readFileSync(SOURCE, "utf8").matchAll(/^ {2}"(\w+\.\w+)": "(error|warning|info)"/gm)].map(
      ([, name = "", severity = ""]) => [name, severity],
    ),
  );

const rowsOf = (words: Readonly<Record<string, string>>): string[][] =>
  Object.entries(words).map(([name, says]) => [code(name), says]);
