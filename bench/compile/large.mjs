/** A strategy of any size: blocks of branch, wait, message, wait for an answer, mark, one after another. */

const BLOCK = 8;

/** A document of `count` nodes, a multiple of 8. */
export function largeStrategy(count) {
  const blocks = count / BLOCK;
  const nodes = {};
  for (let i = 0; i < blocks; i++) Object.assign(nodes, block(i, i + 1 < blocks ? `split${i + 1}` : "end"));
  // The last mark gives its place to the end.
  delete nodes[`mark${blocks - 1}`];
  nodes[`answer${blocks - 1}`].to = { paid: "end", timeout: "end" };
  nodes.end = { type: "exit", outcome: "exhausted" };
  return {
    format: "dunlin.strategy/1",
    id: "large",
    version: 1,
    name: `${count} nodes`,
    time: { zone: "Europe/Madrid" },
    fields: { type: "object", properties: { score: { type: "number" } } },
    segments: { large: { when: { ">=": [{ var: "collectibleDue" }, 50_000] } } },
    entry: { start: "split0", reentry: "afterExit" },
    exits: [
      { id: "cured", when: { "<=": [{ var: "totalOverdue" }, 0] }, outcome: "cured" },
      { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
    ],
    nodes,
  };
}

function block(i, after) {
  const score = { var: ["data.score", 0.5] };
  return {
    [`split${i}`]: {
      type: "if",
      when: { and: [{ segment: "large" }, { ">": [{ var: "dpd" }, i] }, { "<": [score, 0.8] }] },
      to: { yes: `soon${i}`, no: `late${i}` },
    },
    [`soon${i}`]: wait(i + 1, `mail${i}`),
    [`late${i}`]: wait(i + 3, `text${i}`),
    [`mail${i}`]: send("email", `mail-${i}@1`, `set${i}`),
    [`text${i}`]: send("sms", `text-${i}@1`, `set${i}`),
    [`set${i}`]: { type: "set", values: { round: i }, stage: `stage-${i}`, to: { next: `answer${i}` } },
    [`answer${i}`]: {
      type: "waitFor",
      cases: [{ port: "paid", on: ["payment.received"], when: { "<": [{ var: "totalDue" }, 10_000] } }],
      for: "P3D",
      to: { paid: after, timeout: `mark${i}` },
    },
    [`mark${i}`]: { type: "goal", goal: `block-${i}`, to: { next: after } },
  };
}

const send = (channel, template, next) => ({ type: "send", via: [{ channel, template }], to: { next } });
const wait = (day, next) => ({
  type: "wait",
  until: { anchor: "oldestDueDate", offset: `P${day}D` },
  ifPast: "skip",
  gap: "P1D",
  to: { next, skipped: next },
});
