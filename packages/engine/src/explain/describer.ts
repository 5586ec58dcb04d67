/**
 * The words of one condition, in any language of a catalog: a clause that can follow "if", or a noun for an expression.
 * Total: what the language of conditions does not have is quoted as it stands.
 */

import { isDeeper, textOf } from "../base/json.ts";
import { conditionFromJsonLogic, conditionToJsonLogic } from "../conditions/codec.ts";
import { operatorOf } from "../conditions/operators.ts";
import type { CallAst, Condition, ConditionAst, VarAst } from "../model/condition.ts";
import type { FieldSchema, Strategy } from "../model/strategy.ts";
import type { Catalog } from "./catalog.ts";
import {
  CLAUSES,
  COMPARISONS,
  COMPOUND,
  decisionIn,
  isDate,
  isJunction,
  OPPOSITE,
  type Options,
  optionsIn,
  pathIn,
} from "./conditionParts.ts";
import type { Comparison, ConditionWords } from "./conditionWords.ts";
import { fieldAt, fieldText, numberText, type Setting, term, valueText } from "./phrases.ts";

/** Who tells: a language, the fields and segments of the document, and the currency amounts are in. */
export interface Speaker extends Pick<Setting, "catalog" | "fields" | "currency"> {
  readonly segments?: Strategy["segments"] | undefined;
  /** Sets apart what the author of the condition chose: values, segments, tags. */
  readonly mark?: ((text: string) => string) | undefined;
}

/** Nesting beyond which nobody could follow. */
const DEEPEST = 200;

export const clauseOf = (rule: Condition, speaker: Speaker): string =>
  isDeeper(rule, DEEPEST)
    ? speaker.catalog.conditions.raw("…")
    : new Describer(speaker, false).clause(conditionFromJsonLogic(rule), false);

export const nounOf = (rule: Condition, speaker: Speaker): string =>
  isDeeper(rule, DEEPEST)
    ? speaker.catalog.conditions.raw("…")
    : new Describer(speaker, false).noun(conditionFromJsonLogic(rule), "");

/** Moments in conditions are told in UTC: a rule belongs to no place. */
const NO_ZONES: Setting["zones"] = { version: "", get: () => undefined, names: () => [] };

class Describer {
  readonly #speaker: Speaker;
  readonly #words: ConditionWords;
  readonly #catalog: Catalog;
  /** Whether `var` means an entry of a list. */
  readonly #inside: boolean;
  /** What the host calls the members of such an entry. */
  readonly #members: FieldSchema["properties"];

  constructor(speaker: Speaker, inside: boolean, members?: FieldSchema["properties"]) {
    this.#speaker = speaker;
    this.#members = members;
    this.#catalog = speaker.catalog;
    this.#words = speaker.catalog.conditions;
    this.#inside = inside;
  }

  /** That something is so, or with `negated` that it is not. */
  clause(ast: ConditionAst, negated: boolean): string {
    if (ast.kind === "literal" && typeof ast.value === "boolean")
      return ast.value === negated ? this.#words.never : this.#words.always;
    if (ast.kind === "var" && ast.fallback === undefined) return this.#truth(ast, negated);
    const decided = decisionIn(ast);
    if (decided !== undefined)
      return this.#words.decided(this.clause(decided.clause, negated), decided.when !== negated);
    if (ast.kind !== "call" || !CLAUSES.has(ast.op)) return this.#words.holds(this.noun(ast, ""), negated);
    return this.#call(ast, negated) ?? this.#words.holds(this.#raw(conditionToJsonLogic(ast)), negated);
  }

