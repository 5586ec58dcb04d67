/** Nodes that contact somebody: the questions before every contact, in the engine's order, where no policy packs are judged. */

import type { CompiledNode } from "../../compile/compile.ts";
import type { NodeTypes, Via } from "../../model/node.ts";
import { asksForMoney } from "../../nodes/contact.ts";
import type { Compiling } from "./compiling.ts";
import { ASK, ENDED, type Kernel, LEAVE, STAY } from "./kernel.ts";
import { SENT, WAITING } from "./memory.ts";
import type { Rows } from "./rows.ts";
import { RowTiming } from "./timing.ts";

/** What `attempt` gives when the contact may be made: 0 and more is a place in `via`. */
const [BLOCKED, HELD_BACK, OVER, GONE] = [-1, -2, -3, -4];

/** A contact that is to be made. */
class Attempt {
  readonly #collects: boolean;
  readonly #node: number;
  readonly #patience: RowTiming;
  /** Places in the channels of the batch, in the order of `via`. */
  readonly #channels: readonly number[];
  readonly #deferred: number;
  readonly #unreachable: number;
  readonly #gaveUp: number;
  readonly #superseded: number;

  constructor(
    { purpose = "collect", giveUpAfter = "P7D" }: NodeTypes["send"] | NodeTypes["task"],
    own: CompiledNode,
    channels: readonly number[],
    made: Compiling,
  ) {
    this.#collects = asksForMoney(purpose);
    this.#node = made.numberOf(own.id);
    this.#patience = new RowTiming({ for: giveUpAfter }, made.kit);
    this.#channels = channels;
    this.#deferred = made.act({ kind: "contact.deferred", reason: "nothingCollectible" });
    const suppressed = (reason: string) => made.act({ kind: "contact.suppressed", reason });
    this.#unreachable = suppressed("unreachable");
    this.#gaveUp = suppressed("gaveUp");
    this.#superseded = suppressed("superseded");
  }

  /** Does the case end here, is there anything to ask for, which channel can be used. */
  make(rows: Rows, row: number, arriving: boolean): number {
    const rule = rows.settled ? undefined : rows.exitRule(row, 0);
    if (rule !== undefined) {
      rows.act(row, this.#superseded, this.#node);
      rows.ending = rule.then;
      return OVER;
    }
    if (this.#collects && !rows.ledger.anyCollectible(row)) return this.#defer(rows, row, arriving);
    for (let via = 0; via < this.#channels.length; via++)
      if (rows.ledger.usable(row, this.#channels[via] as number)) return via;
    rows.act(row, this.#unreachable, this.#node);
    return BLOCKED;
  }

  /** A contact that has waited keeps the end of its patience as the moment it is due. */
  #defer(rows: Rows, row: number, arriving: boolean): number {
    const { memory, now } = rows;
    const waits = !arriving && memory.has(row, WAITING);
    const last = waits ? memory.due.get(row) : this.#patience.plan(rows, row, now);
    if (now >= last) {
      rows.act(row, this.#gaveUp, this.#node);
      return BLOCKED;
    }
    if (waits) return HELD_BACK;
    if (!memory.due.fits(last)) return GONE;
    rows.act(row, this.#deferred, this.#node);
    memory.mark(row, WAITING);
    memory.due.set(row, last);
    return HELD_BACK;
  }

  interrupted(rows: Rows, row: number): void {
    if (rows.memory.has(row, WAITING)) rows.act(row, this.#superseded, this.#node);
  }
}

/** The move for a contact that is not made now. */
function moveOf(result: number, blocked: number): number {
  if (result === BLOCKED) return blocked;
  if (result === OVER) return ENDED;
  return result === GONE ? LEAVE : STAY;
}

export function sendKernel(
  node: NodeTypes["send"],
  own: CompiledNode,
  made: Compiling,
  channels: readonly string[],
): Kernel | undefined {
  if (node.awaitReceipt !== undefined) return undefined;
  const { purpose = "collect", via } = node;
  const attempt = new Attempt(
    node,
    own,
    via.map(({ channel }) => channels.indexOf(channel)),
    made,
  );
  const acts = via.map(({ channel, template }) => made.act({ kind: "message.send", channel, template, purpose }));
  const [next, blocked, number] = [made.way(own, "next"), made.way(own, "blocked"), made.numberOf(own.id)];
  return {
    visit(rows, row, arriving) {
      const result = attempt.make(rows, row, arriving);
      if (result < 0) return moveOf(result, blocked);
      rows.act(row, acts[result] as number, number);
      rows.contacted(row, (via[result] as Via).channel);
      return next;
    },
    interrupted: (rows, row) => attempt.interrupted(rows, row),
  };
}

export function taskKernel(
  node: NodeTypes["task"],
  own: CompiledNode,
  made: Compiling,
  channels: readonly string[],
): Kernel {
  const { channel, queue, purpose = "collect", at, script = "" } = node;
  const number = made.numberOf(own.id);
  const attempt = channel === undefined ? undefined : new Attempt(node, own, [channels.indexOf(channel)], made);
  const contact = channel === undefined ? {} : { channel, purpose, ...(script !== "" && { template: script }) };
  const create = made.act({ kind: "task.create", queue, dispositions: node.dispositions, ...contact });
  const cancel = made.act({ kind: "task.cancel", queue });
  const timing = new RowTiming({ for: node.due, ...(at !== undefined && { at }) }, made.kit);
  const ways = new Map(node.dispositions.map((disposition) => [disposition, made.way(own, disposition)]));
  const timeout = made.way(own, "timeout");
  const blocked = channel === undefined ? timeout : made.way(own, "blocked");
  const completed = made.typeNumber("task.completed");
  const watch = (rows: Rows, row: number): number => {
    if (rows.memory.due.get(row) > rows.now) return STAY;
    rows.act(row, cancel, number);
    return timeout;
  };
  return {
    visit(rows, row, arriving) {
      const { memory, now } = rows;
      if (!arriving && memory.has(row, SENT)) return watch(rows, row);
      const result = attempt?.make(rows, row, arriving) ?? 0;
      if (result < 0) return moveOf(result, blocked);
      const due = timing.plan(rows, row, now);
      if (!memory.due.fits(due)) return LEAVE;
      rows.act(row, create, number, due);
      if (channel !== undefined) rows.contacted(row, channel);
      memory.unmark(row, WAITING);
      memory.mark(row, SENT);
      memory.due.set(row, due);
      return watch(rows, row);
    },
    hears: (type) => (type === completed ? ASK : STAY),
    react(rows, row) {
      const { event } = rows.reading;
      if (event?.type !== "task.completed" || !rows.memory.has(row, SENT)) return STAY;
      const { task, disposition } = event.data ?? {};
      if (task !== this.awaited?.(rows, row)) return STAY;
      return ways.get(String(disposition)) ?? STAY;
    },
    // Since it was created nothing else was done.
    awaited: (rows, row) => (rows.memory.has(row, SENT) ? rows.latestEffect(row, own.id) : undefined),
    interrupted(rows, row) {
      if (rows.memory.has(row, SENT)) rows.act(row, cancel, number);
      attempt?.interrupted(rows, row);
    },
  };
}
