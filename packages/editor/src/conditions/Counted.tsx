/** The controls of rules that count contacts or promises: which of them, and in how many days. */

import { Select } from "../ui/Field.tsx";
import type { Comparison } from "./comparison.ts";
import { useBuilder } from "./context.tsx";
import { CountInput, ManyInput } from "./inputs.tsx";

export interface WhichProps {
  readonly comparison: Comparison;
  readonly write: (next: Comparison) => void;
}

/** Which contacts or promises are counted. */
export function Which(props: WhichProps) {
  const { subject } = props.comparison;
  if (subject.kind === "contacts") return <ContactDetails {...props} />;
  if (subject.kind !== "promises") return null;
  const status = (next: string) =>
    props.write({ ...props.comparison, subject: { ...subject, options: { ...subject.options, status: next } } });
  return <StatusSelect value={subject.options.status} onChange={status} />;
}

/** In how many days. */
export function Lately({ days, onChange }: { readonly days: number; readonly onChange: (days: number) => void }) {
  const { words } = useBuilder();
  return (
    <span className="dn-cond-together">
      <span className="dn-cond-word">{words.inTheLast}</span>
      <CountInput label={words.labels.days} least={1} value={days} onChange={onChange} />
      <span className="dn-cond-word">{words.days}</span>
    </span>
  );
}

function StatusSelect({ value, onChange }: { readonly value: string; readonly onChange: (status: string) => void }) {
  const { words, readOnly } = useBuilder();
  return (
    <Select
      size="small"
      aria-label={words.labels.status}
      disabled={readOnly}
      value={value}
      options={Object.entries(words.statuses).map(([status, label]) => ({ value: status, label }))}
      onChange={onChange}
    />
  );
}

const ANY = "";

function ContactDetails({ comparison, write }: WhichProps) {
  const { words, readOnly } = useBuilder();
  const { subject } = comparison;
  if (subject.kind !== "contacts") return null;
  const { options } = subject;
  const { channels = [], outcomes } = options;
  const every = [...new Set([...Object.keys(words.channels), ...channels])].map((value) => ({
    value,
    label: words.channels[value] ?? value,
  }));
  /** A list without entries is left out: it would mean none instead of any. */
  const set = (name: "channels" | "outcomes", values: readonly string[]) => {
    const { [name]: _, ...others } = options;
    const next = values.length === 0 ? others : { ...options, [name]: values };
    write({ ...comparison, subject: { ...subject, options: next } });
  };
  return (
    <>
      {channels.length > 1 ? (
        <ManyInput
          label={words.labels.channel}
          values={channels}
          choices={every}
          onChange={(values) => set("channels", values.map(String))}
        />
      ) : (
        <Select
          size="small"
          aria-label={words.labels.channel}
          disabled={readOnly}
          value={channels[0] ?? ANY}
          options={[{ value: ANY, label: words.anyChannel }, ...every]}
          onChange={(channel) => set("channels", channel === ANY ? [] : [channel])}
        />
      )}
      {outcomes !== undefined && (
        <ManyInput
          label={words.labels.results}
          values={outcomes}
          onChange={(values) => set("outcomes", values.map(String))}
        />
      )}
    </>
  );
}