  /** What something is. `beside`: the path it is compared with, which says what a number means. */
  noun(ast: ConditionAst, beside: string): string {
    switch (ast.kind) {
      case "literal":
        return this.#literal(ast.value, beside);
      case "list":
        return ast.items.length === 0
          ? this.#words.emptyList
          : this.#catalog.forms.list(
              ast.items.map((item) => this.noun(item, beside)),
              "and",
            );
      case "var": {
        const name = this.#name(ast);
        return ast.fallback === undefined ? name : this.#words.firstKnown([name, this.noun(ast.fallback, pathIn(ast))]);
      }
      case "raw":
        return this.#raw(ast.rule);
      case "call":
        return CLAUSES.has(ast.op) ? this.#words.whether(this.clause(ast, false)) : this.#value(ast, beside);
    }
  }

  #raw(rule: unknown): string {
    return this.#words.raw(JSON.stringify(rule) ?? "…");
  }

  /** A side of a comparison: what has several parts stands in parentheses. */
  #side(ast: ConditionAst, beside: string): string {
    const compound = ast.kind === "var" ? ast.fallback !== undefined : ast.kind === "call" && COMPOUND.has(ast.op);
    const told = this.noun(ast, beside);
    return compound ? this.#words.group(told) : told;
  }

  #literal(value: string | number | boolean | null, beside: string): string {
    if (value === null) return this.#words.nothing;
    if (typeof value === "boolean") return this.#marked(value ? this.#words.yes : this.#words.no);
    return this.#marked(valueText(beside, value, { ...this.#speaker, zones: NO_ZONES, zone: "UTC" }));
  }

  #marked(text: string): string {
    return this.#speaker.mark?.(text) ?? text;
  }

  /** A field, or inside a list what belongs to its entry. */
  #name({ path, scope }: VarAst): string {
    if (!this.#inside || scope === "root") return fieldText(path.join("."), this.#speaker);
    const [first, ...rest] = path;
    if (first === undefined) return this.#words.entry;
    if (first === "accumulator") return this.#words.soFar;
    const member = first === "current" ? rest : path;
    if (member.length === 0) return this.#words.entry;
    return term(this.#words.members, member.join("."), (name) => this.#words.member(this.#titleOf(name)));
  }

  #titleOf(member: string): string {
    const title = this.#members !== undefined && Object.hasOwn(this.#members, member) && this.#members[member]?.title;
    return typeof title === "string" ? title : member;
  }

  #truth(ast: VarAst, negated: boolean): string {
    const table = this.#inside && ast.scope === "here" ? this.#words.memberTruths : this.#words.truths;
    const path = ast.path.join(".");
    const pair = Object.hasOwn(table, path) ? table[path] : undefined;
    return pair === undefined ? this.#words.holds(this.#name(ast), negated) : pair[negated ? 1 : 0];
  }

  /** Operators that say yes or no; `undefined` where the arguments make no clause. */
  #call({ op, args }: CallAst, negated: boolean): string | undefined {
    const words = this.#words;
    const [first, second, third] = args;
    if (op === "and" || op === "or") return this.#junction(op, args, negated);
    if (first === undefined) return undefined;
    const beside = pathIn(second) || pathIn(third);
    switch (op) {
      case "!":
        return this.clause(first, !negated);
      case "!!":
        return this.clause(first, negated);
      case "known":
        return words.known(this.#side(first, ""), negated);
      case "hasTag":
        return words.hasTag(this.#quoted(first), negated);
      case "segment":
        return words.segment(this.#segment(first), negated);
      default:
    }
    if (second === undefined) return undefined;
    const [one, two] = [() => this.#side(first, beside), () => this.#side(second, pathIn(first))];
    switch (op) {
      case "between":
        return (
          third &&
          (this.#within(first, second, third, negated) ??
            words.between(one(), two(), this.noun(third, pathIn(first)), negated))
        );
      case "startsWith":
        return words.startsWith(one(), two(), negated);
      case "endsWith":
        return words.endsWith(one(), two(), negated);
      case "in":
        return this.#membership(first, second, negated);
      case "some":
      case "all":
      case "none":
        return this.#quantified(op, first, second, negated);
      default:
        return third === undefined ? this.#comparison(op, first, second, negated) : this.#ordered(op, args, negated);
    }
  }

  #junction(op: "and" | "or", args: readonly ConditionAst[], negated: boolean): string {
    const [only] = args;
    if (only === undefined) return negated ? this.#words.never : this.#words.always;
    if (args.length === 1) return this.clause(only, negated);
    const joined = this.#catalog.forms.list(
      args.map((arg) => (isJunction(arg) ? this.#words.group(this.clause(arg, false)) : this.clause(arg, false))),
      op,
    );
    return negated ? this.#words.not(this.#words.group(joined)) : joined;
  }

  #comparison(op: string, left: ConditionAst, right: ConditionAst, negated: boolean): string {
    const plain = COMPARISONS[op] as Comparison;
    const asked = negated ? OPPOSITE[plain] : plain;
    const truth = right.kind === "literal" && typeof right.value === "boolean" ? right.value : undefined;
    if (truth !== undefined && (asked === "==" || asked === "!=")) return this.clause(left, truth !== (asked === "=="));
    const days = [left, right].some(isDate);
    return this.#words.compare(asked, this.#side(left, pathIn(right)), this.#side(right, pathIn(left)), days);
  }

  /** `low < value < high` */
  #ordered(op: string, [low, value, high]: readonly ConditionAst[], negated: boolean): string | undefined {
    if (low === undefined || value === undefined || high === undefined) return undefined;
    const beside = pathIn(value);
    const [from, middle, to] = [this.noun(low, beside), this.noun(value, ""), this.noun(high, beside)];
    if (op === "<=") return this.#words.between(middle, from, to, negated);
    const both = this.#catalog.forms.list(
      [this.#words.compare(">", middle, from, false), this.#words.compare("<", middle, to, false)],
      "and",
    );
    return negated ? this.#words.not(this.#words.group(both)) : both;
  }

  #membership(needle: ConditionAst, haystack: ConditionAst, negated: boolean): string {
    const part = this.#side(needle, pathIn(haystack));
    if (haystack.kind !== "list" || haystack.items.length === 0) {
      return this.#words.contains(this.#side(haystack, ""), part, negated);
    }
    const items = haystack.items.map((item) => this.noun(item, pathIn(needle)));
    return this.#words.oneOf(part, items, negated);
  }

  #quantified(op: "some" | "all" | "none", list: ConditionAst, item: ConditionAst, negated: boolean): string {
    const told = this.#words[op](this.noun(list, ""), this.#entryOf(list).clause(item, false));
    return negated ? this.#words.not(this.#words.group(told)) : told;
  }

  /** Operators that give a value. */
  #value(ast: CallAst, beside: string): string {
    const words = this.#words;
    if (ast.op === "if") return this.#choice(ast.args, beside);
    if (operatorOf(ast.op)?.each !== undefined) return this.#overList(ast);
    const nouns = ast.args.map((arg) => this.noun(arg, beside));
    const [one = "", two = "", three] = nouns;
    switch (ast.op) {
      case "??":
        return words.firstKnown(nouns);
      case "missing":
        return words.missing(this.#paths({ kind: "list", items: ast.args }));
      case "missing_some":
        return words.missingSome(one, this.#paths(ast.args[1]));
      case "-":
        return nouns.length === 1 ? words.negative(one) : words.arithmetic["-"](nouns);
      case "+":
      case "*":
      case "/":
      case "%":
      case "min":
      case "max":
      case "abs":
        return words.arithmetic[ast.op](nouns);
      case "cat":
        return words.cat(nouns);
      case "substr":
        return words.substr(one, two, three);
      case "merge":
        return words.merge(nouns);
      case "daysSince":
      case "daysUntil":
        return words[ast.op](one);
      case "businessDaysSince":
        return words.businessDaysSince(one, nouns.length > 1 ? two : undefined);
      case "addDays":
        return words.addDays(one, two);
      case "countContacts":
        return this.#contacts(optionsIn(ast));
      case "countPromises":
        return this.#promises(optionsIn(ast));
      default:
        return words.raw(ast.op);
    }
  }

  #overList({ op, args }: CallAst): string {
    const [list, item, start] = args;
    if (list === undefined || item === undefined) return this.#words.raw(op);
    const [name, within] = [this.#side(list, ""), this.#entryOf(list)];
    switch (op) {
      case "filter":
        return this.#words.filter(name, within.clause(item, false));
      case "count":
        return this.#words.count(name, within.clause(item, false));
      case "map":
        return this.#words.map(name, within.noun(item, ""));
      case "sum":
        return this.#words.sum(name, within.noun(item, ""));
      case "reduce":
        return this.#words.reduce(
          name,
          within.noun(item, ""),
          start === undefined ? this.#words.nothing : this.noun(start, ""),
        );
      default:
        return this.#words.raw(op);
    }
  }

  #choice(args: readonly ConditionAst[], beside: string): string {
    const cases: { readonly when: string; readonly gives: string }[] = [];
    let i = 0;
    for (; i + 1 < args.length; i += 2) {
      cases.push({
        when: this.clause(args[i] as ConditionAst, false),
        gives: this.noun(args[i + 1] as ConditionAst, beside),
      });
    }
    const rest = args[i];
    return this.#words.choose(cases, rest === undefined ? this.#words.nothing : this.noun(rest, beside));
  }

  #contacts({ days, channels, direction, outcomes }: Options): string {
    const { terms, forms } = this.#catalog;
    const listed = (names: unknown, word: (name: string) => string) =>
      Array.isArray(names)
        ? forms.list(
            names.map((name) => word(textOf(name))),
            "or",
          )
        : undefined;
    return this.#words.countContacts({
      days: this.#number(days),
      single: days === 1,
      inbound: direction === "inbound",
      channels: listed(channels, (name) => term(terms.channels, name, terms.channel)[1]),
      outcomes: listed(outcomes, forms.quote),
    });
  }

  #promises({ days, status }: Options): string {
    return this.#words.countPromises({
      status: term(this.#words.promiseStatuses, textOf(status), this.#catalog.forms.quote),
      days: this.#number(days),
      single: days === 1,
    });
  }

  #number(value: unknown): string {
    return typeof value === "number" ? this.#marked(numberText(value, this.#catalog.forms)) : "…";
  }

  /** A segment by its title. */
  #segment(ast: ConditionAst): string {
    const id = ast.kind === "literal" && typeof ast.value === "string" ? ast.value : "";
    const { segments = {} } = this.#speaker;
    const title = Object.hasOwn(segments, id) ? segments[id]?.title : undefined;
    return title === undefined ? this.#quoted(ast) : this.#marked(this.#catalog.forms.quote(title));
  }

  #quoted(ast: ConditionAst): string {
    return ast.kind === "literal" && typeof ast.value === "string"
      ? this.#marked(this.#catalog.forms.quote(ast.value))
      : this.noun(ast, "");
  }

  /** A path written out as text, by the name of its field. */
  #path(ast: ConditionAst): string {
    return ast.kind === "literal" && typeof ast.value === "string"
      ? fieldText(ast.value, this.#speaker)
      : this.noun(ast, "");
  }

  #paths(ast: ConditionAst | undefined): string {
    if (ast?.kind !== "list" || ast.items.length === 0) return ast === undefined ? "…" : this.noun(ast, "");
    return this.#catalog.forms.list(
      ast.items.map((item) => this.#path(item)),
      "and",
    );
  }

  #entryOf(list: ConditionAst): Describer {
    const path = list.kind === "var" ? list.path.join(".") : "";
    return new Describer(this.#speaker, true, fieldAt(path, this.#speaker.fields)?.items?.properties);
  }

  /** Between no days ago and so many. */
  #within(days: ConditionAst, low: ConditionAst, high: ConditionAst, negated: boolean): string | undefined {
    if (days.kind !== "call" || low.kind !== "literal" || low.value !== 0 || days.args.length !== 1) return undefined;
    const [date] = days.args;
    if (date === undefined || high.kind !== "literal" || typeof high.value !== "number") return undefined;
    const [name, count, single] = [this.#side(date, ""), this.#number(high.value), high.value === 1];
    switch (days.op) {
      case "daysSince":
      case "daysUntil":
      case "businessDaysSince":
        return this.#words.within[days.op](name, count, single, negated);
      default:
        return undefined;
    }
  }
}
