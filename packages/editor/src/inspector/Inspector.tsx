/** What is selected, with everything that can be set about it; the strategy as a whole when nothing is. */

import { isNodeType, type LooseNode } from "@dunlin/engine/editing";
import { type CSSProperties, useId, useRef, useState } from "react";
import { menuItems, STEP_MENU } from "../actions/menu.ts";
import { pointer } from "../document/pointer.ts";
import { nodeAt } from "../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { kindName, titleOf } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import { StepNote } from "../problems/StepNote.tsx";
import { DayTag } from "../timeline/DayTag.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { TextInput } from "../ui/Field.tsx";
import { Badge, Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Popover.tsx";
import { Figures } from "./Figures.tsx";
import { Resizer } from "./Resizer.tsx";
import { StepForm } from "./StepForm.tsx";
import { StrategySettings } from "./StrategySettings.tsx";
import { type TabItem, TabList } from "./Tabs.tsx";

export function Inspector() {
  const { words } = useHost();
  const selected = useEditor((state) => state.selected);
  const [width, setWidth] = useState(320);
  const [only, ...others] = selected;
  return (
    <div className="dn-inspector" style={{ "--dn-width": `${width}px` } as CSSProperties}>
      <Resizer width={width} onResize={setWidth} label={words.inspector.resize} />
      {only === undefined ? (
        <StrategySettings />
      ) : others.length > 0 ? (
        <Several ids={selected} />
      ) : (
        <OneStep key={only} id={only} />
      )}
    </div>
  );
}

type Tab = "settings" | "figures" | "notes";

function OneStep({ id }: { readonly id: string }) {
  const { words } = useHost();
  const { inspector } = words;
  const node = useEditor((state) => nodeAt(state.doc, id));
  const [tab, setTab] = useState<Tab>("settings");
  const tabs = useId();
  if (node === undefined) return null;
  const notes = typeof node.note === "string" && node.note !== "" ? 1 : 0;
  const items: readonly TabItem<Tab>[] = [
    { value: "settings", label: inspector.tabs.settings },
    { value: "figures", label: inspector.tabs.figures },
    { value: "notes", label: inspector.tabs.notes(notes) },
  ];
  return (
    <>
      <Header id={id} node={node} />
      <TabList id={tabs} label={inspector.title} items={items} value={tab} onChange={setTab} />
      <div className="dn-inspector-body" role="tabpanel" id={`${tabs}-panel`} aria-labelledby={`${tabs}-${tab}`}>
        {tab === "settings" && <StepForm id={id} node={node} />}
        {tab === "figures" && <Figures id={id} />}
        {tab === "notes" && <StepNote id={id} />}
      </div>
    </>
  );
}

interface HeaderProps {
  readonly id: string;
  readonly node: LooseNode;
}

function Header({ id, node }: HeaderProps) {
  const host = useHost();
  const { store, words, presets, options } = host;
  const { inspector } = words;
  const readOnly = useEditor((state) => state.readOnly);
  const number = useDerived().outline.numbers.get(id);
  const known = isNodeType(node.type, options.nodeTypes === undefined ? {} : { nodeTypes: options.nodeTypes });
  const preset = known ? presetOf(node, presets) : undefined;
  const name = typeof node.name === "string" ? node.name : "";
  const title = titleOf(node, host);
  return (
    <header className="dn-inspector-head">
      {preset?.badge !== undefined ? (
        <Badge name={preset.badge} />
      ) : (
        <span className="dn-inspector-icon">
          <Icon name={known ? (preset?.icon ?? "step") : "lock"} size={20} />
        </span>
      )}
      <div className="dn-grow">
        {readOnly || !known ? (
          <h2 className="dn-inspector-title" title={title}>
            {title}
          </h2>
        ) : (
          <h2>
            <TextInput
              aria-label={inspector.nameOfStep}
              value={name}
              placeholder={title}
              title={title}
              onCommit={(text) =>
                store.execute(
                  {
                    type: "field.set",
                    path: pointer(["nodes", id, "name"]),
                    ...(text.trim() === "" ? {} : { value: text }),
                  },
                  "keyboard",
                )
              }
            />
          </h2>
        )}
        <p className="dn-help">{inspector.kindAndNumber(known ? kindName(node, host) : node.type, number)}</p>
      </div>
      <DayTag id={id} />
      {!readOnly && <StepMenu />}
    </header>
  );
}

function StepMenu() {
  const host = useHost();
  const { words } = host;
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        buttonRef={anchor}
        icon="more"
        size="small"
        label={words.inspector.stepMenu}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Menu
          label={words.inspector.stepMenu}
          anchor={anchor}
          items={menuItems(STEP_MENU, host)}
          onClose={() => setOpen(false)}
          placement="bottom-end"
        />
      )}
    </>
  );
}

/** Several steps: how many, which, and what can be done with all of them. */
function Several({ ids }: { readonly ids: readonly string[] }) {
  const host = useHost();
  const { words, store } = host;
  const doc = useEditor((state) => state.doc);
  const readOnly = useEditor((state) => state.readOnly);
  const items = menuItems(["duplicate", "copy", "move", "delete"], host);
  return (
    <>
      <header className="dn-inspector-head">
        <h2 className="dn-inspector-title dn-grow">{words.inspector.several(ids.length)}</h2>
      </header>
      <div className="dn-inspector-body">
        <ul className="dn-section dn-several">
          {ids.map((id) => {
            const node = nodeAt(doc, id);
            return (
              node !== undefined && (
                <li key={id}>
                  <button type="button" onClick={() => store.select([id])}>
                    {titleOf(node, host)}
                  </button>
                </li>
              )
            );
          })}
        </ul>
        {!readOnly && (
          <div className="dn-section dn-actions">
            {items.map(
              (item) =>
                item !== "line" && (
                  <Button
                    key={item.label}
                    size="small"
                    {...(item.icon === undefined ? {} : { icon: item.icon })}
                    {...(item.tone === "bad" ? { look: "danger" as const } : {})}
                    disabledBecause={item.disabledBecause}
                    onClick={item.run}
                  >
                    {item.label}
                  </Button>
                ),
            )}
          </div>
        )}
      </div>
    </>
  );
}
