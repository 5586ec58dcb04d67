/** The world as a command sees it: two streams, the environment and a clock, so that a test can stand in for all of them. */

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in characters. */
  readonly columns?: number | undefined;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, for rates and durations only. */
  now(): number;
  /** The local date, `2026-11-25`. Without it a command that counts days asks for the date. */
  today?(): string;
  /** Resolves when somebody asks the command to end. Without it one that serves goes on for ever. */
  stopped?(): Promise<void>;
}

/** 0 done, 1 the input or some of its rows are at fault, 2 the call is. */
export type ExitCode = 0 | 1 | 2;

/** What to do when an output breaks: a reader that has seen enough (`dunlin ... | head`) is no error, and a host goes on without one. */
export const unread =
  (command: string | undefined, end: () => void) =>
  (reason: NodeJS.ErrnoException): void => {
    if (reason.code !== "EPIPE") throw reason;
    if (command !== "serve") end();
  };
