/** The log: lines of JSON by pino, of which `redact.ts` decides what may stand in them. */

import { type DestinationStream, type Logger as Pino, pino, stdTimeFunctions } from "pino";
import type { Logger } from "../model/observe.ts";
import { loggable, REDACT_PATHS, scrubbed } from "./redact.ts";

export interface LoggerOptions {
  /** Default `info`. */
  readonly level?: "debug" | "info" | "warn" | "error" | "silent";
  /** Default standard output. */
  readonly destination?: DestinationStream;
  /** Stand in every line: a name of the host, a region. Held to the same list as everything else. */
  readonly base?: Readonly<Record<string, string | number>>;
}

/** A logger that cannot be talked into writing down an address, a name, a text or a token: see `redact.ts`. */
export function createLogger({ level = "info", destination, base = {} }: LoggerOptions = {}): Logger {
  const options = {
    level,
    base: loggable(base),
    messageKey: "message",
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...REDACT_PATHS], censor: "[redacted]" },
  };
  return loggerOver(destination === undefined ? pino(options) : pino(options, destination));
}

/** A pino of the host behind the same list. */
export function loggerOver(log: Pick<Pino, "debug" | "info" | "warn" | "error">): Logger {
  return {
    debug: (data, message) => log.debug(loggable(data), scrubbed(message)),
    info: (data, message) => log.info(loggable(data), scrubbed(message)),
    warn: (data, message) => log.warn(loggable(data), scrubbed(message)),
    error: (data, message) => log.error(loggable(data), scrubbed(message)),
  };
}
