/** Where the person stands at the moment that is looked at, as one sentence. */

import { nodeAt } from "../../document/strategy.ts";
import { useEditor, useHost } from "../../host/context.tsx";
import { shownName } from "../../nodes/summary.ts";
import { useSimulating, useSimulation } from "../context.ts";
import { momentIn, useLived } from "./lived.ts";

export function useNow(): string {
  const host = useHost();
  const { words } = useSimulating();
  const { life, formats } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const doc = useEditor((state) => state.doc);
  const state = momentIn(life, cursor)?.state;
  if (state === undefined || state.run === 0) return words.person.notIn;
  if (state.status === "exited") return words.person.over;
  const node = nodeAt(doc, state.node);
  const step = node === undefined ? state.node : shownName(state.node, node, doc, host);
  return state.dueAt === null ? words.person.nowAt(step) : words.person.waitsUntil(step, formats.moment(state.dueAt));
}
