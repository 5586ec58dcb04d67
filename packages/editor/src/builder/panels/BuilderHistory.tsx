/** Everything that was done since the template was opened; a click goes back there, or forward again. */

import { Panel } from "../../problems/Panel.tsx";
import { capital } from "../../problems/say.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { editLabel } from "../shell/names.ts";

export function BuilderHistory() {
  const { store, words, locale } = useBuilderHost();
  const { history } = words.shell;
  const { past, future } = useBuilder((state) => state.history);
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const current = past.at(-1)?.number ?? 0;
  const all = [...past, ...future];
  const row = (number: number, label: string, at: number | undefined, undone: boolean) => (
    <li key={number}>
      <button
        type="button"
        className="dn-history"
        aria-current={number === current ? "step" : undefined}
        data-undone={undone || undefined}
        onClick={() => store.goTo(number)}
      >
        <span className="dn-grow">{label}</span>
        {number === current && <span className="dn-tag">{history.current}</span>}
        {undone && <span className="dn-hidden">{history.undone}</span>}
        {at !== undefined && <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>}
      </button>
    </li>
  );
  return (
    <Panel title={words.shell.panel.history}>
      {all.length === 0 ? (
        <p className="dn-panel-empty">{history.empty}</p>
      ) : (
        <ol className="dn-panel-list">
          {row(0, history.beginning, undefined, false)}
          {all.map((entry, i) =>
            row(entry.number, capital(editLabel(entry.commands, entry.label, words)), entry.at, i >= past.length),
          )}
        </ol>
      )}
    </Panel>
  );
}
