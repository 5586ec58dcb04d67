/** What people call commands. */

import type { Command } from "../commands/command.ts";
import type { Messages } from "../words/messages.ts";

/** What the history calls some commands. */
export function labelOf(
  commands: readonly Command[],
  label: string | undefined,
  { commands: words }: Messages,
): string {
  const [command] = commands;
  if (label !== undefined || command === undefined) return label ?? "";
  const first = (words.labels[command.type] as (command: Command) => string)(command);
  return commands.length === 1 ? first : `${first} (${words.severalChanges(commands.length)})`;
}

/** A time of this day. */
export const timeOf = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(at);
