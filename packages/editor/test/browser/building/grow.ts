/** A strategy is built as its document says: from where cases come in along every way, each step with its settings. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { expect } from "vitest";
import { itemsOf, portListOf, portOf } from "../../../src/document/portLists.ts";
import { type NodeId, nodeAt, type Slot, targetAt, waysOf } from "../../../src/document/strategy.ts";
import { PRESETS, presetOf } from "../../../src/nodes/presets.ts";
import { capital } from "../../../src/problems/say.ts";
import { EN } from "../../../src/words/messages.ts";
import { type Hand, OPTIONS, read } from "./hand.ts";
import { hasLine } from "./places.ts";
import { openRoute, setEntry, setFrame, setStep, waysOfStep } from "./settings.ts";

/** @returns What the steps of the built document are called in the wanted one, in the order in which they stand. */
export async function build(hand: Hand, wanted: Strategy): Promise<readonly NodeId[]> {
  const work = new Work(hand, wanted);
  await setFrame(hand, wanted);
  await work.grow({ at: "start" }, wanted.entry.start);
  await setEntry(hand, wanted, work.idOf);
  for (const [index, { goto }] of (wanted.handlers ?? []).entries()) await work.grow({ at: "handler", index }, goto);
  return work.names();
}

class Work {
  /** What the steps of the wanted document are called in the one that is built. */
  private readonly ids = new Map<NodeId, NodeId>();
  private readonly hand: Hand;
  private readonly wanted: Strategy;

  constructor(hand: Hand, wanted: Strategy) {
    this.hand = hand;
    this.wanted = wanted;
    // The end is there from the beginning.
    this.ids.set("end", "end");
  }

  readonly names = (): readonly NodeId[] => [...this.ids.keys()];
  readonly idOf = (id: NodeId): NodeId | undefined => this.ids.get(id);

  /** Lets a connection lead to a step, which is put in if it is not there yet, with all that it leads to. */
  async grow(slot: Slot, id: NodeId): Promise<void> {
    const known = this.ids.get(id);
    if (known !== undefined) {
      if (targetAt(await read(this.hand.page), slot) !== known) await this.lead(slot, known);
      return;
    }
    const node = nodeAt(this.wanted, id) as LooseNode;
    const own = await this.put(node, slot);
    this.ids.set(id, own);
    await setStep(this.hand, own, node);
    for (const { name } of waysOf(node, OPTIONS)) {
      const target = node.to?.[name];
      if (target !== undefined) await this.grow({ at: "port", from: own, port: name }, target);
    }
  }

  private async put(node: LooseNode, slot: Slot): Promise<NodeId> {
    const { page } = this.hand;
    const before = new Set(Object.keys((await read(page)).nodes));
    const fresh = async () => Object.keys((await read(page)).nodes).filter((one) => !before.has(one));
    const preset = (presetOf(node, PRESETS) as { readonly id: string }).id;
    if (slot.at === "port" && !(await hasLine(page, slot))) {
      await this.way(slot.from, slot.port, EN.actions.names.addAfter);
      await this.hand.add(preset);
    } else await this.hand.put(preset, slot);
    await expect.poll(fresh, { timeout: 10_000, interval: 20, message: JSON.stringify(slot) }).not.toEqual([]);
    const [id, ...inside] = await fresh();
    for (const one of inside) await this.hand.remove(one);
    return id as NodeId;
  }

  private async lead(slot: Slot, target: NodeId): Promise<void> {
    const { hand } = this;
    if (slot.at !== "port") throw new Error("starts are set in the settings of the strategy");
    await this.way(slot.from, slot.port, EN.actions.names.connect);
    await hand.point(target);
    await expect
      .poll(async () => targetAt(await read(hand.page), slot), { timeout: 10_000, interval: 20 })
      .toBe(target);
  }

  /** Does something with one way out of a step, by its menu in the settings. */
  private async way(from: NodeId, port: string, action: string): Promise<void> {
    const { hand } = this;
    const node = nodeAt(await read(hand.page), from) as LooseNode;
    await hand.open(from);
    const name = nameOfWay(node, port);
    const section = waysOfStep(hand, node);
    await openRoute(hand, section, name);
    await hand.press(section.getByRole("button", { name: EN.inspector.moreFor(name), exact: true }));
    await hand.press(hand.page.getByRole("menuitem", { name: action }));
  }
}

/** As the settings of a step call a way: its own name, or the words for it. */
function nameOfWay(node: LooseNode, port: string): string {
  const list = portListOf(node);
  const own = list !== undefined && itemsOf(node, list).some((item) => portOf(item, list) === port);
  return own ? port : capital(EN.nodes.ports[port] ?? port);
}
