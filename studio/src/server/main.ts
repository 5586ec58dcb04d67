/** `npm start`: reads what is asked for, opens the studio, tells where it is, and ends it when it is told to. */

import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { StoreError } from "@dunlin/runtime";
import { DirectoryRefused, lockDirectory } from "./lock.ts";
import { planFile } from "./seed/seed.ts";
import { openStudio, type Studio, type StudioOptions } from "./studio.ts";
import { goOnUnread } from "./unread.ts";

const USAGE = `npm start -- [options]

  --data DIR   where everything is kept (default DUNLIN_STUDIO_DATA, or studio/.data)
  --port N     the first port that is tried (default 4700)
  --cases N    cases of a new studio, 10 to 5000 (default 400)
  --memory     keep nothing
  --fresh      begin anew: what is kept in DIR is deleted
  --help       this
`;

const CASES = 400;
/** Studio days that have passed when the page of a new studio opens. */
const DAYS = 40;
const DEFAULT_DATA = fileURLToPath(new URL("../../.data", import.meta.url));

class Misused extends Error {}

interface Asked extends Omit<StudioOptions, "failed"> {
  readonly fresh: boolean;
}

function asked(args: readonly string[]): Asked | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = { data: text, port: text, cases: text, days: text, memory: flag, fresh: flag, help: flag };
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (reason) {
    throw new Misused((reason as Error).message);
  }
  if (values.help === true) return undefined;
  const memory = values.memory === true;
  return {
    directory: memory
      ? mkdtempSync(join(tmpdir(), "dunlin-studio-"))
      : resolve(values.data ?? process.env.DUNLIN_STUDIO_DATA ?? DEFAULT_DATA),
    store: memory ? "memory" : "embedded",
    port: whole("port", values.port ?? "4700", 0, 65_535),
    cases: whole("cases", values.cases ?? String(CASES), 10, 5_000),
    days: whole("days", values.days ?? String(DAYS), 0, 100),
    fresh: values.fresh === true,
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Misused(`--${name} is a whole number from ${least} to ${most}, not ${text}.`);
}

/** Deletes only what a studio made, and only while none runs there. */
function forget(directory: string): void {
  if (!existsSync(directory)) return;
  lockDirectory(directory)();
  for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true, force: true });
}

const say = (text: string): void => void process.stdout.write(text);

async function run(args: readonly string[]): Promise<number> {
  const options = asked(args);
  if (options === undefined) {
    say(USAGE);
    return 0;
  }
  if (options.fresh) forget(options.directory);
  const kept = options.store === "embedded" ? planFile(options.directory).read() : undefined;
  if (kept !== undefined && kept.cases !== options.cases && args.includes("--cases"))
    say(`The studio in ${options.directory} has ${kept.cases} cases and keeps them; --fresh begins anew.\n`);
  const stop = stopped();
  const studio = await openStudio({ ...options, failed: (reason) => console.error(reason) });
  say(
    `\nDunlin studio: ${studio.url}\nData: ${options.store === "memory" ? "kept nowhere" : options.directory}. Ctrl-C stops it.\n`,
  );
  await Promise.race([telling(studio), stop]);
  await stop;
  say("\nStopping\n");
  await studio.close();
  return 0;
}

/** Says how far the first days have come: on a terminal in one line that changes, else in a few lines. */
async function telling({ room, ready }: Studio): Promise<void> {
  const { isTTY } = process.stdout;
  let told = -1;
  const timer = setInterval(() => {
    const { done, of } = room.seeding ?? { done: 0, of: 1 };
    const percent = isTTY ? Math.floor((100 * done) / of) : 25 * Math.floor((4 * done) / of);
    if (percent === told || room.seeding === null) return;
    told = percent;
    say(`${isTTY ? "\r" : ""}The first days pass: ${percent}%${isTTY ? "  " : "\n"}`);
  }, 500);
  await ready.finally(() => clearInterval(timer));
  if (room.seeding === null) say(isTTY ? "\rReady.                          \n" : "Ready.\n");
}

/** Until somebody wants to end. A second Ctrl-C does not wait. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}

goOnUnread();
await run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (reason: unknown) => {
    const isTold = reason instanceof Misused || reason instanceof DirectoryRefused || reason instanceof StoreError;
    console.error(isTold || reason instanceof Error ? (reason as Error).message : reason);
    if (reason instanceof Misused) console.error(`\n${USAGE}`);
    process.exit(reason instanceof Misused ? 2 : 1);
  },
);
