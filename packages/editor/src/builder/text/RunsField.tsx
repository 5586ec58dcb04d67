/** The field of a text with values, with its tools. */

import { directionOf } from "@dunlin/templates/editing";
import { useState } from "react";
import { useBuilderHost } from "../host/context.tsx";
import type { TextInputRunsProps } from "./field.ts";
import { Writing } from "./Writing.tsx";

export default function RunsField(props: TextInputRunsProps) {
  const { value, onChange, locale, oneLine = false, marks = false, readOnly = false, placeholder } = props;
  const { words } = useBuilderHost();
  const { row, focused, onEnd, enterEnds, beside } = props;
  const site = {
    ...{ ...(row !== undefined && { row }), ...(focused && { focused }) },
    ...{ ...(onEnd && { onEnd }), ...(enterEnds && { enterEnds }), ...(beside && { beside }) },
  };
  const [mount, setMount] = useState<HTMLElement | null>(null);
  const { id, "aria-label": label, "aria-labelledby": labelledBy } = props;
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = props;
  const attributes = {
    class: "dn-writer",
    ...(id !== undefined && { id }),
    ...(label !== undefined && { "aria-label": label }),
    ...(labelledBy !== undefined && { "aria-labelledby": labelledBy }),
    ...(describedBy !== undefined && { "aria-describedby": describedBy }),
    ...(invalid === true && { "aria-invalid": "true" }),
    ...(readOnly && { "aria-readonly": "true" }),
    "data-empty": placeholder ?? words.writing.empty,
    "aria-placeholder": placeholder ?? words.writing.empty,
  };
  return (
    <div className="dn-runs" data-line={oneLine || undefined}>
      <div className="dn-input dn-runs-box" lang={locale} dir={directionOf(locale)}>
        <div key={locale} ref={setMount} />
      </div>
      <Writing
        {...{ mount, attributes, value, onChange, locale, oneLine, marks, readOnly }}
        {...site}
        look="field"
        textField={RunsField}
      />
    </div>
  );
}
