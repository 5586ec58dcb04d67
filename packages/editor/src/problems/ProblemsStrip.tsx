/** The line at the foot of the editor: how many problems, the first of them, and whether the strategy may go live. */

import { useEffect, useState } from "react";
import { reveal } from "../actions/actions.ts";
import { nodeAt } from "../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { CONTACT_DAYS, derive } from "../store/derive.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { publishState } from "./publish.ts";
import { useTellProblem } from "./sentences.ts";

export function ProblemsStrip() {
  const host = useHost();
  const { words, settings, locale, saving } = host;
  const { problems } = words;
  const doc = useEditor((state) => state.doc);
  const saved = useEditor((state) => state.savedDoc === state.doc);
  const { diagnostics } = useDerived();
  const { counts, free, blocking } = publishState(diagnostics, settings.publishGate);
  const { savedAt } = settings;
  return (
    <section className="dn-problems-strip" aria-label={problems.title}>
      <Counts counts={counts} />
      <First />
      <MostContacts />
      <span className="dn-grow" />
      {doc.entry !== undefined && (
        <span className="dn-strip-publish" data-tone={free ? "good" : "bad"} role="status">
          <Icon name={free ? "check" : "error"} size={14} />
          {free ? problems.canPublish : problems.cannotPublish(blocking.length)}
        </span>
      )}
      {saving === undefined && (savedAt !== undefined || !saved) && (
        <span className="dn-strip-part dn-quiet">
          {saved && savedAt !== undefined
            ? problems.saved(new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(savedAt))
            : problems.notSaved}
        </span>
      )}
    </section>
  );
}

/** Ms without an edit. */
const AFTER = 150;

/** At worst so many contacts in some days: it takes long in large strategies, so it comes after the rest. */
function MostContacts() {
  const { words, options } = useHost();
  const doc = useEditor((state) => state.doc);
  const [most, setMost] = useState<number | null>(0);
  useEffect(() => {
    const later = setTimeout(() => {
      const [window] = derive(doc, options).analysis?.contacts ?? [];
      setMost(window === undefined ? 0 : window.total);
    }, AFTER);
    return () => clearTimeout(later);
  }, [doc, options]);
  if (most === 0) return null;
  const { manyContacts, mostContacts } = words.problems;
  return (
    <span className="dn-strip-part dn-ellipsis">
      {most === null ? manyContacts(CONTACT_DAYS) : mostContacts(most, CONTACT_DAYS)}
    </span>
  );
}

function Counts({ counts }: Pick<ReturnType<typeof publishState>, "counts">) {
  const { store, words } = useHost();
  const { severities, none } = words.problems;
  const shown = (["error", "warning", "info"] as const).filter((severity) => counts[severity] > 0);
  if (shown.length === 0)
    return (
      <span className="dn-row dn-quiet">
        <Icon name="check" size={14} />
        {none}
      </span>
    );
  return (
    <button type="button" className="dn-strip-counts" onClick={() => store.open("problems")}>
      {shown.map((severity) => (
        <span key={severity} data-tone={severity === "error" ? "bad" : severity === "warning" ? "warn" : undefined}>
          <Icon name={severity === "error" ? "error" : severity === "warning" ? "warn" : "info"} />
          {severities[severity](counts[severity])}
        </span>
      ))}
      <kbd className="dn-kbd">F8</kbd>
    </button>
  );
}

/** The first of the worst, with the way to it. */
function First() {
  const host = useHost();
  const { store, words } = host;
  const doc = useEditor((state) => state.doc);
  const { diagnostics } = useDerived();
  const tell = useTellProblem();
  const first = ["error", "warning", "info"].flatMap((wanted) =>
    diagnostics.filter(({ severity }) => severity === wanted),
  )[0];
  if (first === undefined) return null;
  const node = first.nodeId === undefined ? undefined : nodeAt(doc, first.nodeId);
  const sentence = tell(first);
  return (
    <span className="dn-strip-part dn-strip-first">
      <span className="dn-ellipsis" title={sentence}>
        <b>{node === undefined ? words.problems.wholeStrategy : titleOf(node, host)}</b> {sentence}
      </span>
      <Button
        look="link"
        size="small"
        onClick={() => (first.nodeId === undefined ? store.select([]) : reveal(host, first.nodeId))}
      >
        {words.problems.showMe}
      </Button>
    </span>
  );
}
