/** Templates to begin with, of the kind that is open. */

import type { Template } from "@dunlin/templates";
import { useMemo, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { BuilderCommand } from "../commands/command.ts";
import { noTemplate } from "../commands/form.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { refusalText } from "../shell/names.ts";
import { tryOut } from "./imports.ts";

export function StartersDialog({ onClose }: { readonly onClose: () => void }) {
  const { words, settings } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  const [wanted, setWanted] = useState("");
  const { starters = [] } = settings;
  const read = useMemo(() => starters.filter((one) => noTemplate(one) === undefined), [starters]);
  const all = read.filter((one) => one.kind === kind);
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Dialog
      title={words.imports.startersTitle}
      subtitle={words.imports.startersHow}
      closeLabel={words.shell.close}
      onClose={onClose}
      className="dn-starters"
    >
      <input
        className="dn-input"
        type="search"
        data-first=""
        aria-label={words.imports.find}
        placeholder={words.imports.find}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {found.length === 0 && <p className="dn-panel-empty">{words.imports.noStarters}</p>}
      {read.length < starters.length && (
        <p className="dn-notice">{words.imports.unread(starters.length - read.length)}</p>
      )}
      <ul className="dn-entries">
        {found.map((one) => (
          <Starter key={one.id} doc={one} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function Starter({ doc, onClose }: { readonly doc: Template; readonly onClose: () => void }) {
  const host = useBuilderHost();
  const { store, words, locale } = host;
  const { registry } = store;
  const open = useBuilder((state) => state.doc);
  const command = useMemo<BuilderCommand>(() => ({ type: "document.replace", doc, why: "starter" }), [doc]);
  const outcome = useMemo(() => tryOut(open, command, registry), [open, command, registry]);
  const because = outcome.ok ? undefined : refusalText(outcome.refusal, host);
  return (
    <li>
      <span className="dn-grow">
        <b>{doc.name}</b>
        <span className="dn-help">
          {" "}
          {words.imports.blocks(doc.root.length)} · {doc.locales.map((one) => languageTitle(one, locale)).join(", ")}
        </span>
      </span>
      <Button
        size="small"
        aria-label={`${words.imports.take}: ${doc.name}`}
        disabledBecause={because}
        onClick={() => {
          if (store.execute(command, "pointer").ok) onClose();
        }}
      >
        {words.imports.take}
      </Button>
      {because !== undefined && <p className="dn-help">{because}</p>}
    </li>
  );
}
