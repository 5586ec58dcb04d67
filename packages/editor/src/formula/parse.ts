/** Formula text to a condition, with the place in the text of each of its parts. */

import { type Condition, exponentOf, isCurrency } from "@dunlin/engine";
import { minorOf } from "./amounts.ts";
import { COMPARISONS, DEEPEST, FUNCTIONS, NAMED, WORDS } from "./language.ts";
import type { FormulaSettings } from "./print.ts";
import { type FormulaProblem, nearest, Stop } from "./problem.ts";
import { problemsIn } from "./sense.ts";
import { type Span, type Token, tokensOf } from "./tokens.ts";

/** A part of a formula and where it is written. Its arguments are those of its operation, or the items of a list. */
export interface Part extends Span {
  readonly rule: Condition;
  readonly args: readonly Part[];
  /** How it was written, where the rule does not tell: with its currency, as so many business days later, or as JSON. */
  readonly written?: "amount" | "businessDays" | "json";
}

export type Parsed =
  | { readonly ok: true; readonly value: Part }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] };

export function parseFormula(text: string, settings: FormulaSettings): Parsed {
  try {
    const value = readFormula(text, settings);
    const problems = problemsIn(value, settings);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

/**
 * What a text says, whatever it speaks of.
 *
 * @throws Stop where it says nothing.
 */
export function readFormula(text: string, settings: FormulaSettings): Part {
  const { currency, locale } = settings;
  return new Reader(tokensOf(text, { locale, ...(currency !== undefined && { currency }) }), settings).formula();
}

const UNITS: ReadonlyMap<string, "days" | "businessDays"> = new Map(
  Object.entries({ d: "days", day: "days", days: "days", bd: "businessDays" } as const),
);

/** `today >= x + 3 business days` asks whether so many have gone by. */
const GONE_BY: Readonly<Record<string, string>> = { ">=": ">=", "<": "<" };
const TURNED: Readonly<Record<string, string>> = { "<=": ">=", ">": "<" };

class Reader {
  readonly #tokens: readonly Token[];
  readonly #settings: FormulaSettings;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], settings: FormulaSettings) {
    this.#tokens = tokens;
    this.#settings = settings;
  }

  formula(): Part {
    const part = this.#any();
    if (this.#next.kind !== "end") this.#refuse();
    return part;
  }

  get #next(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #ahead(by: number): Token | undefined {
    return this.#tokens[this.#at + by];
  }

  #is(text: string): boolean {
    const { kind, text: found } = this.#next;
    return found === text && (kind === "sign" || kind === "name");
  }

  #take(...texts: readonly string[]): string | undefined {
    const found = texts.find((text) => this.#is(text));
    if (found !== undefined) this.#at++;
    return found;
  }

  #refuse(): never {
    const { kind, text } = this.#next;
    const before = this.#ahead(-1);
    if (kind === "end") {
      // What is missing is missing behind the last word.
      const from = Math.max(0, (before?.to ?? 1) - 1);
      throw new Stop("formula.end", { from, to: before?.to ?? 0 });
    }
    const decimals = text === "," && before?.kind === "number" && this.#ahead(1)?.kind === "number";
    if (decimals) throw new Stop("formula.comma", { from: before.from, to: this.#ahead(1)?.to ?? 0 });
    throw new Stop("formula.unexpected", this.#next, { found: text });
  }

  #close(sign: ")" | "]", from: number): void {
    if (this.#take(sign) !== undefined) return;
    if (this.#next.kind !== "end") this.#refuse();
    throw new Stop("formula.close", { from, to: from + 1 }, { found: sign });
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST.read) throw new Stop("formula.deep", this.#next);
    const found = read();
    this.#depth--;
    return found;
  }

  #any(): Part {
    return this.#deeper(() => this.#joined("or", () => this.#joined("and", () => this.#not())));
  }

  /** One operation of all that one word joins. */
  #joined(word: string, part: () => Part): Part {
    const parts = [part()];
    while (this.#take(word) !== undefined) parts.push(part());
    return parts.length === 1 ? (parts[0] as Part) : made(word, parts);
  }

  #not(): Part {
    const { from } = this.#next;
    if (this.#take("not") === undefined) return this.#comparison();
    return { ...made("!", [this.#deeper(() => this.#not())]), from };
  }

  #comparison(): Part {
    const left = this.#else();
    const denied = this.#is("not") && ["between", "in"].includes(this.#ahead(1)?.text ?? "");
    if (denied) this.#at++;
    const asked = this.#asked(left);
    return denied ? made("!", [asked]) : asked;
  }

  #asked(left: Part): Part {
    const op = this.#take("in", "between", ...COMPARISONS);
    if (op === undefined) return left;
    const second = this.#else();
    if (op === "between") {
      if (this.#take("and") === undefined) this.#refuse();
      return made(op, [left, second, this.#else()]);
    }
    if ((op === "<" || op === "<=") && this.#take(op) !== undefined) return made(op, [left, second, this.#else()]);
    return goneBy(op, left, second) ?? made(op, [left, second]);
  }

  #else(): Part {
    return this.#joined("??", () => this.#sum());
  }

  #sum(): Part {
    let left = this.#product();
    let open = false;
    for (;;) {
      const sign = this.#take("+", "-");
      if (sign === undefined) return left;
      const later = this.#later(left, sign);
      const next = later ?? this.#product();
      left = later ?? (open && sign === "+" ? made("+", [...left.args, next]) : made(sign, [left, next]));
      open = later === undefined && sign === "+";
    }
  }

  /** `+ 3 days`, `+ 3 business days`. */
  #later(date: Part, sign: string): Part | undefined {
    const [count, unit, more] = [this.#next, this.#ahead(1), this.#ahead(2)];
    if (count.kind !== "number" || unit?.kind !== "name") return undefined;
    const business = unit.text === "business" && UNITS.get(more?.text ?? "") === "days";
    const found = business ? "businessDays" : UNITS.get(unit.text);
    if (found === undefined) return undefined;
    this.#at += business ? 3 : 2;
    const n = Number(count.text);
    const { to } = this.#ahead(-1) as Token;
    const days: Part = { rule: sign === "-" && n !== 0 ? -n : n, args: [], from: count.from, to };
    if (found === "days") return made("addDays", [date, days]);
    if (sign === "-") throw new Stop("formula.businessDays", { from: date.from, to });
    return { ...made("businessDaysSince", [date, days]), written: "businessDays" };
  }

  #product(): Part {
    let left = this.#signed();
    let open = false;
    for (;;) {
      const sign = this.#take("*", "/", "%");
      if (sign === undefined) return left;
      const next = this.#signed();
      left = open && sign === "*" ? made("*", [...left.args, next]) : made(sign, [left, next]);
      open = sign === "*";
    }
  }

  #signed(): Part {
    const { from } = this.#next;
    const sign = this.#take("-", "+");
    if (sign === undefined) return this.#whole();
    const literal = sign === "-" && this.#next.kind === "number";
    const part = this.#deeper(() => this.#signed());
    return literal && typeof part.rule === "number"
      ? { ...part, rule: -part.rule, from }
      : { ...made(sign, [part]), from };
  }

  #whole(): Part {
    const token = this.#next;
    const { kind, text, from } = token;
    if (kind === "number") return this.#number();
    if (kind === "text" || kind === "json") {
      this.#at++;
      const part = leaf(token.value as Condition, token);
      return kind === "json" ? { ...part, written: kind } : part;
    }
    if (kind === "name") return this.#named();
    if (text === "(") {
      this.#at++;
      const inside = this.#any();
      this.#close(")", from);
      return { ...inside, from, to: (this.#ahead(-1) as Token).to };
    }
    if (text !== "[") this.#refuse();
    this.#at++;
    const args = this.#list("]", () => this.#any());
    this.#close("]", from);
    return { rule: args.map(({ rule }) => rule), args, from, to: (this.#ahead(-1) as Token).to };
  }

  #list(end: string, item: () => Part): readonly Part[] {
    if (this.#is(end)) return [];
    const items = [item()];
    while (this.#take(",") !== undefined) items.push(item());
    return items;
  }

  #number(): Part {
    const token = this.#next;
    const after = this.#ahead(1);
    this.#at++;
    if (after?.kind !== "name" || !isCurrency(after.text)) return leaf(Number(token.text), token);
    this.#at++;
    return this.#amount(after.text, token.text, { from: token.from, to: after.to });
  }

  #amount(code: string, digits: string, span: Span): Part {
    const { currency = code } = this.#settings;
    if (code !== currency) throw new Stop("formula.currency", span, { currency, found: code });
    const minor = minorOf(digits, exponentOf(code));
    if (minor === undefined)
      throw new Stop("formula.decimals", span, { currency, digits: String(exponentOf(code)), found: digits });
    return { ...leaf(minor, span), written: "amount" };
  }

  #named(): Part {
    const token = this.#next;
    const { text, from } = token;
    this.#at++;
    if (this.#is("(")) return this.#call(token);
    if (text === "true" || text === "false") return leaf(text === "true", token);
    if (text === "null") return leaf(null, token);
    if (text === "this") return leaf({ var: "" }, token);
    if (WORDS.has(text)) {
      this.#at--;
      this.#refuse();
    }
    const minus = this.#is("-") ? 1 : 0;
    const number = this.#ahead(minus);
    if (!isCurrency(text) || number?.kind !== "number" || (minus === 1 && number.from !== this.#next.to))
      return leaf({ var: text }, token);
    this.#at += minus + 1;
    return this.#amount(text, (minus ? "-" : "") + number.text, { from, to: number.to });
  }

  #call(name: Token): Part {
    const { text: op, from } = name;
    const open = this.#next.from;
    this.#at++;
    if (!FUNCTIONS.has(op) && op !== "and" && op !== "or" && op !== "field") {
      const data = { found: op, nearest: nearest(op, FUNCTIONS) };
      throw new Stop("formula.function", name, data);
    }
    const settings = NAMED.has(op) && this.#ahead(1)?.text === ":";
    const args = settings ? [this.#namedArguments()] : this.#list(")", () => this.#any());
    this.#close(")", open);
    const { to } = this.#ahead(-1) as Token;
    if (op !== "field") return { ...made(op, args), from, to };
    const [path, fallback] = args;
    if (typeof path?.rule !== "string" || args.length > 2)
      throw new Stop("formula.unexpected", { from, to }, { found: op });
    const rule: Condition = { var: fallback === undefined ? path.rule : [path.rule, fallback.rule] };
    return { rule, args, from, to };
  }

  /** `days: 7, channels: ["sms"]`. */
  #namedArguments(): Part {
    const { from } = this.#next;
    const settings: [name: string, value: Condition][] = [];
    do {
      const { kind, text } = this.#next;
      if (kind !== "name") this.#refuse();
      this.#at++;
      if (this.#take(":") === undefined) this.#refuse();
      settings.push([text, this.#deeper(() => this.#whole()).rule]);
    } while (this.#take(",") !== undefined);
    return leaf(Object.fromEntries(settings), { from, to: (this.#ahead(-1) as Token).to });
  }
}

const leaf = (rule: Condition, { from, to }: Span): Part => ({ rule, args: [], from, to });

const made = (op: string, args: readonly Part[]): Part => ({
  rule: { [op]: args.map(({ rule }) => rule) },
  args,
  from: args[0]?.from ?? 0,
  to: args.at(-1)?.to ?? 0,
});

function goneBy(op: string, left: Part, right: Part): Part | undefined {
  const mirrored = left.written === "businessDays";
  const [later, day] = mirrored ? [left, right] : [right, left];
  const asked = (mirrored ? TURNED : GONE_BY)[op];
  const today = JSON.stringify(day.rule) === '{"var":"today"}';
  if (later.written !== "businessDays" || !today || asked === undefined) return undefined;
  const [date, days] = later.args as [Part, Part];
  return { ...made(asked, [made("businessDaysSince", [date]), days]), from: left.from, to: right.to };
}

/** Where the part of a condition at a JSON pointer is written. */
export function placeIn(part: Part, pointer: string): Part {
  let found = part;
  for (const name of pointer.split("/").slice(1)) {
    const next = found.args[Number(name)];
    if (next === undefined) continue;
    found = next;
  }
  return found;
}
