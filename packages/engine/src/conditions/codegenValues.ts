/** Generated values that are neither questions nor arithmetic: choices, texts, lists, days and counts. */

import type { ConditionAst } from "../model/condition.ts";
import { each } from "./codegenNumbers.ts";
import { type Parts, reduceScope, type Scope, type Value, type Write } from "./codegenParts.ts";
import type { RuntimeName } from "./codegenRuntime.ts";
import { textLiteral } from "./codegenText.ts";
import { doing, type Jump, leaving, ON } from "./codegenWriter.ts";

/** One function of the runtime over the values of some arguments, and perhaps more. */
const over =
  (
    fn: RuntimeName,
    kind: Value["kind"],
    count: number,
    more: (parts: Parts, given: number) => readonly string[] = () => [],
  ): Write<Value> =>
  (parts, args, scope) => {
    const codes = Array.from({ length: count }, (_, i) => valueAt(parts, args, i, scope));
    const all = [...codes, ...more(parts, args.length)].join(", ");
    return { code: parts.writer.hold(`${parts.writer.use(fn)}(${all})`), kind };
  };

const valueAt = (parts: Parts, args: readonly ConditionAst[], i: number, scope: Scope): string => {
  const arg = args[i];
  return arg === undefined ? "undefined" : parts.value(arg, scope).code;
};

const codesOf = (parts: Parts, args: readonly ConditionAst[], scope: Scope): string[] =>
  args.map((arg) => parts.known(arg, scope).code);

/** A name that gets its value inside `body`, by the statement that `set` makes, or stays unknown. */
function later(parts: Parts, kind: Value["kind"], body: (set: (code: string) => string, out: Jump) => void): Value {
  const name = parts.writer.name("t");
  parts.writer.put(`let ${name};`);
  parts.writer.labeled((out) => body((code) => `${name} = ${code};`, out));
  return { code: name, kind };
}

/** The first that is known. */
const coalesce: Write<Value> = (parts, args, scope) =>
  later(parts, "any", (set, out) => {
    for (const arg of args) {
      const { code } = parts.known(arg, scope);
      parts.writer.test(`${code} !== undefined`, leaving(`${set(code)} ${out.code}`), ON);
    }
  });

/** Tests one after another; what unknown ones would have led to is put by, until the answer is there. */
const choice: Write<Value> = (parts, args, scope) => {
  const { writer } = parts;
  const [doubts, result] = [writer.name("d"), writer.name("t")];
  writer.put(`let ${doubts}, ${result};`);
  writer.labeled((out) => {
    for (let i = 0; i < args.length; i += 2) {
      const [test, then] = args.slice(i, i + 2) as [ConditionAst, ConditionAst?];
      if (then === undefined) return writer.put(`${result} = ${parts.known(test, scope).code};`);
      const holds = writer.name("h");
      writer.put(`let ${holds};`);
      parts.branch(test, scope, { yes: doing(`${holds} = true;`), no: doing(`${holds} = false;`), unknown: ON });
      writer.block(`if (${holds} !== false)`, () => {
        const { code } = parts.known(then, scope);
        writer.put(`if (${holds} === true) { ${result} = ${code}; ${out.code} }`);
        writer.put(`if (${doubts} === undefined) { ${doubts} = [${code}]; } else { ${doubts}.push(${code}); }`);
      });
    }
  });
  writer.put(`if (${doubts} !== undefined) { ${result} = ${writer.use("settle")}(${doubts}, ${result}); }`);
  return { code: result, kind: "any" };
};

const filter: Write<Value> = (parts, [list, item], scope) =>
  later(parts, "list", (set, out) => {
    if (list === undefined || item === undefined) return;
    const code = parts.list(list, scope, out);
    const kept = parts.writer.hold("[]");
    each(parts, code, (element, name) => {
      parts.branch(item, element, { yes: doing(`${kept}.push(${name});`), no: ON, unknown: out });
    });
    parts.writer.put(set(kept));
  });

const map: Write<Value> = (parts, [list, item], scope) =>
  later(parts, "list", (set, out) => {
    if (list === undefined || item === undefined) return;
    const code = parts.list(list, scope, out);
    const made = parts.writer.hold("[]");
    each(parts, code, (element) => {
      parts.writer.put(`${made}.push(${orNull(parts.known(item, element))});`);
    });
    parts.writer.put(set(made));
  });

const orNull = ({ code, sure }: Value): string => (sure === true ? code : `${code} === undefined ? null : ${code}`);

