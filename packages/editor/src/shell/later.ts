/** Parts that are not seen at first: loaded when they are shown, or when the browser has nothing else to do. */

import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** Loads a part once. */
type Load = () => Promise<unknown>;

const LOADS: Load[] = [];

function later<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  LOADS.push(load);
  return lazy(async () => ({ default: await load() }));
}

export const Inspector = later(async () => (await import("../inspector/Inspector.tsx")).Inspector);
export const TimelineView = later(async () => (await import("../timeline/TimelineView.tsx")).TimelineView);
export const OutlineView = later(async () => (await import("../outline/OutlineView.tsx")).OutlineView);
export const ListView = later(async () => (await import("../list/ListView.tsx")).ListView);
export const ProblemsPanel = later(async () => (await import("../problems/ProblemsPanel.tsx")).ProblemsPanel);
export const HistoryPanel = later(async () => (await import("../problems/HistoryPanel.tsx")).HistoryPanel);
export const NotesPanel = later(async () => (await import("../problems/NotesPanel.tsx")).NotesPanel);
export const DescribePanel = later(async () => (await import("../problems/DescribePanel.tsx")).DescribePanel);
export const SearchDialog = later(async () => (await import("./SearchDialog.tsx")).SearchDialog);
export const TemplateDrawer = later(async () => (await import("./TemplateDrawer.tsx")).TemplateDrawer);
export const CompareDialog = later(async () => (await import("./CompareDialog.tsx")).CompareDialog);
export const KeysDialog = later(async () => (await import("./dialogs.tsx")).KeysDialog);
LOADS.push(() => import("../ui/placing.ts"));
export const KeepDialog = later(async () => (await import("./dialogs.tsx")).KeepDialog);

/** Loads every part, one after the other, without being in the way. */
export function loadAll(): void {
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  const [next, ...others] = LOADS.splice(0);
  if (next === undefined) return;
  LOADS.push(...others);
  idle(() => void next().then(loadAll, () => undefined));
}
