/** `table`: a decision table. Inputs across, rows down; the first row that matches decides, or every one adds its values. */

import type { Condition } from "../model/condition.ts";
import type { TableCell, TableNode } from "../model/node.ts";
import { CONDITION, ID, VALUES } from "./schema.ts";
import { assign, by, type Kit, type NodeSpec, placedValues, required, type Test, type Turn } from "./spec.ts";

export const table: NodeSpec<"table"> = {
  type: "table",
  title: "Goes by a table of cases, or collects values from it.",
  parameters: {
    properties: {
      inputs: { type: "array", minItems: 1, items: CONDITION, description: "Expressions, one for each column." },
      rows: {
        type: "array",
        minItems: 1,
        description: "From top to bottom.",
        items: {
          type: "object",
          properties: {
            match: {
              type: "array",
              items: CONDITION,
              description: "One cell for each input: `null` any value, a value for equality, or `{ op: operand }`.",
            },
            port: { ...ID, description: "Where a matching case goes; needed unless `hit` is `collect`." },
            set: { ...VALUES, description: "Variables that a matching case gets." },
          },
          required: ["match"],
          additionalProperties: false,
        },
      },
      hit: {
        enum: ["first", "collect"],
        default: "first",
        description: "The first matching row decides, or every matching row sets its values.",
      },
    },
    required: ["inputs", "rows"],
  },
  ports: (node) =>
    isCollecting(node) ? required("next") : required(...new Set(node.rows.flatMap((row) => row.port ?? [])), "else"),
  sometimes: { next: "`hit`: `collect`", else: "`hit`: `first`" },
  conditions: (node) => [
    ...node.inputs.map((rule, i) => ({ at: `/inputs/${i}`, rule, expression: true })),
    ...node.rows.flatMap((row, i) => [
      ...row.match.flatMap((cell, j) => {
        const rule = cellRule(cell, node.inputs[j] ?? null);
        return rule === undefined ? [] : [{ at: `/rows/${i}/match/${j}`, rule }];
      }),
      ...placedValues(`/rows/${i}/set`, row.set),
    ]),
  ],
  waits: () => false,
  compile(node, kit) {
    const inputs = node.inputs.map((input) => kit.test(input));
    const rows = node.rows.map((row, i) => compileRow(row, node, i, kit));
    const read = (turn: Turn) => Object.assign({}, ...inputs.map((input) => turn.values(input)));
    return {
      visit(turn) {
        if (isCollecting(node)) {
          const hits = rows.filter((row) => row.matches(turn));
          turn.note("decision.taken", { port: "next", rows: hits.map((row) => row.number), values: read(turn) });
          for (const row of hits) row.set(turn);
          return by("next");
        }
        const hit = rows.find((row) => row.matches(turn));
        const port = hit?.port ?? "else";
        turn.note("decision.taken", { port, rows: hit === undefined ? [] : [hit.number], values: read(turn) });
        hit?.set(turn);
        return by(port);
      },
    };
  },
};

const isCollecting = (node: TableNode): boolean => node.hit === "collect";

interface Row {
  /** From 1, as people count. */
  readonly number: number;
  readonly port: string | undefined;
  matches(turn: Turn): boolean;
  set(turn: Turn): void;
}

function compileRow({ match, port, set }: TableNode["rows"][number], node: TableNode, i: number, kit: Kit): Row {
  const cells = match.flatMap((cell, j): { test: Test; where: string }[] => {
    const rule = cellRule(cell, node.inputs[j] ?? null);
    return rule === undefined ? [] : [{ test: kit.test(rule), where: `rows/${i}` }];
  });
  const values = assign(set, kit, `rows/${i}`);
  return {
    number: i + 1,
    port,
    matches: (turn) => cells.every(({ test, where }) => turn.decide(test, where) === true),
    set: (turn) => {
      if (set !== undefined) turn.patch({ vars: values(turn) });
    },
  };
}

/** The condition that a cell stands for; none for "any". The operand of `between` is the list of its ends. */
export function cellRule(cell: TableCell, input: Condition): Condition | undefined {
  if (cell === null) return undefined;
  if (typeof cell !== "object") return { "==": [input, cell] };
  const [op = "", operand = null] = Object.entries(cell)[0] ?? [];
  const spread = op === "between" && Array.isArray(operand);
  return { ...cell, [op]: spread ? [input, ...operand] : [input, operand] };
}
