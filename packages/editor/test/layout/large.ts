/** Strategies of many steps. */

import type { Strategy } from "@dunlin/engine";

const mail = (channel: string) => [{ channel, template: "soft@1" }];

/** In blocks of a question with two ways. */
export function large(steps: number): Strategy {
  const nodes: Record<string, unknown> = { end: { type: "exit", outcome: "exhausted" } };
  const blocks = Math.floor((steps - 1) / 5);
  for (let i = 0; i < blocks; i++) {
    const next = i + 1 < blocks ? `wait${i + 1}` : "end";
    nodes[`wait${i}`] = { type: "wait", for: "P2D", to: { next: `ask${i}` } };
    const when = { ">": [{ var: "totalDue" }, 1000 * i] };
    nodes[`ask${i}`] = { type: "if", name: `Question ${i + 1}`, when, to: { yes: `mail${i}`, no: `sms${i}` } };
    nodes[`mail${i}`] = { type: "send", name: `Mail ${i + 1}`, via: mail("email"), to: { next: `push${i}` } };
    nodes[`push${i}`] = { type: "send", name: `Push ${i + 1}`, via: mail("push"), to: { next } };
    nodes[`sms${i}`] = { type: "send", name: `Text ${i + 1}`, via: mail("sms"), to: { next } };
  }
  const doc = { format: "dunlin.strategy/1", id: "large", name: "Large", time: { zone: "Europe/Madrid" } };
  return { ...doc, entry: { start: "wait0" }, nodes } as unknown as Strategy;
}

/** In blocks of rounds in rounds, one after the other. */
export function manyRounds(blocks: number): Strategy {
  const nodes: Record<string, unknown> = { end: { type: "exit", outcome: "exhausted" } };
  const wait = (next: string) => ({ type: "wait", for: "P2D", to: { next } });
  for (let i = 0; i < blocks; i++) {
    const next = i + 1 < blocks ? `outer${i + 1}` : "end";
    nodes[`outer${i}`] = { type: "repeat", max: 3, to: { body: `rest${i}`, exhausted: next } };
    nodes[`rest${i}`] = wait(`inner${i}`);
    nodes[`inner${i}`] = { type: "repeat", max: 2, to: { body: `pause${i}`, exhausted: `outer${i}` } };
    nodes[`pause${i}`] = wait(`inner${i}`);
  }
  const doc = { format: "dunlin.strategy/1", id: "rounds", name: "Rounds", time: { zone: "Europe/Madrid" } };
  return { ...doc, entry: { start: "outer0" }, nodes } as unknown as Strategy;
}
