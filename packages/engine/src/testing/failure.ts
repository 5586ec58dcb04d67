/** What a scenario throws: an expectation that does not hold, or a script that makes no sense. */

/**
 * The message tells what was expected, what came, and what led there. `expected` and `actual` are there for expectations,
 * in the form test runners print a difference of; a script that makes no sense has neither.
 */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  declare readonly expected?: unknown;
  declare readonly actual?: unknown;

  constructor(message: string, difference?: { readonly expected: unknown; readonly actual: unknown }) {
    super(message);
    if (difference === undefined) return;
    this.expected = difference.expected;
    this.actual = difference.actual;
  }
}

/** Makes the error for a script that makes no sense, with where the case stands. */
export type Misuse = (message: string) => ScenarioError;
