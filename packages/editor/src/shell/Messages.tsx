/** One line under the header when something about the whole document has to be known. */

import { Suspense, useState } from "react";
import { useStore } from "zustand";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import type { NewerVersion } from "../host/saving.ts";
import type { Saving } from "../host/useSaving.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { CompareDialog } from "./later.ts";
import { timeOf } from "./names.ts";
import { SaveTrouble } from "./SaveMark.tsx";
import { useNewer } from "./useNewer.ts";

export function Messages() {
  const { saving } = useHost();
  return saving === undefined ? <Lines /> : <SavingLines saving={saving} />;
}

/** What keeps a document from being saved comes first. */
function SavingLines({ saving }: { readonly saving: Saving }) {
  const state = useStore(saving.state);
  if (state.kind === "conflict") return <Newer newer={state.newer} />;
  if (state.kind === "offline" || state.kind === "refused") return <SaveTrouble saving={saving} state={state} />;
  return <Lines />;
}

function Lines() {
  const { settings, words } = useHost();
  const readOnly = useEditor((state) => state.readOnly);
  const kept = useEditor((state) => state.keptNewer);
  const { diagnostics } = useDerived();
  const { shell } = words;
  const { newerVersion, readOnlyReason } = settings;
  const unsound = diagnostics.filter(({ code }) => UNSOUND.has(code)).length;
  if (newerVersion !== undefined && newerVersion.at !== kept) return <Newer newer={newerVersion} />;
  if (unsound > 0)
    return (
      <div className="dn-message dn-messages" data-tone="bad" role="status">
        <Icon name="error" size={16} />
        {shell.unsound(unsound)}
      </div>
    );
  if (readOnly)
    return (
      <div className="dn-message dn-messages" role="status">
        <Icon name="lock" size={16} />
        {readOnlyReason ?? shell.readOnly}
      </div>
    );
  return null;
}

/** Somebody else has changed the document: what differs, and which one it is to be. */
function Newer({ newer }: { readonly newer: NewerVersion }) {
  const { words, locale } = useHost();
  const { shell } = words;
  const { take, keep } = useNewer(newer);
  const [comparing, setComparing] = useState(false);
  return (
    <section className="dn-message dn-messages" aria-label={shell.notices} data-tone="warn">
      <Icon name="warn" size={16} />
      <span role="status">{shell.newer(newer.by, timeOf(newer.at, locale))}</span>
      <Button look="link" size="small" onClick={() => setComparing(true)}>
        {shell.compare.show}
      </Button>
      <Button look="link" size="small" onClick={take}>
        {shell.takeNewer}
      </Button>
      <Button look="link" size="small" onClick={keep}>
        {shell.keepMine}
      </Button>
      {comparing && (
        <Suspense fallback={null}>
          <CompareDialog newer={newer} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </section>
  );
}

/** What keeps a document from being drawn as it is meant. */
const UNSOUND: ReadonlySet<string> = new Set([
  "format.unsupported",
  "node.unknownType",
  "port.dangling",
  "start.missing",
  "graph.cycle",
  "name.reserved",
]);
