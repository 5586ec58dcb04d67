/** Asks before something counts for others. */

import { useState } from "react";
import { Button, Dialog } from "../../ui/parts.tsx";
import { NoteField } from "../documents/NoteField.tsx";
import type { EN } from "./words.ts";

export interface Asked {
  readonly title: string;
  readonly says: string;
  /** What the button does. */
  readonly does: string;
  /** Whether the host keeps a reason. */
  readonly note: boolean;
  readonly act: (note: string) => void;
}

export interface AskedDialogProps {
  readonly asked: Asked;
  readonly said: Pick<typeof EN, "cancel" | "noteLabel" | "noteHelp">;
  readonly onClose: () => void;
}

export function AskedDialog({ asked: { title, says, does, note: wantsNote, act }, said, onClose }: AskedDialogProps) {
  const [note, setNote] = useState("");
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={() => act(note.trim())}>
            {does}
          </Button>
        </>
      }
    >
      <div className="st-form">
        <p>{says}</p>
        {wantsNote && <NoteField said={said} value={note} onChange={setNote} first />}
      </div>
    </Dialog>
  );
}
