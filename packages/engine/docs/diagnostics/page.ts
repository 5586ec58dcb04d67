/** The reference page of all findings. What it says of severity, place, sentence and fix is what the engine answers. */

import { type Diagnostic, type DiagnosticCode, validateStrategy, validateStrategyText } from "../../src/index.ts";
import { DIAGNOSTIC_SEVERITY } from "../../src/model/diagnostic.ts";
import { ENTRIES } from "./entries.ts";
import { BASE, documentOf, type Entry, type Fault } from "./snippet.ts";

/** Everything found in a faulty document. */
export function findingsOf(fault: Fault): Diagnostic[] {
  const doc = documentOf(fault);
  return typeof doc === "string" ? validateStrategyText(doc, fault.options) : validateStrategy(doc, fault.options);
}

/** The one that the fault is there for. */
export const findingOf = (code: DiagnosticCode, fault: Fault): Diagnostic | undefined =>
  findingsOf(fault).find((finding) => finding.code === code && finding.path === fault.at);

const CODES = Object.keys(ENTRIES) as DiagnosticCode[];

export function diagnosticsPage(): string {
  const rows = CODES.map((code) => row(code, ENTRIES[code]));
  const text = [HEAD, ...rows, "", MIDDLE, json(BASE), ...CODES.map(section), ""].join("\n");
  return text.replace(/\n{3,}/g, "\n\n");
}

const HEAD = `# What a strategy can be told

<!-- Made by packages/engine/scripts/diagnosticsPage.ts from packages/engine/docs/diagnostics. Do not edit. -->

\`validateStrategy\`, \`parseStrategy\` and \`dunlin validate\` report findings, each with a code that never changes its meaning. A
strategy with an **error** does not run; a **warning** runs and is probably not what its author meant; an **info** only says
how something will go.

Where you look for something by another name:

| you look for             | it is                                                                                      |
| ------------------------ | ------------------------------------------------------------------------------------------ |
| an unreachable step      | \`graph.unreachable\`; a rule or case that never gets its turn: \`rule.shadowed\`              |
| a dead end               | \`port.missing\`, \`port.dangling\`, \`graph.noExit\`                                            |
| a wait without a timeout | \`wait.mayNeverEnd\`; \`port.missing\` for \`timeout\`; \`shape.invalid\` without \`for\` or \`until\` |
| a loop in no time        | \`repeat.noDelay\`, \`graph.cycle\`; two messages in one breath: \`contact.burst\`               |
| wrong weights            | \`split.weights\`, \`split.single\`, \`experiment.conflict\`                                     |
| a missing template       | \`template.unknown\`, \`template.channel\`, \`template.unpinned\`                                |
| an unused segment        | \`segment.unused\`                                                                           |
| a value that is missing  | \`condition.maybeUnknown\`, \`field.undeclared\`, \`wait.mayNeverEnd\`                        |

A **fix** is a JSON Patch (RFC 6902) in the member \`fix\` of a finding: applied, the finding is gone. There is one only where the
repair is clear from the document, which is why some codes have it sometimes.

| code | severity | fix | it means |
| ---- | -------- | --- | -------- |`;

const MIDDLE = `Every snippet below is put into this strategy, which has no finding: members replace those of the same name, nodes and \`time\`
are merged. All of them are run by the tests of the engine.
`;

function row(code: DiagnosticCode, entry: Entry): string {
  return `| [\`${code}\`](#${anchor(code)}) | ${DIAGNOSTIC_SEVERITY[code]} | ${fixes(code, entry)} | ${entry.means} |`;
}

/** As GitHub makes the anchor of a heading. */
const anchor = (code: string): string => code.toLowerCase().replaceAll(".", "");

function fixes(code: DiagnosticCode, { faults }: Entry): "yes" | "no" | "sometimes" {
  const having = faults.filter((fault) => findingOf(code, fault)?.fix !== undefined).length;
  return having === 0 ? "no" : having === faults.length ? "yes" : "sometimes";
}

function section(code: DiagnosticCode): string {
  const entry = ENTRIES[code];
  return `
## \`${code}\`

${DIAGNOSTIC_SEVERITY[code]}, fix: ${fixes(code, entry)}

${entry.means}

**Why it matters.** ${entry.why}

**What to do.** ${entry.repair}
${entry.faults.map((fault) => example(code, fault)).join("")}`;
}

function example(code: DiagnosticCode, fault: Fault): string {
  const finding = findingOf(code, fault);
  const { change = {}, without = [], text, options, also = [] } = fault;
  const unchanged = Object.keys(change).length === 0;
  const shown = text !== undefined ? fenced(text) : unchanged ? "" : json(change);
  const notes = [
    ...without.map((name) => `Without the member \`${name}\`.`),
    ...(unchanged && text === undefined && without.length === 0 ? ["The strategy as it is."] : []),
    ...(options === undefined ? [] : [`Host options: \`${cut(JSON.stringify(options))}\`.`]),
  ];
  const fix = finding?.fix === undefined ? "" : `\nFix:\n\n${json(finding.fix)}\n`;
  const beside = also.length === 0 ? "" : ` Beside it: ${also.map((each) => `\`${each}\``).join(", ")}.`;
  return `
${[...notes, shown].filter(Boolean).join("\n\n")}

\`${fault.at || "(the document)"}\`: ${finding?.message ?? ""}${beside}
${fix}`;
}

const WIDTH = 110;
const LONGEST = 400;

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} ...`);
const fenced = (text: string): string => `\`\`\`json\n${text}\n\`\`\``;
const json = (value: unknown): string => {
  const lines = printed(value, "", 0).split("\n");
  return fenced(
    lines.length <= 60
      ? lines.join("\n")
      : [...lines.slice(0, 12), `  ... ${lines.length - 16} more lines`, ...lines.slice(-4)].join("\n"),
  );
};

/** JSON on one line where it fits, else a member a line. */
function printed(value: unknown, indent: string, taken: number): string {
  const line = spaced(value);
  if (typeof value !== "object" || value === null || indent.length + taken + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const members = Object.entries(value).map(([name, member]) => {
    const head = isList ? "" : `${JSON.stringify(name)}: `;
    return inner + head + printed(member, inner, head.length + 1);
  });
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  return `${open}\n${members.join(",\n")}\n${indent}${close}`;
}

function spaced(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
