/** The operators of JsonLogic, one function each. What they coerce, and how, is json-logic-js's choice, not ours. */

/** What a rule raises: `throw`, an operator that does not exist, arguments that make no sense. */
export class JsonLogicError extends Error {
  /** The value thrown, or `Unknown Operator`, `Invalid Arguments`, `Too Deep`, `NaN`. */
  readonly type: unknown;

  constructor(type: unknown, message = `JsonLogic: ${typeof type === "string" ? type : JSON.stringify(type)}`) {
    super(message);
    this.name = "JsonLogicError";
    this.type = type;
  }
}

/** Empty lists are false, beside what is false in JavaScript. */
export const isTruthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** What lies above the data an operator sees: per iteration `{ index }`, then the data around it. */
export interface Scope {
  readonly value: unknown;
  readonly above: Scope | undefined;
}

/** A rule ready to run. */
export type Run = (data: unknown, above: Scope | undefined) => unknown;

type Make = (args: readonly Run[]) => Run;

/** Arguments first, then one function over their values. */
const over =
  (apply: (...values: readonly never[]) => unknown): Make =>
  (args) =>
  (data, above) =>
    (apply as (...values: readonly unknown[]) => unknown)(...args.map((arg) => arg(data, above)));

/** Each argument with the next one; a single one with nothing. From the third on, what is undefined is not there. */
const chained = (holds: (a: never, b: never) => boolean): Make =>
  over((...values: readonly never[]) => {
    for (let i = 0; i === 0 || values[i + 1] !== undefined; i++) {
      if (!holds(values[i] as never, values[i + 1] as never)) return false;
    }
    return true;
  });

const choice: Make = (args) => (data, above) => {
  let i = 0;
  for (; i < args.length - 1; i += 2) {
    if (isTruthy(args[i]?.(data, above))) return args[i + 1]?.(data, above);
  }
  return args.length === i + 1 ? args[i]?.(data, above) : null;
};

/** The first argument that decides, else the last. */
const junction =
  (decisive: boolean): Make =>
  (args) =>
  (data, above) => {
    let value: unknown;
    for (const arg of args) {
      value = arg(data, above);
      if (isTruthy(value) === decisive) return value;
    }
    return value;
  };

/** Over the list in the first argument, anything else being an empty one; `item` runs the second one for an element. */
const overList =
  (apply: (list: readonly unknown[], item: (value: unknown, index: number) => unknown) => unknown): Make =>
  ([list, body]) =>
  (data, above) => {
    const values = list?.(data, above);
    return apply(Array.isArray(values) ? values : [], (value, i) => body?.(value, iteration(i, data, above)));
  };

/** What lies above an element: its index, then the data of the list. */
const iteration = (index: number, data: unknown, above: Scope | undefined): Scope => ({
  value: { index },
  above: { value: data, above },
});

const reduce: Make =
  ([list, body, start]) =>
  (data, above) => {
    const values = list?.(data, above);
    const first = start === undefined ? null : start(data, above);
    if (!Array.isArray(values)) return first;
    return values.reduce<unknown>(
      (accumulator, current, i) => body?.({ current, accumulator }, iteration(i, data, above)),
      first,
    );
  };

/** An own member; of a text its length and characters, too. `undefined` when there is none. */
const own = (value: unknown, key: unknown): unknown => {
  if (value === null || value === undefined) return undefined;
  const name = String(key);
  return Object.hasOwn(Object(value), name) ? (value as Record<string, unknown>)[name] : undefined;
};

function variable(data: unknown, path: unknown, fallback: unknown): unknown {
  if (path === undefined || path === null || path === "") return data;
  let value = data;
  for (const name of String(path).split(".")) {
    value = own(value, name);
    if (value === undefined) return fallback === undefined ? null : fallback;
  }
  return value;
}

const missing: Make = (args) => (data, above) =>
  absent(
    args.map((arg) => arg(data, above)),
    data,
  );

function absent(keys: readonly unknown[], data: unknown): unknown[] {
  const listed = Array.isArray(keys[0]) ? keys[0] : keys;
  return listed.filter((key) => {
    const [path, fallback] = Array.isArray(key) ? key : [key];
    const value = variable(data, path, fallback);
    return value === null || value === "";
  });
}

const missingSome: Make =
  ([need, list]) =>
  (data, above) => {
    const [wanted, options] = [need?.(data, above), list?.(data, above)];
    if (typeof options !== "string" && !Array.isArray(options))
      throw new JsonLogicError("Invalid Arguments", "`missing_some` takes a list of paths.");
    const gone = absent(Array.isArray(options) ? options : [options], data);
    return options.length - gone.length >= (wanted as number) ? [] : gone;
  };

