/** Mode `compare`: what two versions have differently, on one drawing, and what becomes of the people inside. */

import { compareStrategies, type MigrationChoice } from "@dunlin/engine/change";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { useEditor, useHost } from "../host/context.tsx";
import { InsightFrame } from "../insight/InsightFrame.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { useDrawing } from "../insight/useDrawing.ts";
import { Segmented } from "../ui/Button.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { type Filter, filtered, toldChanges } from "./changes.ts";
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
  const [filter, setFilter] = useState<Filter>("all");
  const shown = useMemo(() => filtered(told, filter), [told, filter]);
  const [at, setAt] = useState(-1);
  const overlay = useMemo(() => changeOverlay(union, shown, words), [union, shown, words]);
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
      setTab("changes");
      go(shiftKey ? (at < 0 ? shown.length - 1 : at - 1) : at + 1);
      return true;
    },
    [shown, at, go],
  );
  const [own, setOwn] = useState<MigrationChoice>({});
  const choice = comparison.choice ?? own;
  const choose = (next: MigrationChoice) => {
    setOwn(next);
    comparison.onChoose?.(next);
  };
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
          <ChangeList
            told={told}
            shown={shown}
            worst={diff.worstCase}
            filter={filter}
            at={at}
            onFilter={(next) => {
              setFilter(next);
              setAt(-1);
            }}
            onGo={go}
          />
        ) : (
          <Impact comparison={comparison} choice={choice} changes={diff.changes} newer={newer} onChoose={choose} />
        )
      }
    />
  );
}
