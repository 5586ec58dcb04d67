/** The note that colleagues leave at a step. */

import { pointer } from "../document/pointer.ts";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { Field, TextArea } from "../ui/Field.tsx";

export interface StepNoteProps {
  readonly id: string;
  /** Among other notes: read out only. */
  readonly label?: string;
}

export function StepNote({ id, label }: StepNoteProps) {
  const { store, words } = useHost();
  const { notes } = words.problems;
  const note = useEditor((state) => nodeAt(state.doc, id)?.note);
  const readOnly = useEditor((state) => state.readOnly);
  const text = typeof note === "string" ? note : "";
  if (readOnly)
    return <p className={label === undefined ? "dn-section dn-note" : "dn-note"}>{text === "" ? notes.none : text}</p>;
  return (
    <div className={label === undefined ? "dn-section" : undefined}>
      <Field
        label={label ?? notes.note}
        hideLabel={label !== undefined}
        help={label === undefined ? notes.help : undefined}
      >
        {(ids) => (
          <TextArea
            {...ids}
            rows={label === undefined ? 6 : 3}
            value={text}
            onCommit={(next) =>
              store.execute(
                {
                  type: "field.set",
                  path: pointer(["nodes", id, "note"]),
                  ...(next.trim() === "" ? {} : { value: next }),
                },
                "keyboard",
              )
            }
          />
        )}
      </Field>
    </div>
  );
}
