/** Mode `compare`: what two versions have differently, on one drawing, and what becomes of the people inside. */

import { compareStrategies, type MigrationChoice } from "@dunlin/engine/change";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { InsightFrame } from "../insight/InsightFrame.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { useDrawing } from "../insight/useDrawing.ts";
import { Segmented } from "../ui/Button.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { type Filter, filtered, type Told, toldChanges } from "./changes.ts";
import { Impact } from "./Impact.tsx";
import type { Comparison } from "./model.ts";
import { changeOverlay } from "./overlay.ts";
import { unionOf } from "./union.ts";
import { COMPARE_EN } from "./words.en.ts";

export function CompareMode() {
  const { settings } = useHost();
  const words = useRoomWords("compare", COMPARE_EN);
  const drawing = useDrawing();
  const { comparison } = settings;
  if (comparison !== undefined) return <Compared comparison={comparison} />;
  return (
    <InsightFrame
      drawing={drawing}
      icon="history"
      title={words.title}
      sideLabel={words.title}
      side={
        <p className="dn-insight-empty" role="status">
          {words.loading}
        </p>
      }
    />
  );
}

type Tab = "changes" | "people";

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const words = useRoomWords("compare", COMPARE_EN);
  const host = useHost();
  const newer = useEditor((state) => state.doc);
  const older = comparison.with;
  const union = useMemo(() => unionOf(older, newer), [older, newer]);
  const drawing = useDrawing(union.doc);
  const diff = useMemo(() => compareStrategies(older, newer, host.options), [older, newer, host.options]);
  const told = useMemo(() => toldChanges(diff, host), [diff, host]);
  const [tab, setTab] = useState<Tab>("changes");
  const { shown, filter, at, setFilter, go, onKey } = useWalk(told, drawing, setTab);
  const overlay = useMemo(() => changeOverlay(union, shown, words), [union, shown, words]);
  const [choice, choose] = useChoice(comparison);
  const versionName = (version: number | undefined) => (version ? words.version(version) : words.draft);
  const { names = { older: versionName(older.version), newer: versionName(newer.version) } } = comparison;
  return (
    <InsightFrame
      drawing={drawing}
      icon="history"
      title={words.bar(names.older, names.newer)}
      onKey={onKey}
      overlay={overlay}
      tabs={
        <Segmented<Tab>
          label={words.tabs}
          value={tab}
          options={[
            { value: "changes", label: words.changes(told.length), icon: "history" },
            { value: "people", label: words.people, icon: "people" },
          ]}
          onChange={setTab}
        />
      }
      sideLabel={tab === "changes" ? words.title : words.people}
      side={
        tab === "changes" ? (
          <ChangeList {...{ told, shown, filter, at }} worst={diff.worstCase} onFilter={setFilter} onGo={go} />
        ) : (
          <Impact comparison={comparison} choice={choice} changes={diff.changes} newer={newer} onChoose={choose} />
        )
      }
    />
  );
}

/** From one change to the next, among those that are shown: each is selected on the drawing. */
function useWalk(told: readonly Told[], drawing: EditorHost, onTab: (tab: Tab) => void) {
  const [filter, setFilter] = useState<Filter>("all");
  const [at, setAt] = useState(-1);
  const shown = useMemo(() => filtered(told, filter), [told, filter]);
  const go = useCallback(
    (to: number) => {
      const place = (to + shown.length) % Math.max(1, shown.length);
      setAt(place);
      const id = shown[place]?.change.nodeId;
      drawing.store.select(id === undefined ? [] : [id]);
    },
    [shown, drawing],
  );
  const onKey = useCallback(
    ({ key, shiftKey }: KeyboardEvent) => {
      if (key !== "F8" || shown.length === 0) return false;
      onTab("changes");
      go(shiftKey ? (at < 0 ? shown.length - 1 : at - 1) : at + 1);
      return true;
    },
    [shown, at, go, onTab],
  );
  return {
    ...{ shown, filter, at, go, onKey },
    setFilter(next: Filter) {
      setFilter(next);
      setAt(-1);
    },
  };
}

/** What becomes of the people inside: the host may hold it. */
function useChoice(comparison: Comparison) {
  const [own, setOwn] = useState<MigrationChoice>({});
  const choose = (next: MigrationChoice) => {
    setOwn(next);
    comparison.onChoose?.(next);
  };
  return [comparison.choice ?? own, choose] as const;
}
