/**
 * Templates: JSON in which `"$Column"` stands for a value of the row, `{ "$": rule }` for a computed one and
 * `{ "each": list, "item": template }` for a repetition. Compiled once, run for every row.
 */

import { error, type Problem } from "../problem.ts";
import type { Columns } from "./columns.ts";
import { compileRule } from "./expression.ts";
import { escapePointer, isObject, unknownMembers } from "./mapping.ts";
import { listed, quoted, type Row, RowError } from "./row.ts";

/** What a template can see: the row and, inside `each`, the current element and its position from 0. */
export interface Scope {
  readonly row: Row;
  readonly item?: unknown;
  readonly index?: number;
}

/** A compiled template. `undefined` drops the member or item that it stands for. */
export type Template = (scope: Scope) => unknown;

/** Where a template is compiled. */
export interface Site {
  readonly columns: Columns;
  readonly problems: Problem[];
  /** Whether `$item` and `$index` mean something here. */
  readonly inEach: boolean;
}

/** Compiles one JSON value found at `path` of the mapping; problems are added to `site.problems`. */
export type Compile = (source: unknown, path: string, site: Site) => Template;

export const compileTemplate: Compile = (source, path, site) => {
  if (typeof source === "string") return compileText(source, path, site);
  if (Array.isArray(source)) return compileList(source, path, site, compileTemplate);
  if (!isObject(source)) return () => source;
  if (Object.hasOwn(source, "$")) return compileComputed(source, path, site);
  if (Object.hasOwn(source, "each")) return compileEach(source, path, site, compileTemplate);
  return compileMembers(source, path, site);
};

/** Items of a list; an `each` among them adds its items to the list. */
export function compileList(source: readonly unknown[], path: string, site: Site, compileItem: Compile): Template {
  const items = source.map((item, i) => {
    const at = `${path}/${i}`;
    const spread = isObject(item) && Object.hasOwn(item, "each");
    return { spread, template: spread ? compileEach(item, at, site, compileItem) : compileItem(item, at, site) };
  });
  return (scope) => {
    const out: unknown[] = [];
    for (const { spread, template } of items) {
      const value = template(scope);
      if (spread) for (const each of value as unknown[]) out.push(each);
      else if (value !== undefined) out.push(value);
    }
    return out;
  };
}

/** `{ "each": list, "item": template, "when"?: template }`. */
export function compileEach(source: Record<string, unknown>, path: string, site: Site, compileItem: Compile): Template {
  site.problems.push(...unknownMembers(source, path, ["each", "item", "when"]));
  if (source.item === undefined) {
    site.problems.push(
      error("mapping.shape", "`each` needs an `item`: what to make of each element.", { path: `${path}/item` }),
    );
  }
  const inside = { ...site, inEach: true };
  const list = compileTemplate(source.each, `${path}/each`, site);
  const item = compileItem(source.item, `${path}/item`, inside);
  const when = source.when === undefined ? undefined : compileTest(source.when, `${path}/when`, inside);
  return ({ row, ...outer }) => {
    const elements = list({ row, ...outer }) ?? [];
    if (!Array.isArray(elements)) {
      throw new RowError("row.template", `\`each\` at ${path} needs a list, not ${quoted(elements)}.`);
    }
    const out: unknown[] = [];
    for (let index = 0; index < elements.length; index++) {
      const scope = { row, item: elements[index], index };
      if (when !== undefined && !when(scope)) continue;
      const value = item(scope);
      if (value !== undefined) out.push(value);
    }
    return out;
  };
}

/** A condition of the mapping: missing is no, anything but true and false is a broken row. */
export function compileTest(source: unknown, path: string, site: Site): (scope: Scope) => boolean {
  const template = compileTemplate(source, path, site);
  return (scope) => {
    const value = template(scope);
    if (value === true) return true;
    if (value === false || value === undefined || value === null) return false;
    throw new RowError("row.template", `\`when\` at ${path} must be true or false, not ${quoted(value)}.`);
  };
}

function compileMembers(source: Record<string, unknown>, path: string, site: Site): Template {
  const members = Object.entries(source).map(([name, value]) => {
    const at = `${path}/${escapePointer(name)}`;
    if (RESERVED.has(name))
      site.problems.push(error("name.reserved", `"${name}" cannot be the name of a member.`, { path: at }));
    return [name, compileTemplate(value, at, site)] as const;
  });
  return (scope) => {
    const out: Record<string, unknown> = {};
    for (const [name, template] of members) {
      const value = template(scope);
      if (value !== undefined) out[name] = value;
    }
    return out;
  };
}

const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function compileText(source: string, path: string, site: Site): Template {
  if (!source.startsWith("$")) return () => source;
  if (source.startsWith("$$")) {
    const text = source.slice(1);
    return () => text;
  }
  return compileReference(source.slice(1), path, site) ?? (() => undefined);
}

/** `Name` or `Name.member`; inside `each` also `item`, `item.member` and `index`. */
function compileReference(reference: string, path: string, site: Site): Template | undefined {
  const [first = "", ...members] = reference.split(".");
  if (site.inEach && first === "item") return ({ item }) => memberOf(item, members);
  if (site.inEach && first === "index") return ({ index }) => index;
  const found = site.columns.find(reference);
  if (found === undefined) {
    const names = listed(site.columns.names());
    const message = `There is no column "${reference}". The file has ${names}. (A text that begins with $ is written $$.)`;
    site.problems.push(error("mapping.unknownColumn", message, { path }));
    return undefined;
  }
  if (site.columns.isAmbiguous(found.name)) {
    const message = `The file has two columns named "${found.name}". Rename one of them.`;
    site.problems.push(error("mapping.ambiguousColumn", message, { path }));
  }
  const read = site.columns.read(found.name);
  return found.path.length === 0 ? ({ row }) => read(row) : ({ row }) => memberOf(read(row), found.path);
}

/** Own members only. */
function memberOf(value: unknown, path: readonly string[]): unknown {
  let inner = value;
  for (const name of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = (inner as Record<string, unknown>)[name];
  }
  return inner ?? undefined;
}

/** `{ "$": rule }`: a rule of the strategy's own condition language; its variables are columns, `item` and `index`. */
function compileComputed(source: Record<string, unknown>, path: string, site: Site): Template {
  site.problems.push(...unknownMembers(source, path, ["$"]));
  const rule = compileRule(source.$);
  if (!("evaluate" in rule)) {
    for (const { path: at, message } of rule) {
      site.problems.push(error("mapping.expression", message, { path: `${path}/$${at}` }));
    }
    return () => undefined;
  }
  const inputs = rule.names.flatMap((name) => {
    const template = compileReference(name, `${path}/$`, site);
    return template === undefined ? [] : [{ name, template }];
  });
  return (scope) => {
    const values: Record<string, unknown> = {};
    for (const { name, template } of inputs) values[name] = template(scope);
    return rule.evaluate(values);
  };
}
