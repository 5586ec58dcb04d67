/** A progress bar on a terminal's error stream: share of the file, rows, rate. Says nothing where no person looks. */

import type { Io } from "../io.ts";
import type { Progress } from "../replay/portfolio.ts";
import type { Locale } from "../words/shape.ts";
import { wordsOf } from "../words/words.ts";
import { shareBar } from "./chart.ts";
import { figuresFor } from "./figures.ts";

export interface ProgressBar {
  show(progress: Progress): void;
  /** Takes the bar away. */
  clear(): void;
}

const INTERVAL_MS = 100;

/** What is read sooner than this needs no bar, and has no rate that means anything. */
const PATIENCE_MS = 300;
const BAR = 20;

export function progressBar({ stderr, now }: Io, locale: Locale, wanted: boolean): ProgressBar {
  if (!wanted || stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  const words = wordsOf(locale);
  const { number, share } = figuresFor(words);
  const began = now();
  let next = began + PATIENCE_MS;
  let length = 0;
  return {
    show({ rows, bytes, size }) {
      const time = now();
      if (time < next) return;
      next = time + INTERVAL_MS;
      const rate = Math.round((rows * 1000) / (time - began));
      const part =
        size === undefined ? "" : `${shareBar(bytes, size, BAR).padEnd(BAR, "░")} ${share(bytes, size).padStart(6)}  `;
      // The last column stays free: a full line would wrap, and `\r` could not take it back.
      const text = `${part}${words.progress(number(rows), number(rate))}`.slice(0, (stderr.columns || 80) - 1);
      stderr.write(`\r${text.padEnd(length)}`);
      length = text.length;
    },
    clear() {
      if (length > 0) stderr.write(`\r${" ".repeat(length)}\r`);
      length = 0;
    },
  };
}
