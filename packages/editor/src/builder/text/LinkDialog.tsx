/** Where a link leads: a page of each person, a web address, an email address or a phone number, checked before it is set. */

import type { Link, ValuePath } from "@dunlin/templates";
import { useMemo, useState } from "react";
import { Button, Segmented } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { Campaign } from "./Campaign.tsx";
import { detailsOf } from "./details.ts";
import { LINK_KINDS, type LinkKind, linkOf, linkRefusal, refusedText, targetOf } from "./links.ts";

export interface LinkDialogProps {
  /** The link that is there. */
  readonly link: Link | undefined;
  /** The words that are selected; without any they are asked for. */
  readonly words: string;
  readonly onApply: (link: Link | undefined, words: string) => void;
  readonly onClose: () => void;
}

export function LinkDialog({ link, words: selected, onApply, onClose }: LinkDialogProps) {
  const { links: says, ...texts } = useBuilderHost().words.writing;
  const { kind, target, subject, label, next, error, ...acts } = useEntry(link, onApply);
  const asks = selected === "" && link === undefined;
  return (
    <Dialog
      title={says.title}
      closeLabel={texts.close}
      onClose={onClose}
      className="dn-link-dialog"
      footer={
        <>
          {link !== undefined && (
            <Button look="danger" onClick={() => onApply(undefined, "")}>
              {says.remove}
            </Button>
          )}
          <span className="dn-grow" />
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button look="primary" onClick={acts.apply}>
            {texts.apply}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          acts.apply();
        }}
      >
        <Segmented
          label={says.to}
          value={kind}
          options={LINK_KINDS.map((value) => ({ value, label: says.kinds[value] }))}
          onChange={acts.turn}
        />
        <Target kind={kind} target={target} error={error} onChange={acts.setTarget} />
        {kind === "email" && <Line label={says.subject} value={subject} onChange={acts.setSubject} />}
        {kind === "url" && (
          <Campaign url={targetOf(next)} readOnly={linkRefusal(next) !== undefined} onChange={acts.setTarget} />
        )}
        {asks && <Line label={says.words} value={label} onChange={acts.setLabel} />}
        {/* Enter in a field applies, as in every form. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** What is entered for a link, and the link that it makes. */
function useEntry(link: Link | undefined, onApply: LinkDialogProps["onApply"]) {
  const { words, settings } = useBuilderHost();
  const [kind, setKind] = useState<LinkKind>(link?.to ?? "url");
  const [target, setTarget] = useState(link === undefined ? "" : targetOf(link));
  const [subject, setSubject] = useState(link?.to === "email" ? (link.subject ?? "") : "");
  const [label, setLabel] = useState("");
  const [tried, setTried] = useState(false);
  const next = linkOf(kind, target, subject);
  const refusal = linkRefusal(next, settings.links);
  const shown = tried ? refusal : undefined;
  const error = shown && refusedText(shown, settings.links, words.writing.links);
  const turn = (to: LinkKind) => {
    setKind(to);
    setTarget(to === link?.to ? targetOf(link) : "");
    setTried(false);
  };
  const apply = () => {
    setTried(true);
    if (refusal === undefined) onApply(next, label.trim() === "" ? target.trim() : label);
  };
  return { kind, target, subject, label, next, error, turn, setTarget, setSubject, setLabel, apply };
}

interface TargetProps {
  readonly kind: LinkKind;
  readonly target: string;
  readonly error: string | undefined;
  readonly onChange: (target: string) => void;
}

function Target({ kind, target, error, onChange }: TargetProps) {
  const { links: says, details } = useBuilderHost().words.writing;
  const variables = useBuilder(({ doc }) => doc.variables);
  const pages = useMemo(() => detailsOf(variables).filter(({ format }) => format === "url"), [variables]);
  if (kind !== "variable")
    return (
      <Field label={says.targets[kind]} error={error}>
        {(ids) => (
          <input
            {...ids}
            className="dn-input"
            dir="ltr"
            inputMode={({ url: "url", email: "email", phone: "tel" } as const)[kind]}
            autoComplete="off"
            spellCheck={false}
            data-first=""
            value={target}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    );
  const options = pages.map(({ path, title, group }) => ({
    value: path as ValuePath,
    label: title,
    group: group === "" ? details.general : group,
  }));
  return (
    <Field label={says.targets[kind]} error={pages.length === 0 ? says.noPages : error}>
      {(ids) => <Select {...ids} value={target === "" ? undefined : target} options={options} onChange={onChange} />}
    </Field>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly?: boolean;
  readonly onChange: (text: string) => void;
}

const Line = ({ label, value, readOnly = false, onChange }: LineProps) => (
  <Field label={label}>
    {(ids) => (
      <input
        {...ids}
        className="dn-input"
        autoComplete="off"
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
