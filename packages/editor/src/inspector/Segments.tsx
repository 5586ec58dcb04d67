/** Named groups of people, each a condition that others refer to. */

import type { Segment, Strategy } from "@dunlin/engine";
import { freshId } from "../document/ids.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field, TextInput } from "../ui/Field.tsx";
import { ConditionSlot } from "./ConditionSlot.tsx";
import { DoubtsAt } from "./Doubts.tsx";
import { below, useErrorAt, useForm } from "./form.tsx";

export function Segments() {
  const { store, words } = useHost();
  const { inspector } = words;
  const { readOnly } = useForm();
  const segments = useEditor((state) => state.doc.segments) ?? {};
  const entries = Object.entries(segments);
  const add = () => {
    const id = freshId("segment", (one) => Object.hasOwn(segments, one));
    store.execute(
      { type: "segment.set", id, segment: { title: inspector.newSegment, when: { ">": [{ var: "dpd" }, 0] } } },
      "menu",
    );
  };
  return (
    <>
      <p className="dn-help">{inspector.intros.segments}</p>
      <ul className="dn-items-list">
        {entries.map(([id, segment]) => (
          <SegmentItem key={id} id={id} segment={segment} all={segments} />
        ))}
      </ul>
      {!readOnly && (
        <span>
          <Button size="small" icon="plus" onClick={add}>
            {inspector.addSegment}
          </Button>
        </span>
      )}
    </>
  );
}

interface SegmentItemProps {
  readonly id: string;
  readonly segment: Segment;
  readonly all: NonNullable<Strategy["segments"]>;
}

function SegmentItem({ id, segment, all }: SegmentItemProps) {
  const { words, settings } = useHost();
  const { inspector } = words;
  const { readOnly, set } = useForm();
  const own = useEditor((state) => state.doc.fields);
  const path = below("/segments", id);
  const error = useErrorAt(path, true);
  const name = segment.title ?? id;
  return (
    <li className="dn-item">
      <div className="dn-item-fields">
        {readOnly ? (
          <p className="dn-strong">{name}</p>
        ) : (
          <Field label={inspector.segmentName(id)}>
            {(ids) => (
              <TextInput
                {...ids}
                size="small"
                value={segment.title ?? ""}
                placeholder={id}
                onCommit={(text) => set(below(path, "title"), text.trim() === "" ? undefined : text)}
              />
            )}
          </Field>
        )}
        <ConditionSlot
          label={name}
          hideLabel
          error={error}
          value={segment.when}
          onChange={(rule) => rule !== undefined && set(below(path, "when"), rule)}
          fields={settings.fields ?? own}
          segments={all}
          required
          readOnly={readOnly}
        />
        <DoubtsAt path={path} />
      </div>
      {!readOnly && (
        <span className="dn-item-tools">
          <IconButton
            icon="trash"
            size="small"
            label={inspector.removeNamed(name)}
            onClick={() => set(path, undefined)}
          />
        </span>
      )}
    </li>
  );
}
