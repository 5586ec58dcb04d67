/**
 * `send`: one message to one person. Every arrival ends in exactly one of `message.send` (several after bounces, when
 * a receipt is awaited) and `contact.suppressed`; the order of the questions is `contact.ts`.
 */

import { addDuration, type Duration } from "../base/duration.ts";
import type { BodyOf } from "../model/effect.ts";
import type { SendNode } from "../model/node.ts";
import { asksForMoney, attempt, interruptContact } from "./contact.ts";
import { DURATION, ID, PURPOSE, RECIPIENT, REFERENCE, VIA } from "./schema.ts";
import { daysOf, upTo } from "./span.ts";
import { by, type Kit, type NodeSpec, STAY, type Turn } from "./spec.ts";

export const send: NodeSpec<"send"> = {
  type: "send",
  title: "Sends a message by the first usable channel.",
  parameters: {
    properties: {
      via: VIA,
      purpose: PURPOSE,
      giveUpAfter: {
        ...DURATION,
        default: "P7D",
        description: "How long a contact that may not be made yet is waited for.",
      },
      awaitReceipt: { ...DURATION, description: "Wait for delivery; a bounce tries the next entry of `via`." },
      page: {
        type: "object",
        description: "A page of one's own that the message links to.",
        properties: {
          template: REFERENCE,
          actions: {
            type: "array",
            items: ID,
            minItems: 1,
            description: "What can be done there: pay, choosePlan, promise, dispute ...",
          },
          validFor: DURATION,
        },
        required: ["template", "actions", "validFor"],
        additionalProperties: false,
      },
      bundle: { ...ID, description: "Contacts of one person with the same key may be merged into one message." },
      ttl: { ...DURATION, description: "After this the message is no longer worth sending." },
      recipient: RECIPIENT,
    },
    required: ["via"],
  },
  ports: (node) => [
    { name: "next", required: true },
    { name: "blocked", required: false, fallback: "next" },
    ...(node.awaitReceipt === undefined ? [] : [{ name: "failed", required: false, fallback: "next" }]),
  ],
  sometimes: { failed: "`awaitReceipt`" },
  conditions: () => [],
  // A contact may wait for as long as `giveUpAfter`, then for each receipt.
  span: (node) => {
    const patience = daysOf(node.giveUpAfter ?? "P7D").most;
    const receipt = node.awaitReceipt === undefined ? 0 : daysOf(node.awaitReceipt).most;
    return upTo(patience === null || receipt === null ? null : (patience + receipt + 1) * node.via.length);
  },
  waits: (node) => node.awaitReceipt !== undefined,
  compile(node, kit) {
    const receipt = node.awaitReceipt === undefined ? undefined : kit.duration(node.awaitReceipt);
    const message = composer(node, kit);
    const contact = {
      purpose: node.purpose ?? "collect",
      recipient: node.recipient ?? "debtor",
      via: node.via,
      giveUpAfter: kit.duration(node.giveUpAfter ?? "P7D"),
      calendar: kit.calendar(),
    } as const;
    return {
      visit(turn) {
        if (turn.node.sent !== undefined) return awaitReport(turn, receipt, kit);
        const result = attempt(turn, contact);
        if ("to" in result) return result;
        const body = message(turn, result.via);
        const sent = turn.emit(body);
        turn.contacted(body.channel, sent, body.obligations);
        if (receipt === undefined) return by("next");
        turn.node = { since: turn.node.since, from: turn.now, via: result.via, sent };
        return awaitReport(turn, receipt, kit);
      },
      react(turn, event) {
        if (turn.node.sent === undefined || event.data?.message !== turn.node.sent) return undefined;
        if (event.type === "message.delivered") return by("next");
        if (event.type !== "message.bounced" && event.type !== "message.failed") return undefined;
        const next = (turn.node.via ?? 0) + 1;
        if (next >= node.via.length) return by("failed");
        turn.node = { since: turn.node.since, from: turn.now, via: next };
        return STAY;
      },
      interrupted: interruptContact,
    };
  },
};

/** Stays until the report is overdue; no report in time counts as delivered. */
function awaitReport(turn: Turn, receipt: Duration | undefined, kit: Kit) {
  if (receipt === undefined) return by("next");
  const due = addDuration(turn.node.from, receipt, turn.zone, kit.calendar());
  if (due <= turn.now) return by("next");
  if (due !== turn.node.due) turn.node = { ...turn.node, due };
  return STAY;
}

/** Builds the effect for one entry of `via`. */
function composer(node: SendNode, kit: Kit): (turn: Turn, via: number) => BodyOf<"message.send"> {
  const purpose = node.purpose ?? "collect";
  const ttl = node.ttl === undefined ? undefined : kit.duration(node.ttl);
  const pageFor = node.page === undefined ? undefined : kit.duration(node.page.validFor);
  const ends = (turn: Turn, duration: Duration) => addDuration(turn.now, duration, turn.zone, kit.calendar());
  const texts = node.via.map(({ template }) => kit.textFor(template));
  return (turn, via) => {
    const { channel, template } = node.via[via] as SendNode["via"][number];
    const variant = texts[via]?.(turn.facts.debtor.id);
    const claims = asksForMoney(purpose) ? turn.collectible() : turn.open();
    return {
      kind: "message.send",
      channel,
      template,
      purpose,
      recipient: node.recipient ?? "debtor",
      obligations: claims.map((obligation) => obligation.ref),
      ...(node.page !== undefined &&
        pageFor !== undefined && {
          page: { template: node.page.template, actions: node.page.actions, validUntil: ends(turn, pageFor) },
        }),
      ...(node.bundle !== undefined && { bundle: node.bundle }),
      ...(ttl !== undefined && { validUntil: ends(turn, ttl) }),
      ...(variant !== undefined && { variant }),
    };
  };
}
