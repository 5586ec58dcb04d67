/** The `dunlin` command: reads its arguments, runs one command, and turns what went wrong into sentences and an exit code. */

import { parseArgs } from "node:util";
import { parseDate } from "@dunlin/engine";
import { contact } from "./commands/contact.ts";
import { describe } from "./commands/describe.ts";
import { diff } from "./commands/diff.ts";
import { plan, promote, report } from "./commands/experiment.ts";
import { migrate } from "./commands/migrate.ts";
import { packs } from "./commands/packs.ts";
import { render } from "./commands/render.ts";
import { replay } from "./commands/replay.ts";
import { simulate } from "./commands/simulate.ts";
import { validate } from "./commands/validate.ts";
import { HELP, helpOf } from "./help.ts";
import type { ExitCode, Io } from "./io.ts";
import { InputError, problemLine, UsageError } from "./problem.ts";
import { packageVersion } from "./version.ts";
import { LOCALES, type Locale } from "./words/shape.ts";

/** Runs `dunlin` with `args` (without the program's own name). Writes to `io` only. */
export async function runDunlin(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (reason) {
    if (reason instanceof UsageError) {
      io.stderr.write(`${reason.message}\n\n${helpOf(args[0])}`);
      return 2;
    }
    if (!(reason instanceof InputError)) throw reason;
    for (const problem of reason.problems) io.stderr.write(`${problemLine(problem)}\n`);
    return 1;
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === undefined) throw new UsageError("Name a command.");
  if (name === "--version" || name === "-v") return say(`${packageVersion()}\n`, io);
  if (name === "--help" || name === "-h" || name === "help") return say(HELP, io);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : undefined;
  if (command === undefined) throw new UsageError(`There is no command "${name}".`);
  return args.includes("--help") || args.includes("-h") ? say(helpOf(name), io) : command(args, io);
}

function say(text: string, { stdout }: Io): ExitCode {
  stdout.write(text);
  return 0;
}

