/** All notes of a strategy in reading order, each to be changed where it stands. */

import { useState } from "react";
import { reveal } from "../actions/actions.ts";
import { pointer } from "../document/pointer.ts";
import { nodesOf } from "../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field, Select } from "../ui/Field.tsx";
import { Panel } from "./Panel.tsx";
import { StepNote } from "./StepNote.tsx";

export function NotesPanel() {
  const host = useHost();
  const { store, words } = host;
  const { notes } = words.problems;
  const nodes = useEditor((state) => nodesOf(state.doc));
  const readOnly = useEditor((state) => state.readOnly);
  const { numbers } = useDerived().outline;
  const [added, setAdded] = useState<readonly string[]>([]);
  const has = (id: string) => typeof nodes[id]?.note === "string" && nodes[id].note !== "";
  const ids = Object.keys(nodes).sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
  const shown = ids.filter((id) => has(id) || added.includes(id));
  return (
    <Panel title={notes.title}>
      {shown.length === 0 && <p className="dn-panel-empty">{notes.empty}</p>}
      <ul className="dn-notes">
        {shown.map((id) => {
          const name = titleOf(nodes[id] as NonNullable<(typeof nodes)[string]>, host);
          return (
            <li key={id}>
              <div className="dn-row">
                <button type="button" className="dn-problem-place dn-grow" onClick={() => reveal(host, id)}>
                  {name}
                </button>
                {!readOnly && (
                  <IconButton
                    icon="trash"
                    size="small"
                    label={notes.remove(name)}
                    onClick={() => {
                      setAdded(added.filter((one) => one !== id));
                      if (has(id)) store.execute({ type: "field.set", path: pointer(["nodes", id, "note"]) }, "menu");
                    }}
                  />
                )}
              </div>
              <StepNote id={id} label={notes.of(name)} />
            </li>
          );
        })}
      </ul>
      {!readOnly && (
        <AddNote
          options={ids
            .filter((id) => !shown.includes(id))
            .map((id) => ({ value: id, label: titleOf(nodes[id] as NonNullable<(typeof nodes)[string]>, host) }))}
          onAdd={(id) => setAdded([...added, id])}
        />
      )}
    </Panel>
  );
}

interface AddNoteProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (id: string) => void;
}

/** A note for the step that is selected, or for one that is chosen. */
function AddNote({ options, onAdd }: AddNoteProps) {
  const { words } = useHost();
  const { notes } = words.problems;
  const selected = useEditor((state) => state.selected[0]);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const id = [chosen, selected, options[0]?.value].find((one) => options.some(({ value }) => value === one));
  if (id === undefined) return null;
  return (
    <div className="dn-panel-add">
      <Field label={notes.addTo}>
        {(ids) => <Select {...ids} size="small" value={id} options={options} onChange={setChosen} />}
      </Field>
      <Button
        size="small"
        icon="plus"
        onClick={() => {
          onAdd(id);
          setChosen(undefined);
        }}
      >
        {notes.add}
      </Button>
    </div>
  );
}
