/** Says what happened: to screen readers always, on the screen when it needs reading. */

import { useEffect, useRef, useState } from "react";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { FitNote } from "../document/fragment.ts";
import { type BuilderHost, useBuilder, useBuilderHost } from "../host/context.tsx";
import type { BuilderNotice } from "../store.ts";
import { noticeText, saying } from "./announcements.ts";
import { typeName } from "./names.ts";

const SHOWN: ReadonlySet<BuilderNotice["kind"]> = new Set(["undone", "redone", "told"]);

/** After so many ms a message that only confirms goes away. */
const SHORT = 4000;

export function BuilderAnnouncer() {
  const host = useBuilderHost();
  const { store, words } = host;
  const said = useSaid(host);
  const notice = useBuilder((state) => state.notice);
  const [hidden, setHidden] = useState(0);
  const number = notice?.number ?? 0;
  const lasting = notice !== undefined && (notice.kind === "refused" || (notice.notes?.length ?? 0) > 0);
  useEffect(() => {
    if (lasting || number === 0) return;
    const timer = setTimeout(() => setHidden(number), SHORT);
    return () => clearTimeout(timer);
  }, [number, lasting]);
  return (
    <>
      <div className="dn-hidden" role="status" data-region="announcements">
        <span key={said.number}>{said.text}</span>
      </div>
      {notice !== undefined && hidden !== number && (lasting || SHOWN.has(notice.kind)) && (
        // It was said already.
        <div className="dn-toast" role="log" aria-live="off" data-tone={notice.kind === "refused" ? "warn" : undefined}>
          <Icon name={notice.kind === "refused" ? "warn" : "info"} size={14} />
          <div>
            <p>{noticeText(notice, host)}</p>
            <ul>
              {notice.notes?.map((note) => (
                <li key={JSON.stringify(note)}>{noteText(note, host)}</li>
              ))}
            </ul>
          </div>
          <IconButton icon="close" size="small" label={words.shell.close} onClick={() => store.notify(undefined)} />
        </div>
      )}
    </>
  );
}

/** What was said last. The same words are said again, since another element holds them. */
function useSaid(host: BuilderHost): { readonly text: string; readonly number: number } {
  const { store } = host;
  const [said, setSaid] = useState({ text: "", number: 0 });
  const latest = useRef(host);
  latest.current = host;
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const text = saying(state, before, latest.current);
        if (text !== undefined) setSaid(({ number }) => ({ text, number: number + 1 }));
      }),
    [store],
  );
  return said;
}

function noteText(note: FitNote, { store, words }: Pick<BuilderHost, "store" | "words">): string {
  const { note: says } = words.shell;
  switch (note.kind) {
    case "id":
      return says.id(note.from, note.to);
    case "left":
      return says.left(typeName(note.type, store.registry, words));
    case "unlocked":
      return says.unlocked(note.block);
    case "variants":
      return says.variants(note.block);
    case "links":
      return says.links(note.block);
    case "raw":
      return says.raw(note.block);
  }
}
