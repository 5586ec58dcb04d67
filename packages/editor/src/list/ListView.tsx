/** A simple strategy as a table of messages: day, channel, template. It writes the same document as every other view. */

import { type NodeId, nodeAt } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { labelOf } from "../outline/labels.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field, Select, TextInput } from "../ui/Field.tsx";
import { Badge, Icon } from "../ui/Icon.tsx";
import { withMoved, withNewStep, withoutStep, withStep } from "./edits.ts";
import { docFrom, type ListStep, listOf, type SimpleList } from "./list.ts";

export interface ListViewProps {
  /** The settings of a step are to be shown and to get the focus. */
  readonly onOpen: (id: NodeId) => void;
}

/** Channels that a message can have, besides those of the templates. */
const CHANNELS = ["email", "sms", "whatsapp", "voice", "letter", "push"];

export function ListView({ onOpen }: ListViewProps) {
  const host = useHost();
  const { store } = host;
  const doc = useEditor((state) => state.doc);
  const readOnly = useEditor((state) => state.readOnly);
  const reading = listOf(doc);
  if (!reading.ok) return <NotSimple reading={reading} />;
  const { list } = reading;
  const edit = (next: SimpleList) => {
    const written = docFrom(next, store.getState().doc, store.usedIds());
    store.execute({ type: "document.replace", doc: written, why: "list" }, "menu");
  };
  return (
    <section className="dn-list" data-view="list">
      {list.steps.length === 0 ? (
        <div className="dn-nothing">
          <p>{host.words.list.empty}</p>
          {!readOnly && (
            <Button look="primary" icon="plus" onClick={() => edit(withNewStep({ ...list, untilPaid: true }))}>
              {host.words.list.addFirst}
            </Button>
          )}
        </div>
      ) : (
        <>
          <p className="dn-list-sentence">{sentenceOf(list, host)}</p>
          <Table list={list} edit={edit} readOnly={readOnly} onOpen={onOpen} />
          {!readOnly && (
            <div className="dn-list-add">
              <Button icon="plus" size="small" onClick={() => edit(withNewStep(list))}>
                {host.words.list.add}
              </Button>
            </div>
          )}
          <Ending list={list} edit={edit} readOnly={readOnly} />
        </>
      )}
    </section>
  );
}

function NotSimple({ reading }: { readonly reading: Extract<ReturnType<typeof listOf>, { ok: false }> }) {
  const host = useHost();
  const { store, words } = host;
  const { why, node } = reading;
  const name = node === undefined ? "" : labelOf(store.getState().doc, node, host);
  return (
    <div className="dn-nothing">
      <p className="dn-strong">{words.list.notSimple}</p>
      <p className="dn-quiet">{words.list.why[why](name)}</p>
      <Button
        look="primary"
        onClick={() => {
          if (node !== undefined) store.select([node]);
          store.show("canvas");
        }}
      >
        {words.list.toCanvas}
      </Button>
    </div>
  );
}

interface PartProps {
  readonly list: SimpleList;
  readonly edit: (list: SimpleList) => void;
  readonly readOnly: boolean;
}

