/** Everything that was done since the strategy was opened. */

import { useEditor, useHost } from "../host/context.tsx";
import { labelOf } from "../shell/names.ts";
import { HistoryList } from "./HistoryList.tsx";
import { Panel } from "./Panel.tsx";

export function HistoryPanel() {
  const { store, words, locale } = useHost();
  const { past, future } = useEditor((state) => state.history);
  const readOnly = useEditor((state) => state.readOnly);
  const entries = [...past, ...future].map(({ number, commands, label, at }, i) => ({
    ...{ number, at, undone: i >= past.length },
    label: labelOf(commands, label, words),
  }));
  return (
    <Panel title={words.problems.history.title}>
      <HistoryList
        {...{ entries, locale, readOnly }}
        current={past.at(-1)?.number ?? 0}
        words={words.problems.history}
        onGo={store.goTo}
      />
    </Panel>
  );
}
