/** A template and the strategies that send it: an offer in the message that no strategy makes would lead nowhere. */

import type { Strategy } from "@dunlin/engine";
import { diagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import type { Report } from "./report.ts";
import { blocksOf } from "./walk.ts";

interface Sent {
  readonly strategies: readonly Strategy[];
  /** With or without a version. */
  readonly reference: string;
}

export function checkOffers({ root }: Template, { strategies, reference }: Sent, report: Report): void {
  const offer = blocksOf(root).find(({ block }) => block.type === "installmentOffer");
  if (offer === undefined) return;
  for (const { id, nodes } of strategies) {
    const all = Object.values(nodes);
    const sends = all.some(
      (node) =>
        node.type === "send" && [...node.via, node.page].some((sent) => sent && namesIt(sent.template, reference)),
    );
    if (!sends || all.some(({ type }) => type === "offer")) continue;
    const says = `The strategy "${id}" sends this template and makes no offer, so its choices lead nowhere. Add an offer there, or take the block out.`;
    report({ ...diagnostic("check.offer", offer.at, says, { strategy: id }), blockId: offer.block.id });
  }
}

const namesIt = (template: string, reference: string): boolean =>
  template === reference || template.split("@")[0] === reference;
