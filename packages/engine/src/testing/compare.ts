/** Comparing what was expected with what came: partly, in order, and side by side for a reader. */

import { isRecord, textOf } from "../base/json.ts";

/**
 * Whether a value has all that is expected of it: objects may have more members, lists have as many items in the same
 * order, everything else is equal.
 */
export function matches(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) && expected.length === actual.length && expected.every((e, i) => matches(e, actual[i]))
    );
  }
  if (!isRecord(expected)) return Object.is(expected, actual);
  if (!isRecord(actual)) return false;
  return Object.entries(expected).every(([name, value]) =>
    matches(value, Object.hasOwn(actual, name) ? actual[name] : undefined),
  );
}

/** What of a value was asked about, for showing no other differences than those that count. */
export function askedOf(expected: unknown, actual: unknown): unknown {
  if (!isRecord(expected) || !isRecord(actual)) return actual;
  return Object.fromEntries(
    Object.keys(expected).flatMap((name) =>
      Object.hasOwn(actual, name) ? [[name, askedOf(expected[name], actual[name])]] : [],
    ),
  );
}

/** `kind task.create, queue agents` */
export const membersText = (value: Readonly<Record<string, unknown>>): string =>
  Object.entries(value)
    .map(([name, member]) => `${name} ${textOf(member)}`)
    .join(", ");

export interface Row<E, A> {
  readonly expected?: E;
  readonly actual?: A;
  readonly same: boolean;
}

/**
 * Expected and actual items row by row, both in their order. As many as possible stand beside what they match; what is left
 * between two of those is paired in order.
 */
export function align<E, A>(
  expected: readonly E[],
  actual: readonly A[],
  same: (expected: E, actual: A) => boolean,
): Row<E, A>[] {
  const rows: Row<E, A>[] = [];
  let [from, at] = [0, 0];
  for (const [i, j] of [...pairs(expected, actual, same), [expected.length, actual.length] as const]) {
    for (let gap = 0; from + gap < i || at + gap < j; gap++) {
      rows.push({
        ...(from + gap < i && { expected: expected[from + gap] as E }),
        ...(at + gap < j && { actual: actual[at + gap] as A }),
        same: false,
      });
    }
    if (i < expected.length) rows.push({ expected: expected[i] as E, actual: actual[j] as A, same: true });
    [from, at] = [i + 1, j + 1];
  }
  return rows;
}

/** Places of a longest common subsequence. */
function pairs<E, A>(
  expected: readonly E[],
  actual: readonly A[],
  same: (expected: E, actual: A) => boolean,
): (readonly [number, number])[] {
  const lengths = Array.from({ length: expected.length + 1 }, () => new Array<number>(actual.length + 1).fill(0));
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = expected.length - 1; i >= 0; i--) {
    for (let j = actual.length - 1; j >= 0; j--) {
      const both = same(expected[i] as E, actual[j] as A) ? 1 + lengthAt(i + 1, j + 1) : 0;
      (lengths[i] as number[])[j] = Math.max(both, lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const found: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < expected.length && j < actual.length) {
    if (same(expected[i] as E, actual[j] as A) && lengthAt(i, j) === 1 + lengthAt(i + 1, j + 1)) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** Two columns under headings; rows that differ are marked. */
export function sideBySide(rows: readonly Row<string, string>[]): string[] {
  const left = ["expected", ...rows.map(({ expected = "(nothing)" }) => expected)];
  const right = ["got", ...rows.map(({ actual = "(nothing)" }) => actual)];
  const width = Math.max(...left.map((text) => text.length));
  return left.map((text, i) => {
    const mark = i === 0 || rows[i - 1]?.same === true ? " " : "!";
    return `${mark} ${text.padEnd(width)}  ${right[i]}`;
  });
}

/** The first place where two texts part, with the lines around it; `undefined` for the same text. */
export function firstDifference(expected: string, actual: string): string[] | undefined {
  const [wanted, came] = [linesOf(expected), linesOf(actual)];
  const at = [...wanted, ""].findIndex((line, i) => line !== came[i] || i === wanted.length);
  if (wanted.length === came.length && at === wanted.length) return undefined;
  const shown = (mark: string, lines: readonly string[]) =>
    lines.slice(at, at + SHOWN).map((line, i) => `${mark} ${String(at + i + 1).padStart(4)}  ${line}`);
  const before = wanted
    .slice(Math.max(0, at - 2), at)
    .map((line, i, all) => `  ${String(at - all.length + i + 1).padStart(4)}  ${line}`);
  return [...before, ...shown("-", wanted), ...shown("+", came)];
}

/** Lines of each text from the first difference on. */
const SHOWN = 3;

/** Line ends of any kind, and those at the end do not count. */
const linesOf = (text: string): string[] => text.replaceAll("\r\n", "\n").trimEnd().split("\n");
