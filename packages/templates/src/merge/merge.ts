/** Merging: a source compiled once, then rendered for each debtor. */

import { err, ok, type Result } from "../base/result.ts";
import { type EscapeRules, finisherOf } from "../escape/escape.ts";
import type { TemplateDiagnostic } from "../model/diagnostic.ts";
import type { EscapeContext } from "../model/message.ts";
import type { ValuePath } from "../model/text.ts";
import { LimitReached, type Making, type MergeLimits, type Merging, stop, writerOf } from "./evaluate.ts";
import { createFindings } from "./findings.ts";
import { type Helpers, type MergeEnvironment, TAKEN_NAMES } from "./helper.ts";
import { parseMerge } from "./parse.ts";
import { type PathUse, usedPaths } from "./paths.ts";
import { slotsOf } from "./slots.ts";

export interface MergeOptions extends EscapeRules {
  /** What the finished text is, and so how values in it are escaped. */
  readonly escape: EscapeContext;
  readonly helpers?: Helpers;
  /** Paths that must have a value where they are shown: `debtor.name`, `obligations[].ref`. */
  readonly required?: Iterable<ValuePath>;
  readonly limits?: MergeLimits;
  /** Where in its document the source stands, as a JSON pointer; it is the `path` of every diagnostic. */
  readonly pointer?: string;
}

/** A source that is ready to be rendered, any number of times. */
export interface MergeProgram {
  /** Every path that the source asks for, in the order of the source, once per use. */
  readonly paths: readonly PathUse[];
  /**
   * The text for one debtor, or everything that kept it from being written: required values that are missing, values that do not
   * fit their place, limits. Never throws for what stands in the context.
   *
   * @param context - Plain JSON. Prototypes, getters and functions are not read.
   */
  render(context: unknown, environment: MergeEnvironment): Result<Merged, readonly TemplateDiagnostic[]>;
}

export interface Merged {
  readonly text: string;
  readonly warnings: readonly TemplateDiagnostic[];
}

const LIMITS: Required<MergeLimits> = { rows: 10_000, length: 2_000_000 };

/**
 * Compiles a source of merge tags, or tells everything that is wrong with it.
 *
 * @throws RangeError when a helper has a name that means something else in a tag.
 */
export function compileMerge(
  source: string,
  options: MergeOptions,
): Result<MergeProgram, readonly TemplateDiagnostic[]> {
  const { escape: context, helpers = {}, pointer = "", required = [], limits } = options;
  for (const name of Object.keys(helpers))
    if (TAKEN_NAMES.has(name)) throw new RangeError(`no helper can be named "${name}"`);
  const findings = createFindings(pointer);
  const statements = parseMerge(source, helpers, findings);
  const slots = context === "markup" ? slotsOf(statements, findings) : context;
  if (findings.all.length > 0) return err(findings.all);
  const making: Making = {
    pointer,
    helpers,
    slots,
    rules: options,
    limits: { ...LIMITS, ...limits },
    required: new Set(required),
  };
  const write = writerOf(statements, making);
  const finish = finisherOf(context, options);
  const render: MergeProgram["render"] = (data, environment) => {
    const merging: Merging = {
      rowsLeft: making.limits.rows,
      root: data,
      environment,
      problems: undefined,
      warnings: undefined,
    };
    const all = (list: "problems" | "warnings") => [...(merging[list]?.values() ?? [])];
    let text: string;
    try {
      text = write({ value: data, up: undefined, row: undefined }, merging);
      if (text.length > making.limits.length) stop("length", making.limits.length, { line: 1, column: 1 }, making);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      return err([...all("problems"), error.diagnostic]);
    }
    if (merging.problems !== undefined) return err(all("problems"));
    return ok({ text: finish(text), warnings: all("warnings") });
  };
  return ok({ paths: usedPaths(statements), render });
}
