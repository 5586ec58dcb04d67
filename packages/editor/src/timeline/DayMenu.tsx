/** The day of a step as a number: the way to move it without dragging. */

import { type RefObject, useState } from "react";
import type { NodeId } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { labelOf } from "../outline/labels.ts";
import { Button } from "../ui/Button.tsx";
import { Field, TextInput } from "../ui/Field.tsx";
import { Popover } from "../ui/Popover.tsx";
import { Reasons } from "./Reasons.tsx";
import { type Fixed, shiftBy } from "./shift.ts";

export interface DayMenuProps {
  readonly id: NodeId;
  readonly day: number;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onOpen: (id: NodeId) => void;
}

export function DayMenu({ id, day, anchor, onClose, onOpen }: DayMenuProps) {
  const host = useHost();
  const { store, words, options } = host;
  const doc = useEditor((state) => state.doc);
  const readOnly = useEditor((state) => state.readOnly);
  const [refused, setRefused] = useState<Fixed | undefined>(undefined);
  const possible = shiftBy(doc, id, 0, options);
  const why = refused ?? (possible.ok ? undefined : possible.why);
  const commit = (text: string) => {
    const wanted = Number(text);
    if (!Number.isInteger(wanted)) return;
    const shift = shiftBy(store.getState().doc, id, wanted - day, options);
    setRefused(shift.ok ? undefined : shift.why);
    if (shift.ok) store.execute(shift.command, "menu");
  };
  return (
    <Popover label={words.timeline.changeDay} anchor={anchor} onClose={onClose} className="dn-time-menu">
      <p className="dn-strong dn-ellipsis">{labelOf(doc, id, host)}</p>
      {possible.ok && (
        <Field label={words.timeline.newDay} error={refused === undefined ? undefined : words.timeline.fixed[refused]}>
          {(ids) => (
            <TextInput
              {...ids}
              type="number"
              inputMode="numeric"
              value={String(day)}
              readOnly={readOnly}
              onCommit={commit}
            />
          )}
        </Field>
      )}
      <Reasons id={id} />
      {!possible.ok && why !== undefined && <p className="dn-help">{words.timeline.fixed[why]}</p>}
      <Button
        size="small"
        onClick={() => {
          onClose();
          onOpen(id);
        }}
      >
        {words.timeline.settings}
      </Button>
    </Popover>
  );
}
