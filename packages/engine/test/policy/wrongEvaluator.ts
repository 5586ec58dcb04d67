/**
 * Evaluators with one mistake each, as data: the text `find` stands once in `file` (under `src`), and with `replace` in its
 * place one of the `tests` (under `test`) fails.
 */

export interface WrongEvaluator {
  readonly id: string;
  /** What would happen to somebody. */
  readonly says: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}
