/** The settings of one step: its form, its ways, and what follows from them. */

import { type Diagnostic, validateCondition } from "@dunlin/engine";
import { conditionsOf, describeNode, type LooseNode, type NodeTypeInfo, nodeTypes } from "@dunlin/engine/editing";
import { useMemo } from "react";
import { pointer } from "../document/pointer.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { ProblemItem, QuickFix } from "../problems/ProblemItem.tsx";
import { capital } from "../problems/say.ts";
import { useTellProblem } from "../problems/sentences.ts";
import { useDay } from "../timeline/DayTag.tsx";
import { Reasons } from "../timeline/Reasons.tsx";
import { Icon } from "../ui/Icon.tsx";
import { TIMING_MEMBERS, TimingField } from "./fields/TimingField.tsx";
import { below, type Form, FormProvider, useForm } from "./form.tsx";
import { HINTS, isApt, layoutOf } from "./hints.ts";
import { RouteList } from "./RouteList.tsx";
import { SchemaField } from "./SchemaField.tsx";
import { SplitForm } from "./SplitForm.tsx";
import { TableForm } from "./TableForm.tsx";

export interface StepFormProps {
  readonly id: string;
  readonly node: LooseNode;
}

const NONE: readonly Diagnostic[] = [];

export function StepForm({ id, node }: StepFormProps) {
  const host = useHost();
  const { store, options } = host;
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useDerived().problems.get(id) ?? NONE;
  const info = useMemo(
    () => nodeTypes({ nodeTypes: options.nodeTypes ?? [] }).find(({ type }) => type === node.type),
    [options, node.type],
  );
  const form = useMemo<Form>(
    () => ({
      type: node.type,
      root: node,
      readOnly,
      problems,
      Field: SchemaField,
      set: (path, value) =>
        store.execute({ type: "field.set", path, ...(value === undefined ? {} : { value }) }, "keyboard"),
    }),
    [node, readOnly, problems, store],
  );
  return (
    <FormProvider value={form}>
      {info === undefined ? <UnknownStep node={node} /> : <KnownStep id={id} node={node} info={info} />}
      {host.settings.slots?.inspectorEnd?.(id)}
    </FormProvider>
  );
}

function KnownStep({ id, node, info }: StepFormProps & { readonly info: NodeTypeInfo }) {
  const { nodeTypes: own } = useHost();
  const { problems, readOnly, set } = useForm();
  const { properties } = info.parameters;
  const path = pointer(["nodes", id]);
  const elsewhere = problems.filter(
    ({ path: at, code }) =>
      code !== "condition.maybeUnknown" && !isShown(at, path, properties) && code !== "shape.invalid",
  );
  const Own = own.find(({ type }) => type === node.type)?.Inspector;
  const hint = HINTS[node.type];
  return (
    <>
      <Problems problems={elsewhere} />
      {Own !== undefined ? (
        <div className="dn-section">
          <Own id={id} node={node} readOnly={readOnly} set={(member, value) => set(path + member, value)} />
        </div>
      ) : (
        <Fields info={info} node={node} path={path} />
      )}
      {hint?.timing === true && (
        <div className="dn-section">
          <TimingField path={path} properties={properties} />
        </div>
      )}
      {node.type === "split" && <SplitForm id={id} />}
      {node.type === "table" && <TableForm id={id} schema={properties} />}
      <RouteList id={id} schema={properties} />
      <MissingData node={node} />
      <WhenItRuns id={id} type={node.type} />
    </>
  );
}

/** Whether a field or a route tells what was found at a place. */
function isShown(at: string, path: string, properties: NodeTypeInfo["parameters"]["properties"]): boolean {
  const [member = ""] = at.slice(path.length + 1).split("/");
  return at.startsWith(`${path}/`) && Object.hasOwn(properties, member);
}

