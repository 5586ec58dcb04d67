/** The story of one case as people read it: nothing is left out, nothing is said twice. */

import { fileURLToPath } from "node:url";
import { EVENTS } from "@dunlin/engine";
import { expect, test } from "vitest";
import { LOCALES } from "../src/words/shape.ts";
import { wordsOf } from "../src/words/words.ts";
import { dunlin, Folder, jsonMapping, row, strategy } from "./world.ts";

const folder = new Folder();
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

test("O16 every event of the format has words in every language, and other events their name", async () => {
  const types = Object.keys(EVENTS).filter((type) => type !== "timer.fired");
  for (const locale of LOCALES) expect(Object.keys(wordsOf(locale).events).sort()).toEqual(types.sort());
  const history = [
    { type: "custom.visit", at: "2026-03-02", data: { agent: "Ann", feeMinor: 250, door: true } },
    { type: "call.answered", at: "2026-03-03", data: { call: "T-1", result: "rpc" } },
  ];
  const call = [
    "replay",
    folder.write("s.json", strategy()),
    "--portfolio",
    folder.write("p.json", [row({ history })]),
    "--map",
  ];
  const { out } = await dunlin([...call, folder.write("m.json", jsonMapping()), "--explain", "C-1"], {
    columns: 120,
    env: { NO_COLOR: "1" },
  });
  expect(out).toContain("The event “visit” happens: agent Ann, feeMinor EUR 2.50, door true.");
  expect(out).toContain("A call is answered: result rpc.");
});

const end = async (
  parts: { strategy?: object; mapping?: object; history?: readonly object[] },
  ...more: readonly string[]
) => {
  const { history = [], strategy: own = {}, mapping: map = {} } = parts;
  const portfolio = folder.write("p.json", [row({ history })]);
  const call = [
    "replay",
    folder.write("s.json", strategy({ ...own })),
    "--portfolio",
    portfolio,
    "--map",
    folder.write("m.json", jsonMapping({ ...map })),
  ];
  const { out } = await dunlin([...call, "--explain", "C-1", ...more], { columns: 120, env: { NO_COLOR: "1" } });
  return out.trimEnd().split("\n").at(-1);
};

test("O17 it ends with how things stand, by the name the step has", async () => {
  expect(await end({})).toBe("In the end: all steps taken.");
  expect(await end({}, "--to", "2026-03-14")).toBe(
    "In the end: still active, waiting at “Ten days late” until 2026-03-20 Fri 09:00.",
  );
  expect(await end({}, "--to", "2026-02-14")).toBe("In the end: first known after the end of the window.");
  expect(await end({ history: [{ type: "dispute.opened", at: "2026-03-02" }] })).toBe(
    "In the end: still active at “due3”, with nothing planned.",
  );
  expect(await end({ history: [{ type: "hold.placed", at: "2026-03-02", data: { kind: "complaint" } }] })).toBe(
    "In the end: on hold at “due3”.",
  );
  expect(await end({ strategy: { entry: { start: "due3", on: ["case.updated"] } } })).toBe(
    "In the end: never taken in (no event to enter on).",
  );
  expect(await end({}, "--locale", "es")).toBe("Al final: todos los pasos dados.");
  expect(await end({}, "--to", "2026-03-14", "--locale", "es")).toBe(
    "Al final: sigue activo y espera en «Ten days late» hasta 2026-03-20 vie 09:00.",
  );
});

test("O18 times with seconds keep the columns straight", async () => {
  const history = [
    { type: "custom.a", at: "2026-03-02T10:11:12Z" },
    { type: "custom.b", at: "2026-03-02T10:11:12.345Z" },
  ];
  const call = [
    "replay",
    folder.write("s.json", strategy()),
    "--portfolio",
    folder.write("p.json", [row({ history })]),
    "--map",
  ];
  const { out } = await dunlin([...call, folder.write("m.json", jsonMapping()), "--explain", "C-1"]);
  const lines = out.split("\n").filter((line) => /^\d{4}-/.test(line));
  expect(new Set(lines.map((line) => /^.{10} \w{3} [\d:.]+ +/.exec(line)?.[0].length))).toEqual(new Set([29]));
});

test("O19 nothing is said twice: not the event, not the timer, not the promise, not the message", async () => {
  const strategyFile = folder.write(
    "s.json",
    strategy({
      handlers: [{ id: "answered", on: ["message.replied"], goto: "desk" }],
      nodes: {
        ...strategy().nodes,
        desk: {
          type: "task",
          name: "Read the answer",
          queue: "desk",
          dispositions: ["done"],
          due: "P1D",
          to: { done: "end", timeout: "end" },
        },
      },
    }),
  );
  const history = [
    { type: "obligation.updated", at: "2026-03-02", data: { obligations: ["C-1"] } },
    { type: "promise.created", at: "2026-03-03", data: { promise: "P", amountMinor: 9000, dueDate: "2026-03-05" } },
    { type: "message.replied", at: "2026-03-14", data: { message: "M", channel: "email" } },
    {
      type: "plan.created",
      at: "2026-04-01",
      data: {
        plan: "L",
        parts: [
          { due: "2026-04-10", amountMinor: 5000 },
          { due: "2026-05-10", amountMinor: 4000 },
        ],
      },
    },
  ];
  const call = ["replay", strategyFile, "--portfolio", folder.write("p.json", [row({ history })]), "--map"];
  const { out } = await dunlin([...call, folder.write("m.json", jsonMapping()), "--explain", "C-1"]);
  await expect(out.slice(out.indexOf("2026-03-01"))).toMatchFileSnapshot(golden("once.en.txt"));
  const spanish = await dunlin([...call, folder.of("m.json"), "--explain", "C-1", "--locale", "es"]);
  await expect(spanish.out.slice(spanish.out.indexOf("2026-03-01"))).toMatchFileSnapshot(golden("once.es.txt"));
});
