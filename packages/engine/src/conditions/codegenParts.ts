/** What the parts of the generator share: values in the making, scopes, and how members are read. */

import type { ConditionAst, VarAst } from "../model/condition.ts";
import { textLiteral } from "./codegenText.ts";
import type { Exits, Jump, Writer } from "./codegenWriter.ts";
import type { ValueKind } from "./operators.ts";

export interface Value {
  /** A name or a literal: cheap to repeat. */
  readonly code: string;
  /** What it is if it is known; `any` may be anything. */
  readonly kind: ValueKind;
  /** Never unknown. */
  readonly sure?: boolean;
  /** As it was read: `null` and what is not finite also stand for unknown. */
  readonly raw?: boolean;
}

export const UNKNOWN: Value = { code: "undefined", kind: "any" };

/** What `var` means somewhere. */
export interface Scope {
  read(path: readonly string[]): Value;
  /** Inside a list: the element. */
  readonly element?: () => string;
}

/** The generator as its parts see it. Everything they write goes to the end of what is written so far. */
export interface Parts {
  readonly writer: Writer;
  /** The facts, from wherever one stands. */
  readonly root: Scope;
  /** Whether the facts are a plain object that is read directly. */
  readonly plainFacts: boolean;
  /** The name of the environment. */
  environment(): string;
  value(ast: ConditionAst, scope: Scope): Value;
  /** A value of which only `undefined` is unknown. */
  known(ast: ConditionAst, scope: Scope): Value;
  branch(ast: ConditionAst, scope: Scope, exits: Exits): void;
  /** A finite number; anything else leaves by `unknown`, which must leave. */
  number(ast: ConditionAst, scope: Scope, unknown: Jump): string;
  /** A list, likewise. */
  list(ast: ConditionAst, scope: Scope, unknown: Jump): string;
}

/** One operator: what it writes for a call. */
export type Write<T> = (parts: Parts, args: readonly ConditionAst[], scope: Scope) => T;

export const variable = (parts: Parts, { path, scope: from }: Pick<VarAst, "path" | "scope">, scope: Scope): Value =>
  (from === "root" ? parts.root : scope).read(path);

/** Whether a value is a number; of one that was read, whether it is finite. */
export const isNumber = ({ code, raw }: Value): string =>
  `typeof ${code} === "number"${raw === true ? ` && ${code} - ${code} === 0` : ""}`;

/** Whether a value is unknown. */
export const isUnknown = ({ code, raw }: Value): string =>
  raw === true
    ? `${code} === undefined || ${code} === null || typeof ${code} === "number" && ${code} - ${code} !== 0`
    : `${code} === undefined`;

/** The same value, unknown only as `undefined`. */
export function settled(writer: Writer, value: Value): Value {
  if (value.raw !== true) return value;
  return { code: writer.hold(`${isUnknown(value)} ? undefined : ${value.code}`), kind: value.kind };
}

/** Something with members, and a name that tells whether it is a plain object. */
interface Holder {
  readonly code: string;
  plain(): string;
}

/** `plain` is written where `slot` stands, once it is asked for. */
function holder(writer: Writer, code: string): Holder {
  const slot = writer.slot();
  let name: string | undefined;
  return {
    code,
    plain: () => {
      if (name !== undefined) return name;
      name = writer.name("p");
      const there = `${code} !== undefined && ${code} !== null && ${code}[${writer.use("mark")}] === undefined`;
      slot.fill(`const ${name} = ${there} && ${writer.use("getPrototypeOf")}(${code}) === ${writer.use("plain")};`);
      return name;
    },
  };
}

/**
 * An own member, as `ownMember` reads it. Of a plain object that has no such name by inheritance a simple read is the
 * same, and V8 knows the second condition without looking.
 */
function member(writer: Writer, { code, plain }: Holder, name: string): string {
  const key = textLiteral(name);
  const simple = `${plain()} && !(${key} in ${writer.use("empty")})`;
  return writer.hold(`${simple} ? ${code}[${key}] : ${writer.use("own")}(${code}, ${key})`);
}

function members(writer: Writer, from: Holder, path: readonly string[]): Value {
  let at = from;
  for (const name of path) at = holder(writer, member(writer, at, name));
  return { code: at.code, kind: "any", raw: true };
}

/** The members of a plain object. */
export function factsScope(writer: Writer, code: string): Scope {
  const facts = holder(writer, code);
  return { read: (path) => (path.length === 0 ? UNKNOWN : members(writer, facts, path)) };
}

/** What an environment knows. */
export function environmentScope(writer: Writer, code: string): Scope {
  return {
    read: ([root, ...rest]) =>
      root === undefined
        ? UNKNOWN
        : members(writer, holder(writer, writer.hold(`${code}.read(${textLiteral(root)})`)), rest),
  };
}

/** An element of a list. */
export function elementScope(writer: Writer, code: string): Scope {
  const element = holder(writer, code);
  return { read: (path) => members(writer, element, path), element: () => code };
}

/** Of `reduce`: the element and what came out so far. The object with both is made only where it is asked for. */
export function reduceScope(writer: Writer, current: string, accumulator: Value): Scope {
  const element = holder(writer, current);
  const { code } = accumulator;
  const both = () => `{ current: ${current}, accumulator: ${code} === undefined ? null : ${code} }`;
  return {
    read: ([first, ...rest]) => {
      if (first === "current") return members(writer, element, rest);
      if (first === undefined) return { code: writer.hold(both()), kind: "any", sure: true };
      if (first !== "accumulator") return UNKNOWN;
      return rest.length === 0 ? accumulator : members(writer, holder(writer, code), rest);
    },
    element: both,
  };
}
