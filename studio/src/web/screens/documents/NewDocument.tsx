/** The dialog in which a document begins: with a name, and with whatever else is asked. */

import { type ReactNode, useState } from "react";
import type { ApiError } from "../../model.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Failure, Field } from "../../ui/parts.tsx";
import { freeId } from "./standing.ts";

export interface NewDocumentProps {
  readonly said: Readonly<Record<"newTitle" | "name" | "nameNeeded" | "create" | "cancel", string>>;
  /** Ids that are used already. */
  readonly taken: ReadonlySet<string>;
  /** The name where none is written. */
  readonly otherwise?: string | undefined;
  readonly save: (id: string, name: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
  readonly children: ReactNode;
}

export function NewDocument({ said, taken, otherwise = "", save, onClose, onMade, children }: NewDocumentProps) {
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const given = name.trim() || otherwise;
  const create = async () => {
    setTried(true);
    if (given === "" || busy) return;
    setBusy(true);
    const id = freeId(given, taken);
    try {
      await save(id, given);
      onMade(id);
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={said.newTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={create}>
            {said.create}
          </Button>
        </>
      }
    >
      <form
        className="st-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {failure && <Failure failure={failure} />}
        <Field label={said.name} error={tried && given === "" ? said.nameNeeded : undefined}>
          {(ids) => (
            <input
              {...ids}
              data-first=""
              className="dn-input"
              value={name}
              placeholder={otherwise}
              maxLength={120}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {children}
      </form>
    </Dialog>
  );
}
