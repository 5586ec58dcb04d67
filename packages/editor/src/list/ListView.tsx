/** A simple strategy as a table of messages: day, channel, template. It writes the same document as every other view. */

import { useRef } from "react";
import type { NodeId } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { labelOf } from "../outline/labels.ts";
import { Button } from "../ui/Button.tsx";
import { Field, Select, TextInput } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useSight } from "../ui/useSight.ts";
import { withNewStep } from "./edits.ts";
import { type PartProps, Table } from "./ListTable.tsx";
import { docFrom, listOf, type SimpleList } from "./list.ts";

export interface ListViewProps {
  /** The settings of a step are to be shown and to get the focus. */
  readonly onOpen: (id: NodeId) => void;
}

export function ListView({ onOpen }: ListViewProps) {
  const { store } = useHost();
  const doc = useEditor((state) => state.doc);
  const readOnly = useEditor((state) => state.readOnly);
  const reading = listOf(doc);
  if (!reading.ok) return <NotSimple reading={reading} />;
  const edit = (next: SimpleList) => {
    const written = docFrom(next, store.getState().doc, store.usedIds());
    store.execute({ type: "document.replace", doc: written, why: "list" }, "menu");
  };
  return <Simple list={reading.list} edit={edit} readOnly={readOnly} onOpen={onOpen} />;
}

function Simple({ list, edit, readOnly, onOpen }: PartProps & ListViewProps) {
  const host = useHost();
  const scroller = useRef<HTMLElement>(null);
  const sight = useSight(scroller);
  return (
    <section ref={scroller} className="dn-list" data-view="list">
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
          <Table {...{ sight, scroller, list, edit, readOnly, onOpen }} />
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
