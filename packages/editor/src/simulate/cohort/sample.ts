/** Made-up people for a strategy: they meet its entry condition as far as that is told by days past due. Seeded and pure. */

import { type CaseFacts, type FieldSchema, formatDate, parseDate, type Strategy } from "@dunlin/engine";
import { dpdBounds } from "../../timeline/spans.ts";

export interface SampleOptions {
  readonly size: number;
  /** Any whole number; the same one makes the same people. */
  readonly seed: number;
  /** Local date on which they come in. */
  readonly start: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** Days past due where the entry condition leaves them open. */
const USUAL = { from: -3, to: 60 } as const;

export function sampleOf(strategy: Strategy, { size, seed, start, currency }: SampleOptions): readonly CaseFacts[] {
  const draw = drawing(seed);
  const bounds = { ...dpdBounds(strategy.entry.when) };
  const from = bounds.from ?? Math.min(USUAL.from, (bounds.to ?? USUAL.to) - 30);
  const to = Math.max(from, bounds.to ?? Math.max(USUAL.to, from + 30));
  const day = parseDate(start) ?? 0;
  const { zone } = strategy.time;
  return Array.from({ length: size }, (_, i): CaseFacts => {
    const dpd = from + Math.floor(draw() * (to - from + 1));
    const amountMinor = amountOf(draw);
    const fields = strategy.fields;
    return {
      caseId: `sample-${seed}-${i + 1}`,
      currency,
      debtor: { id: `person-${seed}-${i + 1}`, zones: [zone] },
      obligations: [
        { ref: `debt-${i + 1}`, dueDate: formatDate(day - dpd), currency, amountMinor, outstandingMinor: amountMinor },
      ],
      ...(fields !== undefined && { data: dataOf(fields, draw) }),
    };
  });
}

/** Most owe little, few owe much: half of them less than 190, one in twenty more than 900, in whole units of the currency. */
function amountOf(draw: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return Math.min(1_000_000, Math.max(1_500, Math.round(19_000 * Math.exp(0.95 * normal))));
}

/** Flags are rare, choices even, numbers below a thousand; what has another form stays unknown. */
function dataOf({ properties = {} }: FieldSchema, draw: () => number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      const value = drawnFor(
        schema as FieldSchema & { readonly type?: unknown; readonly enum?: readonly unknown[] },
        draw,
      );
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

const RARE = 0.06;

function drawnFor(
  schema: { readonly type?: unknown; readonly enum?: readonly unknown[] },
  draw: () => number,
): unknown {
  if (schema.enum !== undefined) return schema.enum[Math.floor(draw() * schema.enum.length)];
  if (schema.type === "boolean") return draw() < RARE;
  if (schema.type === "integer") return Math.floor(draw() * 1_000);
  return schema.type === "number" ? Math.round(draw() * 100_000) / 100 : undefined;
}

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
