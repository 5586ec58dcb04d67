/** The `dunlin` command: reads its arguments, runs one command, and turns what went wrong into sentences and an exit code. */

import { parseArgs } from "node:util";
import { parseDate } from "@dunlin/engine";
import { contact } from "./commands/contact.ts";
import { describe } from "./commands/describe.ts";
import { plan, promote, report } from "./commands/experiment.ts";
import { migrate } from "./commands/migrate.ts";
import { packs } from "./commands/packs.ts";
import { render } from "./commands/render.ts";
import { replay } from "./commands/replay.ts";
import { validate } from "./commands/validate.ts";
import { HELP } from "./help.ts";
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
      io.stderr.write(`${reason.message}\n\n${HELP}`);
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
  return args.includes("--help") || args.includes("-h") ? say(HELP, io) : command(args, io);
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
  experiment([name, ...args]: readonly string[], io: Io) {
    if (name === undefined) throw new UsageError("Say what to do: experiment plan, report or promote.");
    const known = Object.hasOwn(EXPERIMENT_COMMANDS, name);
    if (!known) throw new UsageError(`There is no command "experiment ${name}".`);
    return EXPERIMENT_COMMANDS[name as keyof typeof EXPERIMENT_COMMANDS](args, io);
  },
  migrate(args: readonly string[], io: Io) {
    const { values, positionals } = parse(args, {
      ...{ cases: text, map: text, at: text, locale: text, "dry-run": flag, json: flag },
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
      ...{ json: flag, "no-progress": flag },
    });
    const [from, to] = [dayOf("--from", values.from), dayOf("--to", values.to)];
    if (from !== undefined && to !== undefined && from > to) throw new UsageError("--from lies after --to.");
    return replay(
      {
        strategy: onlyFile(positionals),
        portfolio: needed("--portfolio", values.portfolio),
        map: needed("--map", values.map),
        ...{ from, to, limit: limitOf(values.limit), explain: values.explain },
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

type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

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
