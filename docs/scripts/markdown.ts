/** Pieces of Markdown that generated pages share. */

/** As `biome` would leave it: cells padded to the width of their column. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")));
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(head.map(() => "---")), ...others.map(line)].join("\n");
}

export const code = (text: string): string => `\`${text}\``;

/** The note by which a reader of the file knows where to change it. */
export const madeBy = (sources: string): string =>
  `<!-- Made by docs/scripts/reference.ts from ${sources}. Do not edit. -->`;

const WIDTH = 100;

export const fenced = (value: unknown): string => `\`\`\`json\n${printed(value, "")}\n\`\`\``;

/** JSON on one line where it fits, else a member a line. */
function printed(value: unknown, indent: string): string {
  const line = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ");
  if (typeof value !== "object" || value === null || indent.length + line.length <= WIDTH) return line;
  const deeper = `${indent}  `;
  const list = Array.isArray(value);
  const members = list
    ? value.map((one) => printed(one, deeper))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${printed(one, deeper)}`);
  return `${list ? "[" : "{"}\n${deeper}${members.join(`,\n${deeper}`)}\n${indent}${list ? "]" : "}"}`;
}

export type JsonSchema = { readonly [keyword: string]: unknown };

/** What may stand there, in words. */
export function shapeOf(schema: JsonSchema): string {
  const { type, enum: values, const: only, $ref, items, anyOf, oneOf, minimum, maximum } = schema;
  if (only !== undefined) return code(JSON.stringify(only));
  if (Array.isArray(values)) return values.map((value) => code(String(value))).join(", ");
  if (typeof $ref === "string") return words($ref.split("/").at(-1) ?? "");
  const several = anyOf ?? oneOf;
  if (Array.isArray(several)) return [...new Set(several.map(shapeOf))].join(" or ");
  if (type === "array") return `list of ${shapeOf((items ?? {}) as JsonSchema)}`;
  if (Array.isArray(type)) return type.join(" or ");
  const bounds = minimum === undefined && maximum === undefined ? "" : `, ${minimum ?? "…"} to ${maximum ?? "any"}`;
  return type === undefined ? "any value" : `${type === "string" ? "text" : type}${bounds}`;
}

/** `caseFacts` as it is said. */
const words = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

/** Items by a key, both in the order in which they come. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
