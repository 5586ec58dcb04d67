/** What was done, so that it can be undone: labeled, without a limit, with bursts of the same edit as one entry. */

import type { Strategy } from "@dunlin/engine";
import type { Patch } from "immer";
import type { Command } from "../commands/command.ts";

/** @typeParam D - The document. @typeParam C - Its commands. */
export interface Entry<D = Strategy, C = Command> {
  /** From 1, never used twice. */
  readonly number: number;
  readonly commands: readonly C[];
  /** What a host or a transaction calls it; absent: the words of its command. */
  readonly label: string | undefined;
  /** Documents share what did not change, so both are cheap to keep, and undoing is exact to the order of members. */
  readonly before: D;
  readonly after: D;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Ids of steps or blocks. */
  readonly selectedBefore: readonly string[];
  readonly selectedAfter: readonly string[];
  /** Epoch ms of the last command in it. */
  readonly at: number;
}

export interface History<D = Strategy, C = Command> {
  readonly past: readonly Entry<D, C>[];
  /** The next to redo comes first. */
  readonly future: readonly Entry<D, C>[];
}

export const NO_HISTORY = { past: [], future: [] } as const;

/** Edits of one field in so many ms are one entry. */
export const BURST = 500;

/**
 * Adds an entry; what could be redone is gone.
 *
 * @param burstOf - The key under which edits are one burst; `undefined` for commands that stand alone.
 * @param held - A burst that began after the entry of this number goes on, however long it rests.
 */
export function record<D, C>(
  history: History<D, C>,
  entry: Entry<D, C>,
  burstOf: (command: C) => string | undefined,
  held = Number.POSITIVE_INFINITY,
): History<D, C> {
  const last = history.past.at(-1);
  const key = burstKey(entry, burstOf);
  const joins =
    last !== undefined &&
    key !== undefined &&
    history.future.length === 0 &&
    burstKey(last, burstOf) === key &&
    (entry.at - last.at <= BURST || last.number > held);
  if (!joins) return { past: [...history.past, entry], future: [] };
  const joined: Entry<D, C> = {
    ...entry,
    number: last.number,
    before: last.before,
    selectedBefore: last.selectedBefore,
    patches: [...last.patches, ...entry.patches],
    inverse: [...entry.inverse, ...last.inverse],
  };
  return { past: [...history.past.slice(0, -1), joined], future: [] };
}

function burstKey<D, C>({ commands }: Entry<D, C>, burstOf: (command: C) => string | undefined): string | undefined {
  const [command, ...others] = commands;
  return command === undefined || others.length > 0 ? undefined : burstOf(command);
}

/** The history one step back, and the entry that is undone. */
export function stepBack<D, C>({ past, future }: History<D, C>): readonly [History<D, C>, Entry<D, C>] | undefined {
  const entry = past.at(-1);
  return entry === undefined ? undefined : [{ past: past.slice(0, -1), future: [entry, ...future] }, entry];
}

export function stepForward<D, C>({ past, future }: History<D, C>): readonly [History<D, C>, Entry<D, C>] | undefined {
  const [entry, ...rest] = future;
  return entry === undefined ? undefined : [{ past: [...past, entry], future: rest }, entry];
}

/** The history at the place where it led to this document; `undefined` where it never did. */
export function historyAt<D, C>(history: History<D, C>, doc: D): History<D, C> | undefined {
  const all = [...history.past, ...history.future];
  const index = all.findLastIndex(({ after }) => after === doc);
  const place = index >= 0 ? index + 1 : all[0]?.before === doc ? 0 : undefined;
  return place === undefined ? undefined : { past: all.slice(0, place), future: all.slice(place) };
}
