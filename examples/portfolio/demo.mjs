/**
 * The demo, `npm run demo`: a portfolio through a strategy, and whom it contacts, when and why. Without arguments it
 * writes the generated portfolio (once), reports on all of it and tells the story of one case.
 */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { freshPortfolio } from "./fresh.mjs";
import { DEFAULT_CASES } from "./generate.mjs";

/** @typedef {import("@dunlin/runtime").Io} Io */
/** @typedef {import("@dunlin/runtime").ExitCode} ExitCode */
/** @typedef {{ strategy: string, portfolio: string, map: string }} Files */
/** @typedef {(files: Files, ...more: string[]) => Promise<ExitCode>} Replay */
/** @typedef {(text: string) => void} Say */

const HELP = `Replays a portfolio through a strategy and shows whom it contacts, when and why.

  npm run demo                                  the generated portfolio
  npm run demo -- --portfolio FILE --map MAP    any other file, with its mapping

  --strategy FILE   otherwise the only strategy beside MAP, or that of the generated portfolio
  --explain ID, --from, --to, --limit, --locale, --json, --no-progress   as in \`dunlin replay\`

Relative paths start in the folder in which npm is called.
`;

/** A card in Manaus: reminders by e-mail and WhatsApp, a part paid, thanks for it, and everything paid in the end. */
export const INTERESTING_CASE = "card-0003105";

/** @param {string} name */
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const OWN_STRATEGY = here("strategy.json");

/** Larger documents are no strategies. */
const LARGEST_STRATEGY_BYTES = 5_000_000;

/**
 * @param {readonly string[]} args
 * @param {Io} io
 * @returns {Promise<ExitCode>}
 */
export async function runDemo(args, io) {
  const { own, rest, problem } = sorted(args);
  if (rest.includes("--help") || rest.includes("-h")) {
    io.stdout.write(HELP);
    return 0;
  }
  if (problem !== undefined) {
    io.stderr.write(`${problem}\n\n${HELP}`);
    return 2;
  }
  const { runDunlin } = await import("@dunlin/runtime");
  /** @type {Replay} */
  const replay = ({ strategy, portfolio, map }, ...more) =>
    runDunlin(["replay", strategy, "--portfolio", portfolio, "--map", map, ...rest, ...more], io);
  /** @type {Say} */
  const say = (text) => void (rest.includes("--json") ? io.stderr : io.stdout).write(`${text}\n`);
  const once = rest.includes("--json") || rest.some((option) => option.startsWith("--explain"));

  const { strategy, portfolio, map } = own;
  if (portfolio === undefined || map === undefined) return replayGenerated(strategy ?? OWN_STRATEGY, once, replay, say);
  return replayFile({ portfolio, map, strategy: strategy ?? strategyFor(map, say) }, once, replay, say);
}

/**
 * @param {string} strategy
 * @param {boolean} once One answer is wanted, not the tour.
 * @param {Replay} replay
 * @param {Say} say
 * @returns {Promise<ExitCode>}
 */
async function replayGenerated(strategy, once, replay, say) {
  const portfolio = await freshPortfolio(say);
  const files = { strategy, portfolio, map: here("mapping.json") };
  if (once) return replay(files);
  say(`${DEFAULT_CASES.toLocaleString("en")} accounts  ${shown(portfolio)}\nStrategy        ${shown(strategy)}\n`);
  const code = await replay(files);
  if (code !== 0) return code;
  say("\nOne of them, line by line\n");
  await replay(files, "--explain", INTERESTING_CASE);
  say(`
Next
  npm run demo -- --explain invoice-0000143     the story of another account
  npm run demo -- --strategy FILE               the same accounts, your strategy
  npm run demo -- --portfolio FILE --map MAP    your own accounts`);
  return 0;
}

/**
 * @param {Files} files
 * @param {boolean} once
 * @param {Replay} replay
 * @param {Say} say
 * @returns {Promise<ExitCode>}
 */
async function replayFile(files, once, replay, say) {
  const code = await replay(files);
  if (!once && code === 0)
    say("\nNext: --explain ID tells the story of one case, --strategy FILE takes another strategy.");
  return code;
}

/**
 * The strategy to take when none is named.
 *
 * @param {string} map
 * @param {Say} say
 */
function strategyFor(map, say) {
  // Without a mapping there is no replay, and it says so.
  if (!existsSync(map)) return OWN_STRATEGY;
  const beside = strategiesIn(dirname(map));
  const [only] = beside;
  if (only !== undefined && beside.length === 1) {
    say(`Strategy: ${shown(only)}, the only one beside the mapping.\n`);
    return only;
  }
  const found = beside.length === 0 ? "no strategy" : `${beside.length} strategies`;
  say(`Strategy: ${shown(OWN_STRATEGY)}, as there ${beside.length > 1 ? "are" : "is"} ${found} beside the mapping.`);
  say("Choose one with --strategy FILE.\n");
  return OWN_STRATEGY;
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function strategiesIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name))
    .filter(isStrategy);
}

/** @param {string} path */
function isStrategy(path) {
  try {
    if (statSync(path).size > LARGEST_STRATEGY_BYTES) return false;
    return String(JSON.parse(readFileSync(path, "utf8"))?.format).startsWith("dunlin.strategy/");
  } catch {
    return false;
  }
}

/**
 * The demo's own options, and what it hands on.
 *
 * @param {readonly string[]} args
 * @returns {{ own: Partial<Files>, rest: string[], problem?: string }}
 */
function sorted(args) {
  /** @type {Partial<Files>} */
  const own = {};
  /** @type {string[]} */
  const rest = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [name, value] = arg.includes("=") ? [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1)] : [arg];
    const option = name === "--strategy" || name === "--portfolio" || name === "--map" ? name : undefined;
    if (option === undefined) {
      rest.push(arg);
      continue;
    }
    const file = value ?? args[++i];
    if (file === undefined || file === "") return { own, rest, problem: `${option} needs the name of a file.` };
    own[OWN[option]] = file;
  }
  const alone = own.portfolio === undefined ? own.map : own.map === undefined ? own.portfolio : undefined;
  if (alone === undefined) return { own, rest };
  return { own, rest, problem: "--portfolio and --map go together: a file, and how its rows become cases." };
}

/** @type {{ readonly [K in "--strategy" | "--portfolio" | "--map"]: keyof Files }} */
const OWN = { "--strategy": "strategy", "--portfolio": "portfolio", "--map": "map" };

/**
 * A path as a person in this folder would write it.
 *
 * @param {string} path
 */
const shown = (path) => relative(process.cwd(), path) || path;

async function main() {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`npm run demo | head`) is no error.
  stdout.on("error", (/** @type {NodeJS.ErrnoException} */ reason) => {
    if (reason.code === "EPIPE") process.exit();
    throw reason;
  });
  try {
    // npm runs scripts in the root of the project; paths are meant from where it was called.
    process.chdir(env.INIT_CWD ?? ".");
    process.exitCode = await runDemo(process.argv.slice(2), { stdout, stderr, env, now: () => performance.now() });
  } catch (reason) {
    const missing = reason instanceof Error && "code" in reason && reason.code === "ERR_MODULE_NOT_FOUND";
    const sentence = missing
      ? "The packages are not built yet. Run `npm run setup` first."
      : `The demo stopped: ${reason instanceof Error ? reason.message : String(reason)}`;
    stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
