/** Where a day stands on the axis. Days with steps get the room that steps need; long stretches without any are cut short. */

export type ScaleMode = "stretch" | "linear";

export interface ScaleOptions {
  readonly mode: ScaleMode;
  /** 1 is 100 %. */
  readonly zoom: number;
  /** Whether day 0 is the due date, so that the days before it are shown too. */
  readonly due: boolean;
  /** Room that a step needs beside the next. */
  readonly room: number;
}

export interface Scale {
  readonly x: (day: number) => number;
  /** The day that is nearest. */
  readonly dayAt: (x: number) => number;
  readonly ticks: readonly { readonly day: number; readonly x: number }[];
  /** Where days are left out. */
  readonly breaks: readonly number[];
  readonly bands: readonly Band[];
  /** Length of the whole axis. */
  readonly length: number;
}

export interface Band {
  /** `0` before the due date, then 1 to 5 as in the ramp of days past due. */
  readonly bucket: number;
  readonly from: number;
  readonly to: number;
}

const PX = 18;
/** Days in a row without a step that are drawn at full length. */
const LONGEST = 45;
const LEAD = 28;
const TICK = 30;
/** The last day of each bucket. */
const BUCKETS = [0, 7, 30, 60, 90];

interface Knot {
  readonly day: number;
  readonly x: number;
}

/**
 * @param steps - Days on which a step begins.
 * @param others - Days that stand on the axis too, as those on which waits end.
 */
export function scaleOf(steps: readonly number[], others: readonly number[], options: ScaleOptions): Scale {
  const { mode, zoom, due, room } = options;
  const busy = new Set(steps);
  const first = Math.min(0, ...steps, ...others);
  const marks = [...new Set([...steps, ...others, 0, ...(due ? [Math.min(first, -7)] : [])])].sort((a, b) => a - b);
  const px = PX * zoom;
  const knots: Knot[] = [{ day: marks[0] as number, x: LEAD }];
  const breaks: number[] = [];
  for (const day of marks.slice(1)) {
    const before = knots.at(-1) as Knot;
    const days = day - before.day;
    const linear = Math.min(days, LONGEST) * px;
    const needed = (busy.has(before.day) ? room : 60) * zoom;
    const most = (busy.has(before.day) ? 120 : 72) * zoom;
    const width = mode === "linear" ? linear : Math.max(needed, Math.min(linear, most));
    if (width < days * px * 0.7) breaks.push(before.x + width / 2);
    knots.push({ day, x: before.x + width });
  }
  const last = knots.at(-1) as Knot;
  const length = last.x + room + 40;
  const x = (day: number): number => between(knots, day, px);
  const dayAt = (at: number): number => nearest(knots, at, px);
  const dense = ticksOf(
    [...busy].sort((a, b) => a - b),
    marks,
    x,
  );
  return { x, dayAt, breaks, length, ticks: dense, bands: due ? bandsOf(x, length) : [] };
}

function between(knots: readonly Knot[], day: number, px: number): number {
  const [first, last] = [knots[0] as Knot, knots.at(-1) as Knot];
  if (day <= first.day) return first.x - (first.day - day) * px;
  if (day >= last.day) return last.x + (day - last.day) * px;
  const after = firstPast(knots, (knot) => knot.day > day);
  const [a, b] = [knots[after - 1] as Knot, knots[after] as Knot];
  return a.x + ((day - a.day) / (b.day - a.day)) * (b.x - a.x);
}

/** Index of the first knot for which it is so; it is so for all behind that one. */
function firstPast(knots: readonly Knot[], isPast: (knot: Knot) => boolean): number {
  let [low, high] = [0, knots.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(knots[middle] as Knot)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function nearest(knots: readonly Knot[], at: number, px: number): number {
  const [first, last] = [knots[0] as Knot, knots.at(-1) as Knot];
  if (at <= first.x) return Math.round(first.day - (first.x - at) / px);
  if (at >= last.x) return Math.round(last.day + (at - last.x) / px);
  const after = firstPast(knots, (knot) => knot.x > at);
  const [a, b] = [knots[after - 1] as Knot, knots[after] as Knot];
  return Math.round(a.day + ((at - a.x) / (b.x - a.x)) * (b.day - a.day));
}

/** Days with steps come first; others where there is room for their number. */
function ticksOf(busy: readonly number[], marks: readonly number[], x: (day: number) => number): Scale["ticks"] {
  const placed: { day: number; x: number }[] = [];
  const taken = new Set<number>();
  for (const day of [0, ...busy, ...marks]) {
    const at = x(day);
    const near = Math.floor(at / TICK);
    const crowded = [near - 1, near, near + 1].some((cell) => taken.has(cell));
    if (crowded && !placed.every((tick) => Math.abs(tick.x - at) >= TICK)) continue;
    taken.add(near);
    placed.push({ day, x: at });
  }
  return placed.sort((a, b) => a.x - b.x);
}

function bandsOf(x: (day: number) => number, length: number): readonly Band[] {
  const ends = BUCKETS.map((day) => x(day === 0 ? 0 : day + 0.5));
  return [0, ...ends].flatMap((from, bucket): Band[] => {
    const to = Math.min(ends[bucket] ?? length, length);
    return to > from ? [{ bucket, from, to }] : [];
  });
}
