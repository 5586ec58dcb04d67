/** What people see: whole pages, figures, the chart and the progress bar. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawChart, shareBar } from "../src/render/chart.ts";
import { pageLines } from "../src/render/page.ts";
import { styleFor } from "../src/render/style.ts";
import {
  day,
  dunlin,
  Folder,
  facts,
  jsonMapping,
  mapping,
  obligation,
  ROWS,
  replay,
  row,
  strategy,
  type Terminal,
} from "./world.ts";

const folder = new Folder();
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const GOLDEN = [
  "replay",
  golden("strategy.json"),
  "--portfolio",
  golden("portfolio.csv"),
  "--map",
  golden("mapping.json"),
];

const told = async (more: readonly string[], terminal: Terminal = {}) =>
  (await dunlin([...GOLDEN, ...more], terminal)).out;
const lengths = (text: string) => text.split("\n").map((line) => line.length);

describe("whole pages", () => {
  test.each([
    ["report.en.txt", []],
    ["report.es.txt", ["--locale", "es"]],
    ["report.data.txt", ["--json"]],
    ["story.en.txt", ["--explain", "B-1004"]],
    ["story.es.txt", ["--explain", "B-1006", "--locale", "es"]],
    ["dispute.en.txt", ["--explain", "B-1005"]],
    ["refused.en.txt", ["--explain", "B-1008"]],
    ["story.data.txt", ["--explain", "B-1003", "--json"]],
  ])("O1 a replay reads as in golden/%s", async (name, more) => {
    await expect(await told(more)).toMatchFileSnapshot(golden(name));
  });

  test("O1 the same pages on a narrow and on a wide terminal", async () => {
    const env = { NO_COLOR: "1" };
    await expect(await told(["--no-progress"], { columns: 40, env })).toMatchFileSnapshot(golden("narrow.en.txt"));
    await expect(await told(["--explain", "B-1006"], { columns: 40, env })).toMatchFileSnapshot(
      golden("narrow-story.en.txt"),
    );
    await expect(await told([], { columns: 120, env })).toMatchFileSnapshot(golden("wide.en.txt"));
  });
});

describe("figures", () => {
  test("O2 days are days where the debtor is", async () => {
    const evening = strategy({ time: { zone: "UTC", at: "23:30" } });
    const days = async (zone: string) => {
      const parts = { facts: facts({ debtor: { id: "D", zones: [zone] } }) };
      return (await replay(folder, [row()], { strategy: evening, mapping: parts })).contacts.days.map(
        (each) => each.day,
      );
    };
    expect(await days("Pacific/Auckland")).toEqual(["2026-03-13", "2026-03-20"]);
    expect(await days("America/Los_Angeles")).toEqual(["2026-03-13", "2026-03-20"]);
    expect(await days("Nowhere/AtAll")).toEqual(["2026-03-13", "2026-03-20"]);
  });

  test("O3 contacts that were not made, or had to wait, are counted by reason", async () => {
    const channels = [{ channel: "email", optedOut: true }, { channel: "letter" }];
    const dispute = { type: "dispute.opened", at: "2026-03-19" };
    const close = { type: "dispute.closed", at: "2026-03-22" };
    const nodes = { ...strategy().nodes, due10: { type: "wait", for: "P7D", to: { next: "letter" } } };
    const { contacts } = await replay(folder, [row({ history: [dispute, close] })], {
      strategy: { nodes },
      mapping: { facts: facts({ debtor: { id: "D", channels } }) },
    });
    expect(contacts).toMatchObject({
      channels: { letter: 1 },
      suppressed: { unreachable: 1 },
      deferred: { nothingCollectible: 1 },
      days: [{ day: "2026-03-22" }],
    });
  });

  test("O20 tasks for people have a section of their own, where there are any", async () => {
    const nodes = {
      due3: { type: "task", queue: "desk", dispositions: ["done"], due: "P1D", to: { done: "end", timeout: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    };
    const files = ["--portfolio", folder.write("p.csv", ROWS), "--map", folder.write("m.json", mapping())];
    const call = ["replay", folder.write("s.json", strategy({ nodes })), ...files];
    expect((await dunlin(call)).out).toContain("\nTasks for people, by queue\n  desk             3\n");
    expect((await dunlin([...call, "--locale", "es"])).out).toContain("\nTareas para personas, por cola\n");
    expect(await told([])).not.toContain("Tasks");
  });

  test("O4 amounts are told by currency, to the unit that it has", async () => {
    const claim = (ref: string, currency: string) => obligation({ ref, currency });
    const list = [claim("a", "EUR"), claim("b", "JPY"), claim("c", "KWD")].map((each, i) =>
      row({ id: `C-${i}`, ref: each.ref, currency: each.currency }),
    );
    const map = folder.write(
      "m.json",
      jsonMapping({ facts: facts({ currency: "$currency", obligations: [obligation({ currency: "$currency" })] }) }),
    );
    const call = [
      "replay",
      folder.write("s.json", strategy()),
      "--portfolio",
      folder.write("p.json", list),
      "--map",
      map,
    ];
    expect((await dunlin(call)).out).toContain(
      [
        "Amounts",
        "        owed at entry   paid since   owed at the end",
        "  EUR          100.00         0.00            100.00",
        "  JPY          10,000            0            10,000",
        "  KWD          10.000        0.000            10.000",
      ].join("\n"),
    );
    expect((await dunlin([...call, "--locale", "es"])).out).toContain(
      "  KWD             10,000            0,000            10,000\n",
    );
  });
});

describe("pages and terminals", () => {
  test("O5 no line is wider than the terminal, from 40 characters on, and none has blanks at its end", async () => {
    const pages = [[], ["--explain", "B-1004"], ["--locale", "es"], ["--explain", "B-1006", "--locale", "es"]];
    for (const columns of [40, 47, 59, 60, 73, 80, 100, 120]) {
      for (const more of pages) {
        const page = await told(more, { columns, env: { NO_COLOR: "1" } });
        expect(Math.max(...lengths(page))).toBeLessThanOrEqual(columns);
        expect(page).not.toMatch(/ +\n/);
        expect(page).not.toContain("…");
      }
    }
    expect(Math.max(...lengths(await told([], { columns: 300, env: { NO_COLOR: "1" } })))).toBeLessThanOrEqual(120);
    expect(await told([], { columns: 0, env: { NO_COLOR: "1" } })).toBe(await told([]));
  });

  test("O5 a bar too short to be seen leaves no blanks", () => {
    const row = { name: "few", figure: "1", share: "0.0%", part: 1 / 30_000 };
    const plain = styleFor({ write: () => {} }, {});
    expect(pageLines([{ title: "Rare", rows: [row] }], plain)).toEqual(["", "Rare", "  few         1  0.0%"]);
  });

  test("O6 letters are bold or faint on a terminal only, and never where NO_COLOR or a dumb terminal forbids it", async () => {
    const start = "\u001b[";
    expect(await told([])).not.toContain(start);
    for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
      expect(await told([], { columns: 80, env })).toBe(await told([]));
    }
    const shown = await told([], { columns: 80, env: { NO_COLOR: "" } });
    expect(shown).toContain(`${start}1mContacts${start}0m`);
    expect(shown.replaceAll(/\p{Cc}\[\d+m/gu, "")).toBe(await told([]));
    expect(await told(["--json"], { columns: 80 })).toBe(await told(["--json"]));
  });

  test("O7 a name too long for its column goes on in the next line, and nothing is cut", async () => {
    const name = "A step whose name was written by somebody who had a lot of time and very much to say about it";
    const nodes = { ...strategy().nodes, friendly: { ...(strategy().nodes.friendly as object), name } };
    const call = [
      "replay",
      folder.write("s.json", strategy({ nodes })),
      "--portfolio",
      folder.write("p.csv", ROWS),
      "--map",
    ];
    const { out } = await dunlin([...call, folder.write("m.json", mapping())]);
    expect(out.replaceAll(/\s+/g, " ")).toContain(name);
  });
});

describe("the chart", () => {
  const counts = fc.array(fc.record({ day: fc.integer({ min: 0, max: 2000 }), email: fc.nat(50), letter: fc.nat(3) }), {
    minLength: 1,
    maxLength: 60,
  });
  const channels = ["email", "letter"] as const;

  test("O8 it fits its width, adds up, and shows every contact, however many days there are", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 10, max: 100 }), fc.constantFrom(1, 30, 700), (list, width, stretch) => {
        const days = [...new Map(list.map((each) => [each.day * stretch, each]))]
          .sort(([a], [b]) => a - b)
          .map(([at, { email, letter }]) => ({ day: at, channels: { email, letter } }));
        const chart = drawChart(days, channels, width);
        expect(chart?.width).toBeLessThanOrEqual(width);
        for (const { channel, total, most, lines } of chart?.rows ?? []) {
          const sum = days.reduce((all, each) => all + each.channels[channel as "email"], 0);
          expect(total).toBe(sum);
          expect(most).toBeLessThanOrEqual(total);
          for (const line of lines) expect(line).toHaveLength(chart?.width ?? 0);
          expect(lines.at(-1)?.trim() === "").toBe(sum === 0);
          expect(lines.some((line) => line.includes("█"))).toBe(sum > 0);
        }
      }),
    );
  });

  test("O9 a column is a day where the width allows, else a week, a month, a year or some years", () => {
    const from = day("2026-03-02");
    const unit = (days: number) => {
      const { unit, count } =
        drawChart(
          [from, from + days].map((at) => ({ day: at, channels: { email: 1 } })),
          ["email"],
          50,
        ) ?? {};
      return `${count} ${unit}`;
    };
    expect([3, 49, 50, 300, 400, 1400, 3000, 18_000, 19_000, 200_000].map(unit)).toEqual([
      ...["1 day", "1 day", "1 week", "1 week", "1 month", "1 month", "1 year", "1 year", "2 year", "11 year"],
    ]);
    const columns = drawChart(
      [0, 1, 2].map((at) => ({ day: from + at, channels: { email: at } })),
      ["email"],
      50,
    );
    expect(columns).toMatchObject({ width: 9, rows: [{ lines: ["      ███", "   ██████"], most: 2, total: 3 }] });
  });

  test("O10 bars grow by eighths of a character and never beyond their room", () => {
    expect([0, 1, 4, 8, 9].map((part) => shareBar(part, 8, 2))).toEqual(["", "▎", "█", "██", "██"]);
    expect(shareBar(0, 0, 5)).toBe("");
  });

  test("O21 the busiest and the quietest day are told where they differ, scales where there are several", async () => {
    const page = async (rows: string) => {
      const files = ["--portfolio", folder.write("p.csv", rows), "--map", folder.write("m.json", mapping())];
      return (await dunlin(["replay", folder.write("s.json", strategy()), ...files, "--to", "2026-03-13"])).out;
    };
    const one = await page("id,due,amount,paid\nC-1,2026-03-10,100.00,\n");
    expect(one).toContain("\nContacts per day\n");
    expect(one).toContain("\n  1 day with contacts.\n");
    expect(await told([])).toContain("\nContacts per week  each channel to a scale of its own\n");
    expect(await told([])).toContain("\n  Busiest day 2026-03-13 with 2, quietest 2026-03-20 with 1, 17 days with\n");
  });

  test("O11 nobody contacted, nothing drawn", async () => {
    const report = folder.write("p.csv", "id,due,amount,paid\nC-1,2026-03-10,100.00,2026-03-02\n");
    const call = [
      "replay",
      folder.write("s.json", strategy()),
      "--portfolio",
      report,
      "--map",
      folder.write("m.json", mapping()),
    ];
    const { out } = await dunlin(call);
    expect(out).toContain("Contacts  nobody was contacted\n");
    expect(out).not.toContain("Contacts per");
  });
});

describe("the progress bar", () => {
  const call = async (terminal: Terminal, ...more: readonly string[]) =>
    (await dunlin([...GOLDEN, ...more], terminal)).err;
  const bar = (err: string) => err.split("\r").map((text) => text.trimEnd());

  test("O12 it stands on a terminal's error stream while a file is read, and is taken away", async () => {
    const texts = bar(await call({ columns: 80, tick: 200 }));
    expect(texts[1]).toMatch(/^█+ 100\.0% {2}14 rows {2}\d+\/s$/);
    expect(texts.at(-2)).toBe("");
    expect(texts.at(-1)).toMatch(/portfolio\.csv: 3 broken rows were left out/);
    expect(await call({ columns: 80, tick: 200 }, "--locale", "es")).toContain("14 filas");
    expect(await call({ columns: 80, tick: 200 }, "--explain", "nobody")).toMatch(
      /^(\r█+ .* rows .*)+\r +\rerror case/,
    );
    expect(await call({ columns: 80, tick: 200 }, "--json")).toContain("14 rows");
  });

  test("O13 nobody who is no person sees it: not in a pipe, not with --no-progress, not ten times a second", async () => {
    const silent = await call({ tick: 200 });
    expect(silent).toMatch(/^\S+: 3 broken rows/);
    expect(await call({ columns: 80, tick: 200 }, "--no-progress")).toBe(silent);
    expect(await call({ columns: 80, tick: 1 })).toBe(silent);
  });

  test("O13 it comes after a third of a second, with a rate that means something, and moves ten times a second", async () => {
    const broken = `${"-".repeat(79)}\n`;
    const rows = folder.write("long.csv", `id,due,amount,paid\n${broken.repeat(50_000)}`);
    const [s, map] = [folder.write("s.json", strategy()), folder.write("m.json", mapping())];
    const { err } = await dunlin(["replay", s, "--portfolio", rows, "--map", map], { columns: 80, tick: 10 });
    const shown = bar(err).filter((text) => text.includes("rows  "));
    // A look at the clock for each of the 62 chunks, from the thirtieth on at every tenth.
    expect(shown).toHaveLength(4);
    const [read = 0, rate = 0] = [...(shown[0] ?? "").matchAll(/([\d,]+)(?: rows|\/s)/g)].map(([, figure = ""]) =>
      Number(figure.replaceAll(",", "")),
    );
    expect(rate).toBe(Math.round((read * 1000) / 300));
  });

  test("O14 on a narrow terminal it stays on one line", async () => {
    const err = await call({ columns: 20, tick: 200 });
    expect(
      Math.max(
        ...bar(err)
          .slice(0, 2)
          .map((text) => text.length),
      ),
    ).toBeLessThan(20);
  });

  test("O15 an error takes it away, too", async () => {
    const cut = readFileSync(golden("portfolio.csv"));
    const path = folder.write("cut.gz", gzipSync(cut.toString().repeat(400)).subarray(0, -9));
    const err = (await dunlin([...GOLDEN, "--portfolio", path], { columns: 80, tick: 200 })).err;
    expect(err).toMatch(/\r +\rerror file\.gzip: /);
  });
});
