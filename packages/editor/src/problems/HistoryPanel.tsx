/** Everything that was done since the strategy was opened; a click goes back there, or forward again. */

import type { Command } from "../commands/command.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Entry } from "../store/history.ts";
import type { Messages } from "../words/messages.ts";
import { Panel } from "./Panel.tsx";

export function HistoryPanel() {
  const { store, words, locale } = useHost();
  const { history } = words.problems;
  const { past, future } = useEditor((state) => state.history);
  const readOnly = useEditor((state) => state.readOnly);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const all = [...past, ...future];
  const current = past.at(-1)?.number ?? 0;
  const row = (number: number, label: string, at: number | undefined, undone: boolean) => (
    <li key={number}>
      <button
        type="button"
        className="dn-history"
        aria-current={number === current ? "step" : undefined}
        data-undone={undone || undefined}
        aria-disabled={readOnly || undefined}
        onClick={() => !readOnly && store.goTo(number)}
      >
        <span className="dn-grow">{label}</span>
        {number === current && <span className="dn-tag">{history.current}</span>}
        {undone && <span className="dn-hidden">{history.undone}</span>}
        {at !== undefined && <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>}
      </button>
    </li>
  );
  return (
    <Panel title={history.title}>
      {all.length === 0 ? (
        <p className="dn-panel-empty">{history.empty}</p>
      ) : (
        <ol className="dn-panel-list">
          {row(0, history.beginning, undefined, false)}
          {all.map((entry, i) => row(entry.number, entryLabel(entry, words), entry.at, i >= past.length))}
        </ol>
      )}
    </Panel>
  );
}

/** What was done, with a capital. */
export function entryLabel(
  { label, commands }: Pick<Entry, "label" | "commands">,
  { commands: words }: Messages,
): string {
  const [command] = commands;
  const told =
    label ??
    (command === undefined || commands.length > 1 ? words.severalChanges(commands.length) : labelOf(command, words));
  return told.charAt(0).toLocaleUpperCase() + told.slice(1);
}

const labelOf = (command: Command, words: Messages["commands"]): string =>
  (words.labels[command.type] as (command: Command) => string)(command);