const COMMANDS = {
  validate(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { json: { type: "boolean" } });
    return validate(onlyFile(positionals), { json: values.json === true }, io);
  },
  contact(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { json: { type: "boolean" }, locale: { type: "string" } });
    const file = onlyFile(positionals, "a request");
    return contact(file, { json: values.json === true, locale: localeOf(values.locale) }, io);
  },
  packs(args: readonly string[], io: Io) {
    const flag = { type: "boolean" } as const;
    const { values, positionals } = parse(args, { check: flag, json: flag, on: { type: "string" } });
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is too many: packs takes no file.`);
    dayOf("--on", values.on);
    return packs(
      { on: needed("--on", values.on ?? io.today?.()), check: values.check === true, json: values.json === true },
      io,
    );
  },
  // What carries cases is loaded when it is asked for: the others start faster without a server and a database.
  async serve(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { ...PLACE, config: text, host: text, port: text });
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is too many: serve takes options only.`);
    const { config, host } = values;
    const { serve } = await import("./commands/serve.ts");
    return serve({ ...placeOf(values), config, host, port: portOf(values.port) }, io);
  },
  async import(args: readonly string[], io: Io) {
    const flag = { type: "boolean" } as const;
    const { values, positionals } = parse(args, {
      ...{ ...PLACE, map: text, json: flag, "dry-run": flag, skip: text, locale: text, "no-progress": flag },
    });
    const [{ importCases }, { openRuntime }] = await Promise.all([
      import("./commands/import.ts"),
      import("./serve/openRuntime.ts"),
    ]);
    const stop = new AbortController();
    void io.stopped?.().then(() => stop.abort());
    const command = {
      ...placeOf(values),
      ...{ file: onlyFile(positionals, "a portfolio"), map: needed("--map", values.map) },
      ...{ json: values.json === true, dryRun: values["dry-run"] === true, progress: values["no-progress"] !== true },
      ...{ locale: localeOf(values.locale), skip: skipOf(values.skip), signal: stop.signal },
    };
    return importCases(command, io, openRuntime);
  },
  async case(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { ...PLACE, json: { type: "boolean" }, locale: text });
    const caseId = onlyFile(positionals, "a case", "Name the case.");
    const [json, locale] = [values.json === true, localeOf(values.locale)];
    const { tellOfCase } = await import("./commands/case.ts");
    return tellOfCase({ ...placeOf(values), caseId, json, locale }, io);
  },
  describe(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { locale: { type: "string" } });
    return describe(onlyFile(positionals), { locale: localeOf(values.locale) }, io);
  },
  diff(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { json: flag, locale: text, html: text });
    const [before, after, extra] = positionals;
    if (before === undefined || after === undefined) throw new UsageError("Name the files of two strategies.");
    if (extra !== undefined) throw new UsageError(`Two files are enough; "${extra}" is too many.`);
    const locale = localeOf(values.locale);
    return diff({ before, after, html: values.html, json: values.json === true, locale }, io);
  },
  simulate(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ portfolio: text, map: text, days: text, seed: text, start: text, behavior: text, costs: text },
      ...{ against: text, limit: text, html: text, locale: text, json: flag, "no-progress": flag },
      ...{ workers: text, runs: text, budget: many, strategies: many },
    });
    const { map, behavior, costs, against, html } = values;
    const start = dayOf("--start", needed("--start", values.start ?? io.today?.()));
    return simulate(
      {
        ...{ strategy: onlyFile(positionals), portfolio: needed("--portfolio", values.portfolio) },
        ...{ map, behavior, costs, against, html, start: start ?? 0, limit: limitOf(values.limit) },
        ...{
          days: wholeOf("--days", values.days, 1, 1100) ?? 90,
          seed: wholeOf("--seed", values.seed, 0, 2 ** 32 - 1) ?? 1,
          workers: wholeOf("--workers", values.workers, 1, 64) ?? 1,
          runs: wholeOf("--runs", values.runs, 1, 200) ?? 1,
        },
        ...{ called: values.strategies ?? [], budgets: budgetsOf(values.budget) },
        ...{ json: values.json === true, progress: values["no-progress"] !== true, locale: localeOf(values.locale) },
      },
      io,
    );
  },
  experiment([name, ...args]: readonly string[], io: Io) {
    if (name === undefined) throw new UsageError("Say what to do: experiment plan, report or promote.");
    const known = Object.hasOwn(EXPERIMENT_COMMANDS, name);
    if (!known) throw new UsageError(`There is no command "experiment ${name}".`);
    return EXPERIMENT_COMMANDS[name as keyof typeof EXPERIMENT_COMMANDS](args, io);
  },
  migrate(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ cases: text, map: text, at: text, locale: text, "dry-run": flag, json: flag },
      ...{ html: text, strategies: many },
    });
    const [from, to, extra] = positionals;
    if (from === undefined || to === undefined)
      throw new UsageError("Name the file of the older and of the newer version.");
    if (extra !== undefined) throw new UsageError(`Two files are enough; "${extra}" is too many.`);
    if (values["dry-run"] !== true) {
      const says = "This command moves nobody: give --dry-run. The host that carries the cases moves them";
      throw new UsageError(`${says} (POST /v1/strategies/ID/migrations).`);
    }
    const today = io.today?.();
    return migrate(
      {
        ...{ from, to, cases: needed("--cases", values.cases), map: values.map },
        ...{ html: values.html, called: values.strategies ?? [] },
        at: needed("--at", values.at ?? (today === undefined ? undefined : `${today}T12:00:00Z`)),
        ...{ json: values.json === true, locale: localeOf(values.locale) },
      },
      io,
    );
  },
  render(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ context: text, locale: text, out: text, variant: text, brand: text, zone: text },
    });
    const { variant, brand, zone, out } = values;
    return render(
      {
        template: onlyFile(positionals, "a template"),
        context: needed("--context", values.context),
        locale: needed("--locale", values.locale),
        ...{ variant, brand, zone, out },
      },
      io,
    );
  },
  replay(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ portfolio: text, map: text, from: text, to: text, explain: text, limit: text, locale: text },
      ...{ against: text, costs: text, clip: text, json: flag, "no-progress": flag },
    });
    const { against, costs } = values;
    const [from, to] = [dayOf("--from", values.from), dayOf("--to", values.to)];
    if (from !== undefined && to !== undefined && from > to) throw new UsageError("--from lies after --to.");
    if (against !== undefined) {
      for (const name of ["from", "explain"] as const) {
        if (values[name] !== undefined) throw new UsageError(`--${name} does not go with --against.`);
      }
    }
    for (const name of ["costs", "clip"] as const) {
      if (against === undefined && values[name] !== undefined) throw new UsageError(`--${name} needs --against.`);
    }
    const clip = numberOf("--clip", values.clip);
    if (clip === 0) throw new UsageError("--clip needs a number above 0.");
    return replay(
      {
        strategy: onlyFile(positionals),
        portfolio: needed("--portfolio", values.portfolio),
        map: needed("--map", values.map),
        ...{ from, to, limit: limitOf(values.limit), explain: values.explain, against, costs, clip },
        json: values.json === true,
        progress: values["no-progress"] !== true,
        locale: localeOf(values.locale),
      },
      io,
    );
  },
};

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
/** May be given again and again. */
const many = { type: "string", multiple: true } as const;

