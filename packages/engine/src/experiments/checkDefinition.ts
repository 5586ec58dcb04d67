/** Whether a definition makes sense: everything that is wrong with it, with a JSON pointer. */

import { isRecord } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import { EXPERIMENT_FORMAT, kindOf, MEASURES, type Metric, resolveMetric } from "./definition.ts";
import { type ExperimentProblem, type ExperimentProblemCode, problem } from "./problems.ts";

type Json = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Never throws. Empty when `value` is an `ExperimentDefinition`. */
export function checkDefinition(value: unknown): ExperimentProblem[] {
  const check = new Check();
  check.definition(value);
  return check.problems;
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const oneOf =
  (...known: readonly unknown[]) =>
  (value: unknown) =>
    known.includes(value);
const isShare = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10_000;
const between = (value: unknown): boolean => isNumber(value) && value > 0 && value < 1;
const isPositive = (value: unknown): boolean => isNumber(value) && value > 0;

/** Member -> what it must be, and the words for it. Those ending in `*` are needed. */
type Shape = Readonly<Record<string, readonly [test: (value: unknown) => boolean, wanted: string]>>;

const TEXT = [isText, "a text"] as const;
const FLAG = [(value: unknown) => typeof value === "boolean", "true or false"] as const;

const DEFINITION: Shape = {
  "id*": TEXT,
  format: [oneOf(EXPERIMENT_FORMAT), `"${EXPERIMENT_FORMAT}"`],
  title: TEXT,
  "variants*": [(value) => Array.isArray(value) && value.length >= 2, "a list of at least two variants"],
  "metrics*": [(value) => Array.isArray(value) && value.length >= 1, "a list of metrics"],
  columns: [isRecord, "an object with names of columns"],
  salt: [(value) => typeof value === "string", "a text"],
  currency: [(value) => typeof value === "string" && /^[A-Z]{3}$/.test(value), "a code of three capital letters"],
  segments: [
    (value) => Array.isArray(value) && value.length <= 8 && value.every(isText),
    "a list of at most 8 columns",
  ],
  confidence: [between, "a number between 0 and 1, such as 0.95"],
  method: [oneOf("sequential", "fixed"), `"sequential" or "fixed"`],
  plan: [isRecord, "an object"],
  content: [isRecord, "an object"],
};
const COLUMNS: Shape = { variant: TEXT, unit: TEXT, day: TEXT, currency: TEXT, units: TEXT };
const CONTENT: Shape = { "strategy*": TEXT, "node*": TEXT, "template*": TEXT };
const PLAN: Shape = {
  power: [between, "a number between 0 and 1, such as 0.8"],
  perDay: [isPositive, "a number above 0"],
  units: [isPositive, "a number above 0"],
};
const VARIANT: Shape = {
  "key*": TEXT,
  "weight*": [isShare, "a whole number of basis points from 0 to 10000"],
  title: TEXT,
  control: FLAG,
  holdout: FLAG,
};
const METRIC: Shape = {
  "id*": TEXT,
  title: TEXT,
  measure: [
    (value) => typeof value === "string" && Object.hasOwn(MEASURES, value),
    `one of ${Object.keys(MEASURES).join(", ")}`,
  ],
  kind: [oneOf("proportion", "mean", "ratio", "time"), "proportion, mean, ratio or time"],
  role: [oneOf("primary", "secondary", "guardrail"), "primary, secondary or guardrail"],
  better: [oneOf("higher", "lower"), `"higher" or "lower"`],
  limit: [(value) => isNumber(value) && value >= 0, "a number from 0"],
  effect: [isPositive, "a number above 0"],
  as: [oneOf("percent", "money", "days", "number"), "percent, money, days or number"],
  empty: [oneOf("error", "pending"), `"error" or "pending"`],
  horizon: [isPositive, "a number of days above 0"],
  ...Object.fromEntries(
    [
      "column",
      "covariate",
      "successes",
      "trials",
      "n",
      "sum",
      "sumSquares",
      "numerator",
      "denominator",
      "days",
      "event",
    ].map((name) => [name, TEXT] as const),
  ),
};

/** Members that together say where a metric is in the data, by kind. */
const SOURCES = {
  proportion: [["column"], ["successes", "trials"]],
  mean: [["column"], ["n", "sum", "sumSquares"]],
  ratio: [["numerator", "denominator"]],
  time: [["days", "event"]],
} as const;

class Check {
  readonly problems: ExperimentProblem[] = [];

  definition(value: unknown): void {
    if (!this.#shape(value, DEFINITION, [])) return;
    for (const [name, shape] of [
      ["columns", COLUMNS],
      ["plan", PLAN],
      ["content", CONTENT],
    ] as const) {
      if (value[name] !== undefined) this.#shape(value[name], shape, [name]);
    }
    if (Array.isArray(value.variants)) this.#variants(value.variants);
    if (Array.isArray(value.metrics)) this.#metrics(value.metrics);
  }

  #variants(variants: readonly unknown[]): void {
    const sound = variants.map((each, i) => this.#shape(each, VARIANT, ["variants", i]));
    if (sound.includes(false)) return;
    const known = variants as readonly Json[];
    const sum = known.reduce((total, { weight }) => total + Number(weight), 0);
    if (sum !== 10_000) this.#add("definition.weights", { sum }, ["variants"]);
    const controls = known.filter(({ control }) => control === true).length;
    if (controls > 1) this.#add("definition.control", { count: controls }, ["variants"]);
    this.#unlike(
      known.map(({ key }) => key),
      "variants",
    );
  }

  #metrics(metrics: readonly unknown[]): void {
    const sound = metrics.map((each, i) => this.#shape(each, METRIC, ["metrics", i]));
    if (sound.includes(false)) return;
    metrics.forEach((each, i) => {
      this.#source(each as Metric, ["metrics", i]);
    });
    const known = metrics as readonly Json[];
    const count = known.filter(({ role }) => role === "primary").length;
    if (count !== 1) this.#add("definition.primary", { count }, ["metrics"]);
    this.#unlike(
      known.map(({ id }) => id),
      "metrics",
    );
  }

  #source(metric: Metric, path: Path): void {
    const bare = metric.kind === undefined && metric.measure === undefined;
    const kind = bare ? kindOf(metric) : resolveMetric(metric).kind;
    const ways: readonly (readonly string[])[] = SOURCES[kind];
    const fits = ways.some((names) => names.every((name) => Object.hasOwn(metric, name)));
    if (fits) return;
    const wanted = `the columns of a ${kind}: ${ways.map((names) => names.map((name) => `"${name}"`).join(" and ")).join(", or ")}`;
    this.#add("definition.shape", { wanted }, path);
  }

  #unlike(ids: readonly unknown[], list: string): void {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i) this.#add("definition.duplicate", { id }, [list, i]);
    });
  }

  /** Whether the value is an object with the right members. */
  #shape(value: unknown, shape: Shape, path: Path): value is Json {
    if (!isRecord(value)) {
      this.#add("definition.shape", { wanted: "an object" }, path);
      return false;
    }
    const before = this.problems.length;
    const names = new Map(Object.entries(shape).map(([name, rule]) => [name.replace("*", ""), { name, rule }]));
    for (const member of Object.keys(value)) {
      if (!names.has(member)) this.#add("definition.unknownMember", { member }, [...path, member]);
    }
    for (const [
      member,
      {
        name,
        rule: [test, wanted],
      },
    ] of names) {
      if (value[member] === undefined ? name !== member : !test(value[member])) {
        this.#add("definition.shape", { wanted }, [...path, member]);
      }
    }
    return this.problems.length === before;
  }

  #add(code: ExperimentProblemCode, data: Json, path: Path): void {
    this.problems.push(problem(code, data, { path: pointer(path) }));
  }
}
