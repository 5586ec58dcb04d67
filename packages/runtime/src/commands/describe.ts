/** `dunlin describe`: a strategy in plain sentences. */

import { describeStrategy } from "@dunlin/engine";
import type { ExitCode, Io } from "../io.ts";
import { loadStrategy } from "../strategyFile.ts";
import type { Locale } from "../words/shape.ts";

export async function describe(
  path: string,
  { locale }: { readonly locale: Locale },
  { stdout }: Io,
): Promise<ExitCode> {
  const { strategy } = await loadStrategy(path);
  stdout.write(`${describeStrategy(strategy, { locale }).trimEnd()}\n`);
  return 0;
}
