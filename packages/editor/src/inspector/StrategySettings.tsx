/** The strategy as a whole: who comes in, what ends it, what changes its course, groups of people, time and rules. */

import { type JsonSchema, strategySchema } from "@dunlin/engine";
import { useId, useMemo, useState } from "react";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { ProblemItem } from "../problems/ProblemItem.tsx";
import { TextInput } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Members } from "./fields/composites.tsx";
import { type Form, FormProvider, useForm } from "./form.tsx";
import { PolicyPicker } from "./PolicyPicker.tsx";
import { SchemaField } from "./SchemaField.tsx";
import { Segments } from "./Segments.tsx";
import { propertiesOf } from "./schema.ts";
import { TabList } from "./Tabs.tsx";

const TABS = ["entry", "exits", "handlers", "segments", "time"] as const;
type Tab = (typeof TABS)[number];

/** Which parts of the document a tab is about. */
const MEMBERS: Readonly<Record<Tab, readonly string[]>> = {
  entry: ["entry"],
  exits: ["exits"],
  handlers: ["handlers"],
  segments: ["segments"],
  time: ["time", "policies", "description", "tags", "note"],
};

export function StrategySettings() {
  const { store, words } = useHost();
  const { inspector } = words;
  const doc = useEditor((state) => state.doc);
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useDerived().diagnostics;
  const [tab, setTab] = useState<Tab>("entry");
  const id = useId();
  const form = useMemo<Form>(
    () => ({
      type: "strategy",
      root: doc as unknown as Form["root"],
      readOnly,
      problems: problems.filter(({ nodeId }) => nodeId === undefined),
      Field: SchemaField,
      set: (path, value) =>
        store.execute({ type: "field.set", path, ...(value === undefined ? {} : { value }) }, "keyboard"),
    }),
    [doc, readOnly, problems, store],
  );
  const items = TABS.map((value) => ({ value, label: inspector.strategyTabs[value] }));
  return (
    <FormProvider value={form}>
      <header className="dn-inspector-head">
        <span className="dn-inspector-icon">
          <Icon name="entry" size={20} />
        </span>
        <div className="dn-grow">
          {readOnly ? (
            <h2 className="dn-inspector-title">{doc.name}</h2>
          ) : (
            <h2>
              <TextInput
                aria-label={inspector.nameOfStrategy}
                value={doc.name}
                title={doc.name}
                onCommit={(text) => text.trim() !== "" && form.set("/name", text)}
              />
            </h2>
          )}
          <p className="dn-help">{inspector.strategy}</p>
        </div>
      </header>
      <TabList id={id} label={inspector.strategy} items={items} value={tab} onChange={setTab} />
      <div className="dn-inspector-body" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        <Part tab={tab} />
      </div>
    </FormProvider>
  );
}

function Part({ tab }: { readonly tab: Tab }) {
  const { words } = useHost();
  const { root } = useForm();
  const properties = propertiesOf(strategySchema);
  const field = (name: string) => (
    <SchemaField
      key={name}
      name={name}
      trail={name}
      path={`/${name}`}
      value={root[name]}
      schema={properties[name] as JsonSchema}
    />
  );
  return (
    <>
      <Problems tab={tab} />
      <div className="dn-section dn-fields">
        {tab === "entry" && (
          <Members path="/entry" schema={properties.entry as JsonSchema} value={root.entry} trail="entry" />
        )}
        {(tab === "exits" || tab === "handlers") && (
          <>
            <p className="dn-help">{words.inspector.intros[tab]}</p>
            {field(tab)}
          </>
        )}
        {tab === "segments" && <Segments />}
        {tab === "time" && (
          <>
            <Members path="/time" schema={properties.time as JsonSchema} value={root.time} trail="time" />
            <PolicyPicker />
            {["description", "tags", "note"].map(field)}
          </>
        )}
      </div>
    </>
  );
}

/** What was found about this part as a whole, and not at one of its fields. */
function Problems({ tab }: { readonly tab: Tab }) {
  const { problems } = useForm();
  const found = problems.filter(
    ({ path, code }) =>
      MEMBERS[tab].some((member) => path === `/${member}`) || (tab === "exits" && code === "exit.never" && path === ""),
  );
  if (found.length === 0) return null;
  return (
    <ul className="dn-section dn-problem-list">
      {found.map((problem) => (
        <ProblemItem key={problem.code + problem.path} problem={problem} />
      ))}
    </ul>
  );
}
