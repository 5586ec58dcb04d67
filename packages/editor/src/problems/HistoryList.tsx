/** Everything that was done, one below the other; a click goes back there, or forward again. */

import { capital } from "./say.ts";

export interface HistoryEntry {
  readonly number: number;
  readonly label: string;
  /** Epoch ms; absent for the beginning. */
  readonly at?: number;
  readonly undone: boolean;
}

export interface HistoryListProps {
  readonly entries: readonly HistoryEntry[];
  readonly current: number;
  readonly locale: string;
  readonly words: {
    readonly empty: string;
    readonly beginning: string;
    readonly current: string;
    readonly undone: string;
  };
  readonly readOnly: boolean;
  readonly onGo: (number: number) => void;
}

export function HistoryList({ entries, current, locale, words, readOnly, onGo }: HistoryListProps) {
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  if (entries.length === 0) return <p className="dn-panel-empty">{words.empty}</p>;
  const beginning: HistoryEntry = { number: 0, label: words.beginning, undone: false };
  return (
    <ol className="dn-panel-list">
      {[beginning, ...entries].map(({ number, label, at, undone }) => (
        <li key={number}>
          <button
            type="button"
            className="dn-history"
            aria-current={number === current ? "step" : undefined}
            data-undone={undone || undefined}
            aria-disabled={readOnly || undefined}
            onClick={() => !readOnly && onGo(number)}
          >
            <span className="dn-grow">{capital(label)}</span>
            {number === current && <span className="dn-tag">{words.current}</span>}
            {undone && <span className="dn-hidden">{words.undone}</span>}
            {at !== undefined && <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>}
          </button>
        </li>
      ))}
    </ol>
  );
}
