/** Says what happened: to screen readers always, on the screen when it needs reading. */

import { useEffect, useState } from "react";
import type { RemapNote } from "../document/fragment.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Notice } from "../store/store.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Messages } from "../words/messages.ts";
import { labelOf } from "./names.ts";

/** What is shown besides being said; that an edit was made can be seen anyway. */
const SHOWN: ReadonlySet<Notice["kind"]> = new Set(["undone", "redone", "told"]);

/** After so many ms a message that only confirms goes away. */
const SHORT = 4000;

export function Announcer() {
  const { words, store } = useHost();
  const notice = useEditor((state) => state.notice);
  const [hidden, setHidden] = useState(0);
  const number = notice?.number ?? 0;
  const lasting = notice !== undefined && (notice.kind === "refused" || (notice.notes?.length ?? 0) > 0);
  useEffect(() => {
    if (lasting || number === 0) return;
    const timer = setTimeout(() => setHidden(number), SHORT);
    return () => clearTimeout(timer);
  }, [number, lasting]);
  const text = notice === undefined ? "" : textOf(notice, words);
  const shown =
    notice !== undefined &&
    hidden !== number &&
    (lasting || (notice.removed?.length ?? 0) > 0 || SHOWN.has(notice.kind));
  return (
    <>
      <div className="dn-hidden" role="status">
        {text}
      </div>
      {shown && (
        <div className="dn-toast" data-tone={notice.kind === "refused" ? "warn" : undefined}>
          <Icon name={notice.kind === "refused" ? "warn" : "info"} size={14} />
          <div>
            <p>{text}</p>
            {(notice.notes?.length ?? 0) > 0 && (
              <details>
                <summary>{words.shell.showDetails}</summary>
                <ul>
                  {notice.notes?.map((note) => (
                    <li key={JSON.stringify(note)}>{noteText(note, words)}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
          <IconButton icon="close" size="small" label={words.shell.close} onClick={() => store.notify(undefined)} />
        </div>
      )}
    </>
  );
}

function textOf(notice: Notice, words: Messages): string {
  const { shell, commands } = words;
  if (notice.refusal !== undefined) return commands.refusals[notice.refusal.code](notice.refusal.data);
  const label = labelOf(notice.commands ?? [], notice.label, words);
  const removed = notice.removed?.length ?? 0;
  const also =
    removed > 0 && notice.kind !== "undone" && notice.kind !== "redone" ? ` ${commands.alsoRemoved(removed)}` : "";
  switch (notice.kind) {
    case "pasted":
      return `${shell.pasted}${also}`;
    case "undone":
      return shell.undone(label);
    case "redone":
      return shell.redone(label);
    case "told":
      return notice.label ?? "";
    default:
      return `${shell.didIt(label)}${also}`;
  }
}

function noteText(note: RemapNote, { shell: { note: words } }: Messages): string {
  switch (note.kind) {
    case "id":
      return words.id(note.from, note.to);
    case "experiment":
      return words.experiment(note.from, note.to);
    case "segment.added":
      return words.segmentAdded(note.segment);
    case "segment.renamed":
      return words.segmentRenamed(note.from, note.to);
    case "segment.missing":
      return words.segmentMissing(note.segment);
    case "way.cut":
      return words.wayCut(note.node, note.port);
    case "type.unknown":
      return words.typeUnknown(note.type);
  }
}
