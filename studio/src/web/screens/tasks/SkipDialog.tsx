/** Giving a case back, with the reason that goes into the log. */

import { useState } from "react";
import type { Api, Language } from "../../model.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Field } from "../../ui/parts.tsx";
import { skip } from "./claims.ts";
import { words } from "./words.ts";

export interface SkipDialogProps {
  readonly api: Api;
  readonly language: Language;
  readonly task: string;
  readonly onClose: () => void;
  readonly onSkipped: () => void;
}

export function SkipDialog({ api, language, task, onClose, onSkipped }: SkipDialogProps) {
  const said = words(language);
  const [why, setWhy] = useState("");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const done = () => {
    if (why.trim() === "") return setWrong(said.skipMissing);
    skip(api, task, why.trim()).then(onSkipped, (error) => setWrong(asFailure(error).message));
  };
  return (
    <Dialog
      title={said.skipTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={done}>
            {said.skipDo}
          </Button>
        </>
      }
    >
      <div className="sf-form">
        <Field label={said.skipWhy} error={wrong}>
          {(ids) => (
            <input
              {...ids}
              data-first=""
              className="dn-input"
              maxLength={1000}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Field>
        <div className="sf-chips">
          {said.skipReasons.map((one) => (
            <Button key={one} size="small" onClick={() => setWhy(one)}>
              {one}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
