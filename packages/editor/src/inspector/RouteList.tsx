/** The ways out of a step as a numbered list. The one that is selected can be changed. */

import type { Condition, JsonSchema } from "@dunlin/engine";
import { useId, useRef, useState } from "react";
import { runAction } from "../actions/actions.ts";
import { pointer } from "../document/pointer.ts";
import { itemsOf, type PortList, portListOf } from "../document/portLists.ts";
import { nodeAt, type Slot } from "../document/strategy.ts";
import { useEditor, useHost, useWords } from "../host/context.tsx";
import { useTellProblem } from "../problems/sentences.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Popover.tsx";
import { RuleSentence } from "./fields/ConditionFields.tsx";
import { NameInput } from "./fields/NameInput.tsx";
import { useForm, useProblemsAt } from "./form.tsx";
import { countText } from "./numbers.ts";
import { propertiesOf, requiredIn, resolved } from "./schema.ts";
import { renameRoute, type WayRow, wayRows } from "./ways.ts";

export interface RouteListProps {
  readonly id: string;
  readonly schema: Readonly<Record<string, JsonSchema>>;
}

export function RouteList({ id, schema }: RouteListProps) {
  const host = useHost();
  const { words, store, settings, locale } = host;
  const { inspector } = words;
  const doc = useEditor((state) => state.doc);
  const { readOnly } = useForm();
  const [selected, setSelected] = useState<string | undefined>(undefined);
  const heading = useId();
  const node = nodeAt(doc, id);
  const rows = wayRows(doc, id, host);
  // Variants and rows of a table have a form of their own; here they only lead somewhere.
  const list = node === undefined || ["split", "table"].includes(node.type) ? undefined : portListOf(node);
  if (node === undefined || rows.length === 0) return null;
  const entered = settings.stats?.nodes[id]?.entered;
  const ordered = list !== undefined && node.type !== "task";
  const intro = [
    ...(ordered ? [inspector.firstWins] : []),
    ...(entered === undefined ? [] : [inspector.ofPeople(countText(entered, locale))]),
  ];
  const add = () => {
    const outcome = store.execute({ type: "route.add", id }, "menu");
    const after = outcome.ok ? nodeAt(outcome.doc, id) : undefined;
    const last = after === undefined || list === undefined ? undefined : itemsOf(after, list).at(-1);
    if (last !== undefined)
      setSelected(typeof last === "string" ? last : String((last as Record<string, unknown>)[list?.key ?? "port"]));
  };
  return (
    <section className="dn-routes" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{list === undefined ? inspector.ways : inspector.routes(node.type)}</h3>
        <span className="dn-head-note">{intro.join(" · ")}</span>
      </header>
      <ol>
        {rows.map((row, i) => (
          <Route
            key={row.place ?? row.port}
            id={id}
            row={row}
            number={list === undefined ? undefined : i + 1}
            count={list === undefined ? 0 : itemsOf(node, list).length}
            list={list}
            item={list === undefined || row.place === undefined ? undefined : itemsOf(node, list)[row.place]}
            schema={schema}
            selected={row.port === selected}
            onSelect={setSelected}
          />
        ))}
      </ol>
      {list !== undefined && !readOnly && (
        <div className="dn-routes-add">
          <Button size="small" icon="plus" onClick={add}>
            {inspector.addRoute(node.type)}
          </Button>
        </div>
      )}
    </section>
  );
}

interface RouteProps {
  readonly id: string;
  readonly row: WayRow;
  readonly number: number | undefined;
  readonly count: number;
  readonly list: PortList | undefined;
  readonly item: unknown;
  readonly schema: RouteListProps["schema"];
  readonly selected: boolean;
  readonly onSelect: (port: string | undefined) => void;
}

function Route({ id, row, number, count, list, item, schema, selected, onSelect }: RouteProps) {
  const host = useHost();
  const { words } = host;
  const { readOnly } = useForm();
  const [renaming, setRenaming] = useState(false);
  const open = selected && !readOnly;
  return (
    <li className="dn-route" data-selected={open || undefined}>
      {number !== undefined && <span className="dn-tag">{number}</span>}
      <div className="dn-route-head">
        {renaming ? (
          <NameInput
            label={words.inspector.routeName}
            value={row.port}
            autoFocus
            onRename={(name) => renameRoute(host, id, row.port, name)}
            onDone={(name) => {
              setRenaming(false);
              onSelect(name);
            }}
          />
        ) : (
          <button
            type="button"
            className="dn-route-name"
            aria-expanded={readOnly ? undefined : open}
            aria-disabled={readOnly || undefined}
            onClick={() => !readOnly && onSelect(selected ? undefined : row.port)}
          >
            {row.name}
          </button>
        )}
        {row.people !== undefined && (
          <span className="dn-route-people">
            <b>{row.people}</b> {row.share}
          </span>
        )}
      </div>
      <RouteBody item={item} row={row} list={list} schema={schema} open={open} id={id} />
      <div className="dn-route-foot">
        <RouteTarget row={row} />
        {open && <RouteMenu id={id} row={row} count={count} onRename={() => setRenaming(true)} onSelect={onSelect} />}
      </div>
    </li>
  );
}

