/** Everything that was done since the strategy was opened; a click goes back there, or forward again. */

import { useEditor, useHost } from "../host/context.tsx";
import { labelOf } from "../shell/names.ts";
import { Panel } from "./Panel.tsx";
import { capital } from "./say.ts";

export function HistoryPanel() {
  const { store, words, locale } = useHost();
  const { history } = words.problems;
  const { past, future } = useEditor((state) => state.history);
  const readOnly = useEditor((state) => state.readOnly);
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
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
          {all.map((entry, i) =>
            row(entry.number, capital(labelOf(entry.commands, entry.label, words)), entry.at, i >= past.length),
          )}
        </ol>
      )}
    </Panel>
  );
}
