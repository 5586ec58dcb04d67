/** The header: which document this is, how it is seen, and what is done with it as a whole. */

import { useEffect, useRef, useState } from "react";
import { type ActionId, hindranceOf, runAction } from "../actions/actions.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import type { ViewName } from "../store/store.ts";
import { Button, IconButton, Segmented } from "../ui/Button.tsx";
import { TextInput } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Tag } from "../ui/Tag.tsx";
import { labelOf } from "./names.ts";
import { SaveMark } from "./SaveMark.tsx";

const VIEWS: readonly ViewName[] = ["canvas", "timeline", "outline", "list"];

/** The list is typed in; what a mode lays over the steps it does not tell. */
const LOOKED_AT: readonly ViewName[] = VIEWS.slice(0, 3);

export function Header() {
  const { words, settings, store, saving, quiet } = useHost();
  const name = useEditor((state) => state.doc.name);
  const version = useEditor((state) => state.doc.version);
  const view = useEditor((state) => state.view);
  const readOnly = useEditor((state) => state.readOnly);
  const { shell } = words;
  return (
    <header className="dn-header" data-region="toolbar">
      <span className="dn-mark">
        <Icon name="bird" size={20} />
      </span>
      {settings.slots?.breadcrumb}
      <Title name={name} readOnly={readOnly} />
      <Tag tone="line">{version === undefined || version === 0 ? shell.draft : shell.version(version)}</Tag>
      {settings.liveVersion !== undefined && (
        <Tag tone="good">
          <Icon name="dot" size={12} />
          {shell.live(settings.liveVersion)}
        </Tag>
      )}
      {saving !== undefined && <SaveMark saving={saving} />}
      <span className="dn-grow" />
      <Segmented
        label={shell.views}
        value={view}
        options={(quiet ? LOOKED_AT : VIEWS).map((one) => ({ value: one, label: shell[one], icon: one }))}
        onChange={(one) => store.show(one)}
      />
      <span className="dn-grow" />
      {!readOnly && <UndoButton id="undo" />}
      {!readOnly && <UndoButton id="redo" />}
      {settings.slots?.headerEnd}
      {!quiet && settings.simulation !== undefined && settings.onModeChange !== undefined && (
        <Button icon="play" onClick={() => settings.onModeChange?.("simulate")}>
          {shell.simulate}
        </Button>
      )}
      {settings.onPublish !== undefined && <PublishButton />}
    </header>
  );
}

/** The name of the strategy; a click or F2 edits it. */
function Title({ name, readOnly }: { readonly name: string; readonly readOnly: boolean }) {
  const { store, words } = useHost();
  const [editing, setEditing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (editing) box.current?.querySelector("input")?.select();
  }, [editing]);
  if (!editing || readOnly)
    return (
      <h1 className="dn-title">
        {readOnly ? (
          <span className="dn-ellipsis" title={name}>
            {name}
          </span>
        ) : (
          <button type="button" className="dn-ellipsis" title={name} onClick={() => setEditing(true)}>
            {name || words.nodes.untitled}
          </button>
        )}
      </h1>
    );
  return (
    <div ref={box} className="dn-title">
      <TextInput
        aria-label={words.shell.strategy}
        size="small"
        value={name}
        onCommit={(value) => {
          if (value.trim() !== "") store.execute({ type: "field.set", path: "/name", value }, "keyboard");
        }}
        onBlur={() => setEditing(false)}
        onKeyDown={({ key }) => (key === "Enter" || key === "Escape") && setEditing(false)}
      />
    </div>
  );
}

function UndoButton({ id }: { readonly id: Extract<ActionId, "undo" | "redo"> }) {
  const host = useHost();
  const entry = useEditor(({ history }) => (id === "undo" ? history.past.at(-1) : history.future[0]));
  const { actions } = host.words;
  const hindrance = entry === undefined ? hindranceOf(id, host) : undefined;
  const what = entry === undefined ? "" : `: ${labelOf(entry.commands, entry.label, host.words)}`;
  return (
    <IconButton
      icon={id}
      label={`${actions.names[id]}${what}`}
      disabledBecause={hindrance === undefined ? undefined : actions.hindrances[hindrance]}
      onClick={() => runAction(id, host, "menu")}
    />
  );
}

function PublishButton() {
  const { settings, words, store } = useHost();
  const { diagnostics } = useDerived();
  const gate = settings.publishGate ?? ["error"];
  const blocking = diagnostics.filter(({ severity }) => (gate as readonly string[]).includes(severity)).length;
  const because =
    settings.permissions?.publish === false
      ? words.shell.mayNotPublish
      : blocking > 0
        ? words.shell.publishBlocked(blocking)
        : undefined;
  return (
    <Button look="primary" disabledBecause={because} onClick={() => settings.onPublish?.(store.getState().doc)}>
      {words.shell.publish}
    </Button>
  );
}
