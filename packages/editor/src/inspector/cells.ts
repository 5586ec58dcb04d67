/** Cells of decision tables as people type them: `30`, `< 30`, `30..60`, `gold, silver`; anything else is JSON. */

const OPERATORS = ["<=", ">=", "!=", "<", ">"] as const;

type Scalar = string | number | boolean;

/** `undefined` where only JSON tells it exactly. */
export function simpleCell(cell: unknown): string | undefined {
  if (cell === null || cell === undefined) return "";
  if (isScalar(cell)) return scalarText(cell);
  if (typeof cell !== "object" || Array.isArray(cell)) return undefined;
  const [[op, operand] = [], ...others] = Object.entries(cell);
  if (op === undefined || others.length > 0) return undefined;
  if (Array.isArray(operand)) return listText(op, operand);
  const known = OPERATORS.find((one) => one === op);
  return known !== undefined && isScalar(operand) ? `${known} ${scalarText(operand)}` : undefined;
}

export const cellText = (cell: unknown): string => simpleCell(cell) ?? JSON.stringify(cell);

/** @returns `undefined` for JSON that is none. */
export function cellFrom(text: string): { readonly cell: unknown } | undefined {
  const plain = text.trim();
  if (plain === "") return { cell: null };
  if (/^[{["]/.test(plain)) return parsed(plain);
  const range = /^(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)$/.exec(plain);
  if (range !== null) return { cell: { between: [Number(range[1]), Number(range[2])] } };
  const op = OPERATORS.find((one) => plain.startsWith(one));
  if (op !== undefined) return { cell: { [op]: scalarFrom(plain.slice(op.length)) } };
  if (plain.includes(",")) return { cell: { in: plain.split(",").map(scalarFrom) } };
  return { cell: scalarFrom(plain) };
}

function parsed(text: string): { readonly cell: unknown } | undefined {
  try {
    return { cell: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);

/** The ends of `between`, and the list of `in` where commas tell its items apart. */
function listText(op: string, operand: readonly unknown[]): string | undefined {
  const [first, second] = operand;
  if (op === "between" && operand.length === 2 && typeof first === "number" && typeof second === "number")
    return `${first}..${second}`;
  return op === "in" && operand.length > 1 && operand.every((one) => isScalar(one) && scalarText(one) === String(one))
    ? operand.map((one) => scalarText(one as Scalar)).join(", ")
    : undefined;
}

/** A text that would read as something else is told in quotes. */
function scalarText(value: Scalar): string {
  const text = String(value);
  return typeof value === "string" && (scalarFrom(text) !== value || /^[<>=!{["]|,|\.\./.test(text) || text === "")
    ? JSON.stringify(value)
    : text;
}

function scalarFrom(text: string): Scalar {
  const plain = text.trim();
  if (plain === "true" || plain === "false") return plain === "true";
  if (/^-?\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  const quoted = /^".*"$/.test(plain) ? parsed(plain)?.cell : undefined;
  return typeof quoted === "string" ? quoted : plain;
}