const EXPERIMENT_COMMANDS = {
  plan(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ baseline: text, target: text, "per-day": text, challengers: text, share: text, holdout: text },
      ...{ power: text, confidence: text, patience: text, json: flag, locale: text },
    });
    if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is too many: a plan needs no file.`);
    const optional = {
      perDay: numberOf("--per-day", values["per-day"]),
      challengers: numberOf("--challengers", values.challengers),
      challengerShare: rateOf("--share", values.share),
      holdoutShare: rateOf("--holdout", values.holdout),
      power: rateOf("--power", values.power),
      confidence: rateOf("--confidence", values.confidence),
      patience: numberOf("--patience", values.patience),
    };
    const request = {
      baseline: rateOf("--baseline", needed("--baseline", values.baseline)) ?? 0,
      target: rateOf("--target", needed("--target", values.target)) ?? 0,
      ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as object),
    };
    return plan({ request, json: values.json === true, locale: localeOf(values.locale) }, io);
  },
  report(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ rows: text, sums: text, delimiter: text, html: text, json: flag, locale: text },
    });
    const { rows, sums, delimiter, html } = values;
    const definition = onlyFile(positionals, "an experiment");
    if ((rows === undefined) === (sums === undefined)) throw new UsageError("Give either --rows or --sums.");
    if (delimiter !== undefined && delimiter.length !== 1) throw new UsageError("--delimiter is one sign.");
    const json = values.json === true;
    return report({ definition, rows, sums, delimiter, html, json, locale: localeOf(values.locale) }, io);
  },
  promote(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, { node: text, variant: text, out: text });
    const [node, variant] = [needed("--node", values.node), needed("--variant", values.variant)];
    return promote({ strategy: onlyFile(positionals), node, variant, out: values.out }, io);
  },
};

/** Which database, and whose cases in it. */
const PLACE = { data: text, "database-url": text, tenant: text } as const;

const placeOf = (values: { readonly data?: string; readonly "database-url"?: string; readonly tenant?: string }) => ({
  data: values.data,
  databaseUrl: values["database-url"],
  tenant: values.tenant ?? "default",
});

const PORT = 8787;

function portOf(given: string | undefined): number {
  if (given === undefined) return PORT;
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535)
    throw new UsageError(`--port needs a number from 0 to 65535, not "${given}".`);
  return Number(given);
}

type Options = Readonly<Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean }>>;

/** As `parseArgs`; what it refuses becomes a `UsageError`. */
function parse<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (reason) {
    throw new UsageError(reason instanceof Error ? `${reason.message.split(". ")[0]}.` : String(reason));
  }
}

function onlyFile(positionals: readonly string[], what = "a strategy", says = `Name the file of ${what}.`): string {
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError(says);
  if (extra !== undefined) throw new UsageError(`One file is enough; "${extra}" is too many.`);
  return file;
}

function needed(option: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`${option} is missing.`);
  return value;
}

function dayOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const day = parseDate(text);
  if (day === undefined) throw new UsageError(`${option} needs a date such as 2026-03-02, not "${text}".`);
  return day;
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new UsageError(`--limit needs a whole number from 1, not "${text}".`);
  return Number(text);
}

function wholeOf(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${option} needs a whole number from ${least} to ${most}, not "${text}".`);
}

/** `sms=500`: contacts by a channel that leave on one day at most. */
function budgetsOf(given: readonly string[] = []): { readonly channel: string; readonly perDay: number }[] {
  const budgets = given.map((text) => {
    const [, channel = "", perDay = ""] = /^([^=]+)=(\d{1,9})$/.exec(text) ?? [];
    if (channel === "")
      throw new UsageError(`--budget needs a channel and its contacts a day, as sms=500, not "${text}".`);
    return { channel, perDay: Number(perDay) };
  });
  const twice = budgets.find(({ channel }, i) => budgets.findIndex((one) => one.channel === channel) < i);
  if (twice !== undefined) throw new UsageError(`--budget says twice what ${twice.channel} may use. Give it once.`);
  return budgets;
}

function skipOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--skip needs a whole number of rows, not "${text}".`);
  return Number(text);
}

/** `0.44` and `44%` alike; between 0 and 1. */
function rateOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, figure, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const rate = Number(figure) / (percent === "%" ? 100 : 1);
  if (!(rate >= 0 && rate <= 1)) throw new UsageError(`${option} needs a rate such as 0.44 or 44%, not "${text}".`);
  return rate;
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}(\.\d+)?$/.test(text)) throw new UsageError(`${option} needs a number, not "${text}".`);
  return Number(text);
}

function localeOf(text: string = "en"): Locale {
  const locale = LOCALES.find((known) => known === text);
  if (locale === undefined) throw new UsageError(`--locale is one of ${LOCALES.join(", ")}, not "${text}".`);
  return locale;
}
