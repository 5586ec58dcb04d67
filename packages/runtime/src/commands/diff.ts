/** `dunlin diff`: what is different between two versions of a strategy. */

import { changesHtml, compareStrategies, describeChanges, describeDiff } from "@dunlin/engine/change";
import { writeDocument } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { diffLines } from "../render/diff.ts";
import { styleFor } from "../render/style.ts";
import { loadStrategy } from "../strategyFile.ts";
import type { Locale } from "../words/shape.ts";

export interface DiffCommand {
  readonly before: string;
  readonly after: string;
  /** Where to write the diff as a page. */
  readonly html: string | undefined;
  readonly json: boolean;
  readonly locale: Locale;
}

/** Exit code 0 also where they differ: that is what was asked. */
export async function diff({ before, after, html, json, locale }: DiffCommand, io: Io): Promise<ExitCode> {
  const [old, now] = [await loadStrategy(before), await loadStrategy(after)];
  const found = compareStrategies(old.strategy, now.strategy);
  if (html !== undefined) await writeDocument(html, changesHtml(found, { locale }));
  if (json) {
    const sentences = describeChanges(found, { locale });
    const changes = found.changes.map((change, i) => ({ ...change, sentence: sentences[i] ?? change.sentence }));
    const side = ({ id, version, strategy: { name } }: typeof old) => ({ id, version, name });
    const { format, worstCase } = found;
    const told = { format, before: side(old), after: side(now), changes, worstCase };
    io.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else io.stdout.write(`${diffLines(describeDiff(found, { locale }), styleFor(io.stdout, io.env)).join("\n")}\n`);
  return 0;
}
