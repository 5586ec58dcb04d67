/** What is said to screen readers of what happened. */

import { placeText } from "../canvas/where.ts";
import type { BuilderCommandType } from "../commands/command.ts";
import { placedAt } from "../document/tree.ts";
import type { BuilderHost } from "../host/context.tsx";
import type { BuilderNotice, BuilderState } from "../store.ts";
import { carriedName, editLabel, nameOfId, refusalText } from "./names.ts";

type Told = Pick<BuilderHost, "store" | "words">;

/** Of one state of the builder after another; `undefined` where nothing happened that has to be said. */
export function saying(
  { notice, carrying, selected }: BuilderState,
  before: BuilderState,
  host: Told,
): string | undefined {
  const { words } = host;
  if (notice !== before.notice)
    return notice && [noticeText(notice, host), standing(notice, selected, host)].filter(Boolean).join(" ");
  if (carrying === before.carrying) return undefined;
  return carrying === undefined ? words.paper.canceled : words.shell.placing(carriedName(carrying, host));
}

export function noticeText(notice: BuilderNotice, { store, words }: Told): string {
  const { shell } = words;
  const { refusal } = notice;
  if (refusal !== undefined) return refusalText(refusal, { store, words });
  const label = editLabel(notice.commands ?? [], notice.label, words);
  switch (notice.kind) {
    case "pasted":
      return shell.pasted;
    case "undone":
      return shell.undone(label);
    case "redone":
      return shell.redone(label);
    case "told":
    case "refused":
      return notice.label ?? "";
    default:
      return shell.didIt(label);
  }
}

const PUTS: ReadonlySet<BuilderCommandType> = new Set([
  ...(["blocks.insert", "blocks.paste", "blocks.duplicate", "blocks.move"] as const),
]);

/** Where a block stands that was put somewhere: who does not see the paper has to hear it. */
function standing({ kind, commands = [] }: BuilderNotice, [id]: readonly string[], { store, words }: Told): string {
  const [command, ...others] = commands;
  const { doc } = store.getState();
  const placed = id === undefined ? undefined : placedAt(doc, id);
  const put = (kind === "done" || kind === "pasted") && command !== undefined && PUTS.has(command.type);
  if (!put || others.length > 0 || placed === undefined || id === undefined) return "";
  const behind = { ...placed.place, index: placed.place.index + 1 };
  return words.shell.standsAt(nameOfId(doc, id, store.registry, words), placeText(behind, { store, words }));
}
