/** Everything that was done since the template was opened. */

import { HistoryList } from "../../problems/HistoryList.tsx";
import { Panel } from "../../problems/Panel.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { editLabel } from "../shell/names.ts";

export function BuilderHistory() {
  const { store, words, locale } = useBuilderHost();
  const { past, future } = useBuilder((state) => state.history);
  const readOnly = useBuilder((state) => state.readOnly);
  const entries = [...past, ...future].map(({ number, commands, label, at }, i) => ({
    ...{ number, at, undone: i >= past.length },
    label: editLabel(commands, label, words),
  }));
  return (
    <Panel title={words.shell.panel.history}>
      <HistoryList
        {...{ entries, locale, readOnly }}
        current={past.at(-1)?.number ?? 0}
        words={words.shell.history}
        onGo={store.goTo}
      />
    </Panel>
  );
}
