/** A strategy of so many steps: waits, questions with two ways that meet, and messages. */

const mail = (channel) => [{ channel, template: `${channel}@1` }];

export function strategyOf(steps) {
  const nodes = { end: { type: "exit", outcome: "exhausted" } };
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
  const head = { format: "dunlin.strategy/1", id: "large", name: "Large", time: { zone: "Europe/Madrid" } };
  return { ...head, entry: { start: "wait0" }, nodes };
}
