/**
 * A condition in an inspector: its sentence, and the builder in a dialog. The dialog works on a copy. Done, the corner and Escape keep it,
 * as one edit and so one step to undo; Cancel lets it go.
 */

import type { Condition } from "@dunlin/engine";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import {
  type ConditionBuilderProps,
  ConditionParts,
  Matching,
  settingsOf,
  type View,
  ViewSwitch,
} from "./ConditionBuilder.tsx";
import { useMatchCount } from "./counting.ts";
import { Sentence, sentenceParts } from "./Sentence.tsx";

export interface ConditionFieldProps extends Omit<ConditionBuilderProps, "dir" | "theme" | "onChange"> {
  readonly onChange: (value: Condition) => void;
  /** What the condition is for: `Needs care`. */
  readonly label: string;
  /** Where it stands: `Route 1 of “Which help fits?”`. */
  readonly place?: string;
  /** The condition is to be kept as a segment; the button is there only when somebody listens. */
  readonly onSaveSegment?: (value: Condition) => void;
}

export function ConditionField({ value, onChange, label, place, onSaveSegment, ...rest }: ConditionFieldProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const settings = settingsOf(rest);
  const close = (kept: Condition) => {
    setOpen(false);
    if (kept !== value && JSON.stringify(kept) !== JSON.stringify(value)) onChange(kept);
  };
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !open) button.current?.focus();
    was.current = open;
  }, [open]);
  return (
    <div className="dn-cond-in-place">
      <Sentence parts={sentenceParts(value, settings)} className="dn-cond-short" />
      <Button
        look="link"
        size="small"
        buttonRef={button}
        aria-label={`${settings.words.edit}: ${label}`}
        onClick={() => setOpen(true)}
      >
        {settings.words.edit}
      </Button>
      {open && (
        <ConditionDialog
          value={value}
          label={label}
          place={place}
          settings={settings}
          onClose={close}
          onSaveSegment={onSaveSegment}
        />
      )}
    </div>
  );
}

interface ConditionDialogProps extends Pick<ConditionFieldProps, "value" | "label"> {
  readonly place: string | undefined;
  readonly onSaveSegment: ((value: Condition) => void) | undefined;
  readonly settings: ReturnType<typeof settingsOf>;
  readonly onClose: (kept: Condition) => void;
}

function ConditionDialog({ value, label, place, settings, onClose, onSaveSegment }: ConditionDialogProps) {
  const [draft, setDraft] = useState(value);
  const [view, setView] = useState<View>("rules");
  const counting = useMatchCount(draft, settings.countMatches);
  const { words, readOnly } = settings;
  return (
    <Dialog
      title={label}
      subtitle={place}
      className="dn-cond-dialog"
      closeLabel={words.close}
      onClose={() => onClose(draft)}
      headerEnd={<ViewSwitch view={view} onChange={setView} words={words} />}
      footer={
        <>
          <Matching value={draft} counting={counting} settings={settings} />
          <span className="dn-grow" />
          {onSaveSegment !== undefined && !readOnly && (
            <Button size="small" onClick={() => onSaveSegment(draft)}>
              {words.saveAsSegment}
            </Button>
          )}
          {!readOnly && (
            <Button look="quiet" size="small" onClick={() => onClose(value)}>
              {words.cancel}
            </Button>
          )}
          <Button look="primary" size="small" onClick={() => onClose(draft)}>
            {words.done}
          </Button>
        </>
      }
    >
      <ConditionParts value={draft} onChange={setDraft} settings={settings} view={view} counting={counting} />
    </Dialog>
  );
}