/** Path of `val` and `exists`: a first `[n]` climbs n scopes. Names are taken as they are, without dots. */
function target(
  path: readonly unknown[],
  data: unknown,
  above: Scope | undefined,
): { readonly base: unknown; readonly names: readonly unknown[] } {
  const [first, ...rest] = path;
  if (!Array.isArray(first) || first.length !== 1) return { base: data, names: path };
  const levels = Math.abs(Number(first[0]));
  let base = data;
  let scope = above;
  for (let i = 0; i < levels; i++) {
    base = scope?.value;
    scope = scope?.above;
  }
  return { base, names: rest };
}

const pathFrom = (values: readonly unknown[]): readonly unknown[] => {
  const [only] = values;
  if (values.length !== 1) return values;
  if (only === null || only === undefined) return [];
  return Array.isArray(only) && !(only.length === 1 && typeof only[0] === "number") ? only : [only];
};

const val: Make = (args) => (data, above) => {
  const { base, names } = target(pathFrom(args.map((arg) => arg(data, above))), data, above);
  return names.reduce(own, base) ?? null;
};

const exists: Make = (args) => (data, above) => {
  const { base, names } = target(pathFrom(args.map((arg) => arg(data, above))), data, above);
  let value = base;
  for (const name of names) {
    if (value === null || value === undefined || !Object.hasOwn(Object(value), String(name))) return false;
    value = own(value, name);
  }
  return value !== undefined;
};

/** The first argument that raises nothing and is not NaN; the ones after an error see `{ type }`, the data above it. */
const attempt: Make = (args) => (data, above) => {
  let failure: JsonLogicError | undefined;
  for (const arg of args) {
    try {
      const value =
        failure === undefined
          ? arg(data, above)
          : arg({ type: failure.type }, { value: null, above: { value: data, above } });
      if (!Number.isNaN(value)) return value;
      failure = new JsonLogicError("NaN");
    } catch (error) {
      if (!(error instanceof JsonLogicError)) throw error;
      failure = error;
    }
  }
  if (failure === undefined) return null;
  throw failure;
};

const raise = over((value: unknown) => {
  const type =
    typeof value === "object" && value !== null && Object.hasOwn(value, "type")
      ? (value as { type: unknown }).type
      : value;
  throw new JsonLogicError(type ?? null);
});

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((total, value) => total + Number.parseFloat(value as string), 0);

/** A single factor stays what it is, text or not. */
const product = (values: readonly unknown[]): unknown =>
  values.length === 0 ? 1 : values.reduce((a, b) => Number.parseFloat(a as string) * Number.parseFloat(b as string));

function within(part: unknown, whole: unknown): boolean {
  if (typeof whole === "string") return whole !== "" && whole.includes(String(part));
  return Array.isArray(whole) && whole.indexOf(part) !== -1;
}

/** A negative length leaves that many characters off. Lengths are coerced as json-logic-js does, lists and all. */
function part(source: unknown, start: never, length: never): string {
  const text = String(source);
  const rest = text.substr(start);
  return length < 0 ? rest.substr(0, rest.length + length) : text.substr(start, length);
}

export const OPERATORS: Readonly<Record<string, Make>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: loose equality is what `==` means in JsonLogic
  "==": chained((a, b) => a == b),
  "===": chained((a, b) => a === b),
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  "!=": chained((a, b) => a != b),
  "!==": chained((a, b) => a !== b),
  "<": chained((a, b) => a < b),
  "<=": chained((a, b) => a <= b),
  ">": chained((a, b) => a > b),
  ">=": chained((a, b) => a >= b),
  "!": over((a: unknown) => !isTruthy(a)),
  "!!": over((a: unknown) => isTruthy(a)),
  if: choice,
  "?:": choice,
  and: junction(false),
  or: junction(true),
  "??": (args) => (data, above) => {
    for (const arg of args) {
      const value = arg(data, above);
      if (value !== null && value !== undefined) return value;
    }
    return null;
  },
  var: (args) => (data, above) => variable(data, args[0]?.(data, above), args[1]?.(data, above)),
  val,
  exists,
  missing,
  missing_some: missingSome,
  try: attempt,
  throw: raise,
  filter: overList((list, item) => list.filter((value, i) => isTruthy(item(value, i)))),
  map: overList((list, item) => list.map(item)),
  reduce,
  all: overList((list, item) => list.length > 0 && list.every((value, i) => isTruthy(item(value, i)))),
  none: overList((list, item) => !list.some((value, i) => isTruthy(item(value, i)))),
  some: overList((list, item) => list.some((value, i) => isTruthy(item(value, i)))),
  merge: over((...values: readonly unknown[]) => values.flat()),
  in: over(within),
  cat: over((...values: readonly unknown[]) => values.join("")),
  substr: over(part),
  "+": over((...values: readonly unknown[]) => sum(values)),
  "*": over((...values: readonly unknown[]) => product(values)),
  "-": over((a: never, b: never) => (b === undefined ? -a : a - b)),
  "/": over((a: never, b: never) => a / b),
  "%": over((a: never, b: never) => a % b),
  min: over((...values: readonly never[]) => Math.min(...values)),
  max: over((...values: readonly never[]) => Math.max(...values)),
  log: over((a: unknown) => a),
};
