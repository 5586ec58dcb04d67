/** Reads the members of a payment request, and collects what is wrong with them. */

import { type PaymentProblem, type PaymentProblemCode, problem } from "./problem.ts";

/** The members of a request as they came: from a host, so of any shape. */
export type Members = Readonly<Record<string, unknown>>;

export interface Fields {
  readonly problems: readonly PaymentProblem[];
  /** A text of one line, without blanks around; `""` where it is not there or not right. */
  text(name: string, rules: TextRules): string;
  /** A number as people print it, without the blanks between its groups, in capital letters. */
  number(name: string): string;
  /** Whole minor units, or nothing where the payer fills in the amount. */
  amount(
    name: string,
    rules: { readonly least: number; readonly most: number; readonly needed?: boolean },
  ): number | undefined;
  refuse(code: PaymentProblemCode, name: string, message: string, data?: Members): void;
  /** The members of an inner object, whose problems are told here. */
  inner(name: string): Fields | undefined;
}

export interface TextRules {
  readonly most: number;
  readonly needed?: boolean;
  /** Signs that the scheme can write; any on one line unless set. */
  readonly signs?: RegExp;
}

/** Nothing that ends a line, steers a terminal or the direction, or is half a character. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufeff]/u;

export function readFields(members: Members, path = "", problems: PaymentProblem[] = []): Fields {
  const at = (name: string) => `${path}/${name}`;
  const refuse: Fields["refuse"] = (code, name, message, data) => {
    problems.push(problem(code, at(name), message, data));
  };
  // A getter is code of somebody else, and could give another value the next time.
  const given = (name: string): unknown => Object.getOwnPropertyDescriptor(members, name)?.value;

  const text: Fields["text"] = (name, { most, needed = false, signs }) => {
    const value = given(name) ?? "";
    const trimmed = typeof value === "string" ? value.trim() : undefined;
    if (trimmed === undefined) refuse("payment.signs", name, `"${name}" is a text.`);
    else if (trimmed === "" && needed) refuse("payment.missing", name, `"${name}" is needed.`);
    const wrong = trimmed === undefined ? undefined : wrongSign(trimmed, signs);
    if (wrong !== undefined) {
      const says = `"${name}" has a sign that the code cannot carry (${codePoint(wrong)}): write it on one line, without that sign.`;
      refuse("payment.signs", name, says, { sign: wrong });
    }
    const length = [...(trimmed ?? "")].length;
    if (length > most) {
      const says = `"${name}" has ${length} characters, and at most ${most} fit: shorten it.`;
      refuse("payment.tooLong", name, says, { most, length });
    }
    return trimmed ?? "";
  };

  const amount: Fields["amount"] = (name, { least, most, needed = false }) => {
    const value = given(name);
    if (value === undefined && !needed) return undefined;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const says = `"${name}" is a whole number of minor units from ${least} to ${most}.`;
    refuse("payment.amount", name, says, { least, most, value });
    return undefined;
  };

  const number: Fields["number"] = (name) => {
    const value = given(name);
    return typeof value === "string" ? value.replace(/ /g, "").toUpperCase() : "";
  };

  const inner: Fields["inner"] = (name) => {
    const value = given(name);
    if (value === undefined) return undefined;
    if (typeof value === "object" && value !== null) return readFields(value as Members, at(name), problems);
    refuse("payment.missing", name, `"${name}" is an object.`);
    return undefined;
  };

  return { problems, text, amount, number, refuse, inner };
}

function wrongSign(text: string, signs: RegExp | undefined): string | undefined {
  return [...text].find((sign) => STEERING.test(sign) || (signs !== undefined && !signs.test(sign)));
}

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** `12.30` of 1230. */
export const twoDecimals = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;

/** Bytes of a text in UTF-8. */
export const utf8Length = (text: string): number =>
  [...text].reduce((sum, sign) => sum + utf8Size(sign.codePointAt(0) ?? 0), 0);

const utf8Size = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