const reduce: Write<Value> = (parts, [list, item, start], scope) =>
  later(parts, "any", (set, out) => {
    const { writer } = parts;
    if (list === undefined || item === undefined) return;
    const code = parts.list(list, scope, out);
    const total = writer.name("a");
    writer.put(`let ${total} = ${start === undefined ? "undefined" : parts.known(start, scope).code};`);
    each(parts, code, (_, element) => {
      writer.put(`${total} = ${parts.known(item, reduceScope(writer, element, { code: total, kind: "any" })).code};`);
    });
    writer.put(set(total));
  });

const merge: Write<Value> = (parts, args, scope) =>
  later(parts, "list", (set, out) => {
    const { writer } = parts;
    const codes = codesOf(parts, args, scope);
    for (const code of codes) writer.test(`${code} === undefined`, out, ON);
    writer.put(set(`${writer.use("flat")}([${codes.join(", ")}])`));
  });

/** Whether `var` means an element, and which. */
const place = ({ element }: Scope): string => (element === undefined ? "false, undefined" : `true, ${element()}`);

const missing: Write<Value> = (parts, args, scope) => {
  const { writer } = parts;
  const paths = `${writer.use("flat")}([${codesOf(parts, args, scope).join(", ")}])`;
  const code = writer.hold(`${writer.use("absent")}(${paths}, ${parts.environment()}, ${place(scope)})`);
  return { code, kind: "list" };
};

const missingSome: Write<Value> = (parts, args, scope) => {
  const { writer } = parts;
  const codes = codesOf(parts, args, scope).join(", ");
  const where = `${parts.environment()}, ${place(scope)}`;
  return { code: writer.hold(`${writer.use("absentOf")}(${codes}, ${where})`), kind: "list" };
};

/** A question with settings, to the environment. */
const counted =
  (method: "countContacts" | "countPromises"): Write<Value> =>
  (parts, [arg]) => {
    const { writer } = parts;
    const text = arg?.kind === "raw" ? JSON.stringify(arg.rule) : undefined;
    const query = text === undefined ? "undefined" : writer.constant(`${writer.use("json")}(${textLiteral(text)})`);
    return { code: writer.hold(`${parts.environment()}.${method}(${query})`), kind: "number" };
  };

const environment = (parts: Parts): readonly string[] => [parts.environment()];

const VALUES: Readonly<Record<string, Write<Value>>> = {
  if: choice,
  "??": coalesce,
  missing,
  missing_some: missingSome,
  cat: (parts, args, scope) => {
    const codes = codesOf(parts, args, scope).join(", ");
    return { code: parts.writer.hold(`${parts.writer.use("concatenate")}([${codes}])`), kind: "text" };
  },
  substr: over("substring", "text", 3, (_, given) => [String(given > 2)]),
  filter,
  map,
  reduce,
  merge,
  daysSince: over("daysFrom", "number", 1, (parts) => [parts.environment(), "1"]),
  daysUntil: over("daysFrom", "number", 1, (parts) => [parts.environment(), "-1"]),
  businessDaysSince: (parts, args, scope) =>
    args.length > 1
      ? over("businessDaysSince", "number", 2, environment)(parts, args, scope)
      : over("businessDaysSince", "number", 1, (all) => ['""', all.environment()])(parts, args, scope),
  addDays: over("shiftDate", "text", 2),
  countContacts: counted("countContacts"),
  countPromises: counted("countPromises"),
};

/** The value of any other operator. */
export function operation(parts: Parts, op: string, args: readonly ConditionAst[], scope: Scope): Value {
  const write = Object.hasOwn(VALUES, op) ? VALUES[op] : undefined;
  if (write === undefined) throw new Error(`an operator that was not checked: ${op}`);
  return write(parts, args, scope);
}

/** Its items, with null for what is unknown. */
export function list(parts: Parts, items: readonly ConditionAst[], scope: Scope): Value {
  const codes = items.map((item) => orNull(parts.known(item, scope)));
  return { code: parts.writer.hold(`[${codes.join(", ")}]`), kind: "list", sure: true };
}

/** A value that was read, or what stands in for it. */
export function withFallback(parts: Parts, read: Value, fallback: ConditionAst, unknown: string, scope: Scope): Value {
  const { writer } = parts;
  const name = writer.name("t");
  writer.put(`let ${name} = ${read.code};`);
  writer.block(`if (${unknown})`, () => {
    writer.put(`${name} = ${parts.known(fallback, scope).code};`);
  });
  return { code: name, kind: "any" };
}