function Fields({
  info,
  node,
  path,
}: {
  readonly info: NodeTypeInfo;
  readonly node: LooseNode;
  readonly path: string;
}) {
  const { words } = useHost();
  const { problems } = useForm();
  const { properties, required = [] } = info.parameters;
  const { main, more } = layoutOf(info, TIMING_MEMBERS);
  const field = (name: string) =>
    properties[name] !== undefined &&
    isApt(info.type, name, node) && (
      <SchemaField
        key={name}
        name={name}
        trail={name}
        path={below(path, name)}
        value={node[name]}
        schema={properties[name]}
        required={required.includes(name) || name === "maxDiscountBp"}
        siblings={node}
      />
    );
  const used = more.some(
    (name) => node[name] !== undefined || problems.some(({ path: at }) => at.startsWith(below(path, name))),
  );
  const rest = more.map(field).filter(Boolean);
  const shown = main.map(field).filter(Boolean);
  return (
    <>
      {shown.length > 0 && <div className="dn-section dn-fields">{shown}</div>}
      {rest.length > 0 && (
        <details className="dn-section dn-more" open={used}>
          <summary>{words.inspector.more}</summary>
          <div className="dn-fields">{rest}</div>
        </details>
      )}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly Diagnostic[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="dn-section dn-problem-list">
      {problems.map((problem) => (
        <ProblemItem key={`${problem.code}${problem.path}${problem.message}`} problem={problem} />
      ))}
    </ul>
  );
}

/** Unknown is not zero: what becomes of people of whom something is not known. */
function MissingData({ node }: { readonly node: LooseNode }) {
  const { words, options, settings } = useHost();
  const tell = useTellProblem();
  const { problems } = useForm();
  const own = useEditor((state) => state.doc.fields);
  const fields = settings.fields ?? own;
  // Of routes only the inspector says so: that nobody of whom something is missing takes one is as it is written.
  const silent = useMemo(() => {
    if (node.type !== "switch") return [];
    const found = conditionsOf(node, options).flatMap(({ rule }) =>
      validateCondition(rule, fields === undefined ? {} : { schema: fields }),
    );
    const paths = found.flatMap(({ code, data }) =>
      code === "condition.maybeUnknown" ? (data.paths as string[]) : [],
    );
    const [first] = found;
    return first === undefined || paths.length === 0
      ? []
      : [{ ...first, code: "condition.maybeUnknown" as const, data: { paths: [...new Set(paths)], port: "else" } }];
  }, [node, options, fields]);
  const missing = [...problems.filter(({ code }) => code === "condition.maybeUnknown"), ...silent];
  if (missing.length === 0) return null;
  return (
    <section className="dn-section dn-told">
      <h3 className="dn-label">{words.inspector.whenMissing}</h3>
      {[...new Map(missing.map((problem) => [tell(problem), problem]))].map(([sentence, problem]) => (
        <div key={sentence} className="dn-told-warn">
          <Icon name="info" />
          <div>
            <p>{sentence}</p>
            <QuickFix problem={problem} />
          </div>
        </div>
      ))}
    </section>
  );
}

/** Steps whose form and routes say all that there is to say. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(["if", "switch", "table", "exit", "goal"]);

/** What the engine says of the step, and on which days of a run a case can come to it. */
function WhenItRuns({ id, type }: { readonly id: string; readonly type: string }) {
  const host = useHost();
  const { options, words } = host;
  const doc = useEditor((state) => state.doc);
  const day = useDay(id);
  const { nodeTypes: own } = options;
  const text = SELF_EVIDENT.has(type)
    ? ""
    : describeNode(doc, id, { locale: sentenceLocale(host), ...(own === undefined ? {} : { nodeTypes: own }) });
  const zone = doc.time?.clock === "strategy" ? doc.time.zone : undefined;
  return (
    <>
      {text !== "" && (
        <section className="dn-section dn-told">
          <h3 className="dn-label">{words.inspector.inWords}</h3>
          <p>{text}</p>
        </section>
      )}
      {day !== undefined && (
        <section className="dn-section dn-told">
          <h3 className="dn-label">{words.inspector.whenRuns}</h3>
          <p>{capital(words.inspector.runs(day.words, zone))}</p>
          <Reasons id={id} />
        </section>
      )}
    </>
  );
}

/** A step of a type that is not loaded here: shown as it is, saved as it is. */
function UnknownStep({ node }: { readonly node: LooseNode }) {
  const { words } = useHost();
  return (
    <div className="dn-section dn-unknown">
      <p className="dn-row">
        <Icon name="lock" />
        {words.nodes.unknownType}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <pre tabIndex={0}>{JSON.stringify(node, undefined, 2)}</pre>
    </div>
  );
}
