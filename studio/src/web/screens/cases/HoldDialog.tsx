/** Putting a case on hold: why, what stops, and until when. */

import { useState } from "react";
import type { Language } from "../../model.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Field, Segmented, Select } from "../../ui/parts.tsx";
import { part } from "../../v1/ask.ts";
import type { CaseProps } from "./CasePage.tsx";
import { words } from "./words.ts";

export interface HoldDialogProps extends Pick<CaseProps, "api" | "caseId"> {
  readonly language: Language;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function HoldDialog({ api, caseId, language, onClose, onDone }: HoldDialogProps) {
  const said = words(language);
  const [kind, setKind] = useState<keyof typeof said.holdKinds>("hardship");
  const [scope, setScope] = useState<"all" | "contact">("all");
  const [until, setUntil] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const hold = () =>
    api
      .send("POST", `/v1/cases/${part(caseId)}/hold`, {
        ...{ kind, scope },
        ...(until !== "" && { until: `${until}T23:59:59Z` }),
      })
      .then(
        () => {
          onDone();
          onClose();
        },
        (error) => setTrouble(asFailure(error).message),
      );
  return (
    <Dialog
      title={said.holdTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={hold}>
            {said.holdDo}
          </Button>
        </>
      }
    >
      <div className="sf-form">
        <Field label={said.holdKind} error={trouble}>
          {(ids) => (
            <Select
              {...ids}
              value={kind}
              options={Object.entries(said.holdKinds).map(([value, label]) => ({ value: value as typeof kind, label }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Segmented
          label={said.holdScope}
          value={scope}
          options={[
            { value: "all", label: said.scopes.all },
            { value: "contact", label: said.scopes.contact },
          ]}
          onChange={setScope}
        />
        <Field label={said.holdUntil}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="dn-input"
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
