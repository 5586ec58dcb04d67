/** The ways out of a step, as the inspector lists them. */

import { expect, test } from "vitest";
import type { EditorHost } from "../../src/host/context.tsx";
import { type WayRow, wayRows } from "../../src/inspector/ways.ts";
import { presetsWith } from "../../src/nodes/presets.ts";
import { EN } from "../../src/words/messages.ts";
import { SMALL } from "../small.ts";

const host = (ways: Record<string, number>) =>
  ({
    words: EN,
    locale: "en",
    presets: presetsWith(),
    options: {},
    settings: {
      stats: { version: 1, from: "2026-01-01", to: "2026-02-01", nodes: { ask: { entered: 2000 } }, ways, least: 30 },
    },
  }) as unknown as EditorHost;

const row = (rows: readonly WayRow[], port: string) => rows.find((one) => one.port === port);

test("IN7 ways have a name, a target and a sentence, those of the list in their order", () => {
  const rows = wayRows(SMALL, "rest", host({}));
  expect(rows.map(({ port, place }) => [port, place])).toEqual([
    ["paid", 0],
    ["timeout", undefined],
  ]);
  expect(row(rows, "paid")).toMatchObject({ name: "paid", target: "Cured" });
  expect(row(rows, "timeout")).toMatchObject({ name: "Time is up", target: "If" });
  expect(row(rows, "paid")?.sentence).toMatch(/^When /);
});

test("IN7 a way without a target of its own names the one that it shares", () => {
  const rows = wayRows(SMALL, "mail", host({}));
  expect(row(rows, "next")).toMatchObject({ fallback: undefined, target: "Wait for" });
  expect(row(rows, "blocked")).toMatchObject({ fallback: "then", target: "Wait for" });
});

test("IN7 figures have people and a share; too few people are a dash", () => {
  const rows = wayRows(SMALL, "ask", host({ "ask:yes": 1500, "ask:no": 29 }));
  expect(row(rows, "yes")).toMatchObject({ people: "1,500", share: "75%" });
  expect(row(rows, "no")).toMatchObject({ people: "–", share: undefined });
});
