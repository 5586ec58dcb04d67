/** Where something leads: a web address that may be shown, a link of each person, an e-mail address, or a phone number. */

import type { Link } from "@dunlin/templates";
import { useEffect, useState } from "react";
import { FieldSet } from "../../inspector/fields/FieldSet.tsx";
import { Field, Select, TextInput } from "../../ui/Field.tsx";
import { useBuilderHost } from "../host/context.tsx";
import { Campaign } from "../text/Campaign.tsx";
import { LINK_KINDS, type LinkKind, linkOf, linkRefusal, refusedText, targetOf } from "../text/links.ts";
import { ValueSelect } from "./ValueField.tsx";

export interface LinkFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: Link | undefined;
  /** `undefined`: it leads nowhere. Only links that may be shown come here. */
  readonly onChange: (link: Link | undefined) => void;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** Without them, all. */
  readonly kinds?: readonly LinkKind[];
}

export function LinkField(props: LinkFieldProps) {
  const {
    label,
    hideLabel = false,
    help,
    error,
    value,
    onChange,
    required = false,
    readOnly = false,
    kinds = LINK_KINDS,
  } = props;
  const { inspector, writing } = useBuilderHost().words;
  /** A kind that was chosen, for which there is no link yet. */
  const [chosen, setChosen] = useState<LinkKind | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new link from outside is what counts then
  useEffect(() => setChosen(undefined), [value]);
  const kind = chosen ?? value?.to;
  const link = kind === undefined ? undefined : value?.to === kind ? value : linkOf(kind, "");
  const none = required ? [] : [{ value: "" as const, label: inspector.none }];
  return (
    <FieldSet label={label} hideLabel={hideLabel} help={help} className="dn-link">
      <Select<LinkKind | "">
        aria-label={label}
        value={kind ?? (required ? undefined : "")}
        placeholder={inspector.leadsTo}
        disabled={readOnly}
        options={[...none, ...kinds.map((one) => ({ value: one, label: writing.links.kinds[one] }))]}
        onChange={(next) => {
          setChosen(next === "" ? undefined : next);
          if (next === "" && value !== undefined && !required) onChange(undefined);
        }}
      />
      {link?.to === "variable" && (
        <ValueSelect
          spec={{ formats: ["url"] }}
          label={writing.links.targets.variable}
          hideLabel
          value={link.var}
          removable={false}
          readOnly={readOnly}
          error={error}
          onChange={(path) => path !== undefined && onChange({ to: "variable", var: path })}
        />
      )}
      {link !== undefined && link.to !== "variable" && (
        <Address key={link.to} link={link} error={error} readOnly={readOnly} onChange={onChange} />
      )}
    </FieldSet>
  );
}

type Written = Exclude<Link, { readonly to: "variable" }>;

interface AddressProps {
  readonly link: Written;
  readonly error: string | undefined;
  readonly readOnly: boolean;
  readonly onChange: (link: Link) => void;
}

/** An address that may not be shown stays in the field and says why; the document keeps the one it had. */
function Address({ link, error, readOnly, onChange }: AddressProps) {
  const { words, settings } = useBuilderHost();
  const { links: says } = words.writing;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const kept = targetOf(link);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address from outside is what ends the typing
  useEffect(() => setTyped(undefined), [kept]);
  const text = typed ?? kept;
  const written = (address: string) => linkOf(link.to, address, link.to === "email" ? link.subject : "");
  const refusal = text === "" ? undefined : linkRefusal(written(text), settings.links);
  const told = refusal === undefined ? error : refusedText(refusal, settings.links, says);
  return (
    <>
      <Field label={says.targets[link.to]} hideLabel error={told}>
        {(ids) => (
          <TextInput
            {...ids}
            dir="ltr"
            type={link.to === "url" ? "url" : link.to === "email" ? "email" : "tel"}
            placeholder={PLACEHOLDERS[link.to]}
            value={text}
            readOnly={readOnly}
            onCommit={(next) => {
              const trimmed = next.trim();
              setTyped(trimmed);
              const changed = written(trimmed);
              if (trimmed !== kept && trimmed !== "" && linkRefusal(changed, settings.links) === undefined)
                onChange(changed);
            }}
          />
        )}
      </Field>
      {link.to === "email" && kept !== "" && (
        <Field label={says.subject}>
          {(ids) => (
            <TextInput
              {...ids}
              value={link.subject ?? ""}
              readOnly={readOnly}
              maxLength={200}
              onCommit={(subject) => {
                const { subject: _, ...rest } = link;
                onChange(subject === "" ? rest : { ...rest, subject });
              }}
            />
          )}
        </Field>
      )}
      {link.to === "url" && kept !== "" && refusal === undefined && (
        <Campaign url={kept} readOnly={readOnly} onChange={(url) => onChange({ to: "url", url })} />
      )}
    </>
  );
}

const PLACEHOLDERS = { url: "https://", email: "help@example.com", phone: "+34 600 000 000" } as const;