function Table({ list, edit, readOnly, onOpen }: PartProps & ListViewProps) {
  const { words } = useHost();
  const { days, from, channel, template } = words.list.columns;
  return (
    <table className="dn-list-table" aria-label={words.list.title}>
      <thead>
        <tr>
          <td />
          {[days, from, channel, template].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {list.steps.map((step, index) => (
          <Row
            key={step.send ?? `new-${index}`}
            step={step}
            index={index}
            list={list}
            edit={edit}
            readOnly={readOnly}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends PartProps, ListViewProps {
  readonly step: ListStep;
  readonly index: number;
}

function Row({ step, index, list, edit, readOnly, onOpen }: RowProps) {
  const host = useHost();
  const { words, presets } = host;
  const { columns } = words.list;
  const label = (what: string) => words.list.row(what, index + 1);
  const change = (part: Partial<ListStep>) => edit(withStep(list, index, part));
  const channels = [...new Set([...CHANNELS, step.channel])];
  const badge = presets.find(({ id }) => id === `send.${step.channel}`)?.badge;
  return (
    <tr>
      <td className="dn-list-number">{index + 1}</td>
      <td className="dn-list-days">
        <TextInput
          type="number"
          size="small"
          aria-label={label(columns.days)}
          value={String(Math.abs(step.days))}
          min={0}
          readOnly={readOnly}
          onCommit={(text) => {
            const days = Number(text);
            if (Number.isInteger(days) && days >= 0) change({ days: step.days < 0 ? -days : days });
          }}
        />
      </td>
      <td>
        <From step={step} label={label(columns.from)} readOnly={readOnly} change={change} />
      </td>
      <td>
        <div className="dn-row">
          {badge !== undefined && <Badge name={badge} size={20} />}
          <Select
            size="small"
            aria-label={label(columns.channel)}
            value={step.channel}
            disabled={readOnly}
            options={channels.map((value) => ({ value, label: words.nodes.channels[value] ?? value }))}
            onChange={(channel) => change({ channel })}
          />
        </div>
      </td>
      <td>
        <Template step={step} label={label(columns.template)} readOnly={readOnly} change={change} />
        <Others step={step} />
      </td>
      <td>
        <RowTools index={index} list={list} edit={edit} readOnly={readOnly} step={step} onOpen={onOpen} />
      </td>
    </tr>
  );
}

interface CellProps {
  readonly step: ListStep;
  readonly label: string;
  readonly readOnly: boolean;
  readonly change: (part: Partial<ListStep>) => void;
}

function From({ step, label, readOnly, change }: CellProps) {
  const { list } = useHost().words;
  const { from, days } = step;
  return (
    <Select<"due" | "before" | "previous">
      size="small"
      aria-label={label}
      disabled={readOnly}
      value={from === "previous" ? "previous" : days < 0 ? "before" : "due"}
      options={[
        { value: "due", label: list.due },
        { value: "before", label: list.beforeDue },
        { value: "previous", label: list.previous },
      ]}
      onChange={(value) => {
        const far = Math.abs(days);
        if (value === "previous") change({ from: "previous", days: far });
        else change({ from: "due", days: value === "before" ? -Math.max(1, far) : far });
      }}
    />
  );
}

/** One of the host's templates where it has any for the channel, else its reference. */
function Template({ step, label, readOnly, change }: CellProps) {
  const { settings, words } = useHost();
  const own = settings.templates?.filter(({ channel }) => channel === step.channel) ?? [];
  if (own.length === 0)
    return (
      <TextInput
        size="small"
        aria-label={label}
        value={step.template}
        placeholder={words.nodes.chooseTemplate}
        readOnly={readOnly}
        onCommit={(template) => change({ template: template.trim() })}
      />
    );
  return (
    <Select
      size="small"
      aria-label={label}
      disabled={readOnly}
      value={step.template === "" ? undefined : step.template}
      placeholder={words.nodes.chooseTemplate}
      options={own.map(({ ref, title }) => ({ value: ref, label: title }))}
      onChange={(template) => change({ template })}
    />
  );
}

/** Channels that are tried when the first one cannot be used. */
function Others({ step }: { readonly step: ListStep }) {
  const { words, store } = useHost();
  const node = step.send === undefined ? undefined : nodeAt(store.getState().doc, step.send);
  const others = Array.isArray(node?.via) ? (node.via as { readonly channel?: unknown }[]).slice(1) : [];
  if (others.length === 0) return null;
  const names = others.map(({ channel }) => words.nodes.channels[String(channel)] ?? String(channel));
  return <p className="dn-help">{words.list.orElse(names.join(", "))}</p>;
}

function RowTools({ index, list, edit, readOnly, step, onOpen }: Omit<RowProps, "label">) {
  const { words } = useHost();
  const label = (what: string) => words.list.row(what, index + 1);
  const last = index === list.steps.length - 1;
  return (
    <div className="dn-list-tools">
      {!readOnly && (
        <>
          {index > 0 && (
            <IconButton
              icon="up"
              size="small"
              label={label(words.list.up)}
              onClick={() => edit(withMoved(list, index, index - 1))}
            />
          )}
          {!last && (
            <IconButton
              icon="down"
              size="small"
              label={label(words.list.down)}
              onClick={() => edit(withMoved(list, index, index + 1))}
            />
          )}
          <IconButton
            icon="trash"
            size="small"
            label={label(words.list.remove)}
            onClick={() => edit(withoutStep(list, index))}
          />
        </>
      )}
      {step.send !== undefined && (
        <IconButton
          icon="right"
          size="small"
          label={label(words.shell.settings)}
          onClick={() => onOpen(step.send as NodeId)}
        />
      )}
    </div>
  );
}

function Ending({ list, edit, readOnly }: PartProps) {
  const { words } = useHost();
  const outcomes = [...new Set([...Object.keys(words.nodes.outcomes), list.outcome])];
  return (
    <div className="dn-list-ending">
      <Repeating list={list} edit={edit} readOnly={readOnly} />
      {list.untilPaid ? (
        <p className="dn-list-stops" title={words.list.alwaysOn}>
          <Icon name="cured" size={14} />
          {words.list.stops}
        </p>
      ) : (
        !readOnly && (
          <label className="dn-check">
            <input type="checkbox" checked={false} onChange={() => edit({ ...list, untilPaid: true })} />
            {words.list.untilPaid}
          </label>
        )
      )}
      <Field label={words.list.outcome}>
        {(ids) => (
          <Select
            {...ids}
            size="small"
            disabled={readOnly}
            value={list.outcome}
            options={outcomes.map((value) => ({ value, label: words.nodes.outcomes[value] ?? value }))}
            onChange={(outcome) => edit({ ...list, outcome })}
          />
        )}
      </Field>
    </div>
  );
}

function Repeating({ list, edit, readOnly }: PartProps) {
  const { words } = useHost();
  const { repeat } = list;
  const number = (name: "every" | "atMost", label: string) =>
    repeat !== undefined && (
      <Field label={label}>
        {(ids) => (
          <TextInput
            {...ids}
            type="number"
            size="small"
            min={1}
            max={1000}
            readOnly={readOnly}
            value={String(repeat[name])}
            onCommit={(text) => {
              const value = Number(text);
              if (Number.isInteger(value) && value >= 1 && value <= 1000)
                edit({ ...list, repeat: { ...repeat, [name]: value } });
            }}
          />
        )}
      </Field>
    );
  return (
    <>
      <label className="dn-check">
        <input
          type="checkbox"
          checked={repeat !== undefined}
          disabled={readOnly}
          onChange={({ target }) => edit({ ...list, repeat: target.checked ? { every: 7, atMost: 3 } : undefined })}
        />
        {words.list.repeat}
      </label>
      {repeat !== undefined && (
        <div className="dn-list-fields">
          {number("every", words.list.every)}
          {number("atMost", words.list.atMost)}
        </div>
      )}
    </>
  );
}

/** The whole list in words. */
export function sentenceOf({ steps, repeat, outcome, untilPaid }: SimpleList, host: EditorHost): string {
  const { list, nodes } = host.words;
  const template = (ref: string) =>
    host.settings.templates?.find((one) => one.ref === ref)?.title ?? (ref.replace(/@\d+$/, "") || "…");
  const told = steps.map((step, i) => {
    const when = list.days(step.days, step.from);
    const said = list.step(when, nodes.channels[step.channel] ?? step.channel, template(step.template));
    return repeat !== undefined && i === steps.length - 1
      ? `${said}, ${list.again(repeat.every, repeat.atMost)}`
      : said;
  });
  const all = `${told.join("; ")}.`;
  const sentences = [all.charAt(0).toUpperCase() + all.slice(1), ...(untilPaid ? [list.stops] : [])];
  return [...sentences, list.ends(nodes.outcomes[outcome] ?? outcome)].join(" ");
}