/** Where a route leads; one without a target of its own shares that of another. */
function RouteTarget({ row: { target, fallback, required } }: Pick<RouteProps, "row">) {
  const { inspector } = useWords();
  const open = target === undefined && fallback === undefined && required;
  return (
    <span className="dn-route-target" data-tone={open ? "bad" : undefined}>
      <Icon name={open ? "error" : "arrow"} size={12} />
      {fallback === undefined ? (target ?? inspector.nowhere) : inspector.likeWay(fallback)}
    </span>
  );
}

/** The sentence; of the selected route its condition and its events, to be changed. */
function RouteBody({
  id,
  item,
  row,
  list,
  schema,
  open,
}: Pick<RouteProps, "id" | "item" | "row" | "list" | "schema"> & {
  readonly open: boolean;
}) {
  const { Field } = useForm();
  const tell = useTellProblem();
  const path = pointer(["nodes", id, list?.member ?? "to", row.place ?? row.port]);
  const [problem] = useProblemsAt(path, true);
  const part = list === undefined ? undefined : (resolved(schema[list.member] ?? {}).items as JsonSchema | undefined);
  const members = part === undefined ? {} : propertiesOf(part);
  /** Told by its condition alone. */
  const ruled = members.when !== undefined && members.on === undefined && row.place !== undefined;
  const values = (typeof item === "object" && item !== null ? item : {}) as Readonly<Record<string, unknown>>;
  return (
    <>
      {!open && ruled && <RuleSentence rule={values.when as Condition} />}
      {!open && !ruled && row.sentence !== undefined && <p className="dn-sentence">{row.sentence}</p>}
      {open &&
        ["on", "when"].flatMap((name) =>
          members[name] === undefined || row.place === undefined
            ? []
            : [
                <Field
                  key={name}
                  name={name}
                  trail={`${list?.member}.${name}`}
                  path={`${path}/${name}`}
                  value={values[name]}
                  schema={members[name]}
                  required={
                    requiredIn(part as JsonSchema).includes(name) ||
                    (name === "on" ? values.when : values.on) === undefined
                  }
                  {...(members.on === undefined ? { called: row.name, hideLabel: true } : {})}
                />,
              ],
        )}
      {!open && problem !== undefined && (
        <p className={problem.severity === "error" ? "dn-error" : "dn-notice"}>
          <Icon name={problem.severity === "error" ? "error" : "warn"} size={14} />
          {tell(problem)}
        </p>
      )}
    </>
  );
}

interface RouteMenuProps extends Pick<RouteProps, "id" | "row" | "count" | "onSelect"> {
  readonly onRename: () => void;
}

function RouteMenu(props: RouteMenuProps) {
  const { inspector } = useWords();
  const items = useRouteActs(props);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const label = inspector.moreFor(props.row.name);
  return (
    <>
      <IconButton
        buttonRef={anchor}
        icon="more"
        size="small"
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Menu label={label} anchor={anchor} items={items} onClose={() => setOpen(false)} placement="bottom-end" />
      )}
    </>
  );
}

/** What can be done about a route. One that has no place in a list is neither renamed, moved nor removed. */
function useRouteActs({ id, row: { place, port }, count, onRename, onSelect }: RouteMenuProps): readonly MenuItem[] {
  const host = useHost();
  const { store, words } = host;
  const { inspector, commands, actions } = words;
  const slot: Slot = { at: "port", from: id, port };
  const move = (to: number) => store.execute({ type: "route.move", id, port, to }, "menu");
  const beside: readonly MenuItem[] = [
    {
      label: actions.names.addAfter,
      icon: "plus",
      run: () => {
        store.select([id], slot);
        runAction("addAfter", host, "menu");
      },
    },
    { label: actions.names.connect, icon: "join", run: () => store.carry({ what: "connect", slot }) },
  ];
  if (place === undefined) return beside;
  return [
    { label: inspector.rename, icon: "note", run: onRename },
    {
      label: inspector.moveUp(""),
      icon: "up",
      disabledBecause: place === 0 ? inspector.isFirst : undefined,
      run: () => move(place - 1),
    },
    {
      label: inspector.moveDown(""),
      icon: "down",
      disabledBecause: place === count - 1 ? inspector.isLast : undefined,
      run: () => move(place + 1),
    },
    "line",
    ...beside,
    {
      label: inspector.removeRoute,
      icon: "trash",
      tone: "bad",
      disabledBecause: count === 1 ? commands.refusals["route.last"]({}) : undefined,
      run: () => {
        onSelect(undefined);
        store.execute({ type: "route.remove", id, port }, "menu");
      },
    },
  ];
}
