/** What was done, so that it can be undone: labeled, without a limit, with bursts of the same edit as one entry. */

import type { Strategy } from "@dunlin/engine";
import type { Patch } from "immer";
import type { Command } from "../commands/command.ts";
import type { NodeId } from "../document/strategy.ts";

export interface Entry {
  /** From 1, never used twice. */
  readonly number: number;
  readonly commands: readonly Command[];
  /** What a host or a transaction calls it; absent: the words of its command. */
  readonly label: string | undefined;
  /** Documents share what did not change, so both are cheap to keep, and undoing is exact to the order of members. */
  readonly before: Strategy;
  readonly after: Strategy;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly selectedBefore: readonly NodeId[];
  readonly selectedAfter: readonly NodeId[];
  /** Epoch ms of the last command in it. */
  readonly at: number;
}

export interface History {
  readonly past: readonly Entry[];
  /** The next to redo comes first. */
  readonly future: readonly Entry[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** Edits of one field in so many ms are one entry. */
export const BURST = 500;

/** The key under which edits are one burst; `undefined` for commands that stand alone. */
function burstKey(commands: readonly Command[]): string | undefined {
  const [command, ...others] = commands;
  if (command === undefined || others.length > 0) return undefined;
  if (command.type === "field.set") return `field ${command.path}`;
  return command.type === "weight.set" ? `weight ${command.id} ${command.port}` : undefined;
}

/** Adds an entry; what could be redone is gone. */
export function record(history: History, entry: Entry): History {
  const last = history.past.at(-1);
  const key = burstKey(entry.commands);
  const joins =
    last !== undefined &&
    key !== undefined &&
    history.future.length === 0 &&
    burstKey(last.commands) === key &&
    entry.at - last.at <= BURST;
  if (!joins) return { past: [...history.past, entry], future: [] };
  const joined: Entry = {
    ...entry,
    number: last.number,
    before: last.before,
    selectedBefore: last.selectedBefore,
    patches: [...last.patches, ...entry.patches],
    inverse: [...entry.inverse, ...last.inverse],
  };
  return { past: [...history.past.slice(0, -1), joined], future: [] };
}

/** The history one step back, and the entry that is undone. */
export function stepBack({ past, future }: History): readonly [History, Entry] | undefined {
  const entry = past.at(-1);
  return entry === undefined ? undefined : [{ past: past.slice(0, -1), future: [entry, ...future] }, entry];
}

export function stepForward({ past, future }: History): readonly [History, Entry] | undefined {
  const [entry, ...rest] = future;
  return entry === undefined ? undefined : [{ past: [...past, entry], future: rest }, entry];
}

/** The history at the place where it led to this document; `undefined` where it never did. */
export function historyAt(history: History, doc: Strategy): History | undefined {
  const all = [...history.past, ...history.future];
  const index = all.findLastIndex(({ after }) => after === doc);
  const place = index >= 0 ? index + 1 : all[0]?.before === doc ? 0 : undefined;
  return place === undefined ? undefined : { past: all.slice(0, place), future: all.slice(place) };
}
