/** The rules of a condition: groups with their line, rows, and what is kept as it was written. */

import type { Condition } from "@dunlin/engine";
import { lazy, memo, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { Press } from "../dnd/presses.tsx";
import type { RowGap } from "../dnd/RowDrag.tsx";
import { Button, Segmented } from "../ui/Button.tsx";
import { Select } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { MenuItem } from "../ui/Popover.tsx";
import { Comparing, firstRule } from "./Comparing.tsx";
import { type Comparison, writeComparison } from "./comparison.ts";
import {
  type At,
  type Builder,
  BuilderProvider,
  type ConditionSettings,
  type FocusWish,
  fieldsIn,
  placeOf,
  rowSentence,
  useBuilder,
} from "./context.tsx";
import type { Counting } from "./counting.ts";
import { draw } from "./drawing.ts";
import { fieldsFor } from "./fields.ts";
import { CountInput } from "./inputs.tsx";
import { type Gap, mayMove } from "./moving.ts";
import { ComparisonNotes, comparisonItems } from "./notes.tsx";
import { Count, moveRule, RowFrame } from "./RowFrame.tsx";
import {
  append,
  change,
  type Group,
  type Mode,
  type Quantified,
  type Quantity,
  rootGroup,
  ruleAt,
  rulesIn,
  setMode,
  writeQuantified,
} from "./tree.ts";

/** Loaded after the rows have been drawn. */
const RowDrag = lazy(async () => ({ default: (await import("../dnd/RowDrag.tsx")).RowDrag }));

export interface ConditionRowsProps extends ConditionSettings {
  readonly value: Condition;
  readonly onChange: (value: Condition) => void;
  /** Of the whole condition; the builder shows it, too. */
  readonly counting: Counting;
}

export function ConditionRows({ value, onChange, counting, ...settings }: ConditionRowsProps) {
  const { words, locale, language, currency, schema, about, segments, countMatches, readOnly } = settings;
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  const press = useRef<Press | undefined>(undefined);
  const wish = useRef<FocusWish | undefined>(undefined);
  const builder = useMemo<Builder>(
    () => ({
      ...{ words, locale, language, currency, schema, about, segments, countMatches, readOnly },
      fields: fieldsFor(schema, words, locale, about).filter(({ path }) => path !== "#segment" || hasMembers(segments)),
      root: () => latest.current.value,
      press: (event, row) => press.current?.(event, row),
      edit(how, focus) {
        const next = how(latest.current.value);
        if (next === latest.current.value) return;
        wish.current = focus;
        latest.current.onChange(next);
      },
    }),
    [words, locale, language, currency, schema, about, segments, countMatches, readOnly],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish is about the condition that is drawn now
  useEffect(() => {
    const wished = wish.current;
    wish.current = undefined;
    if (wished === undefined) return;
    const row = element.current?.querySelector(`[data-at="${wished.at}"]`);
    row?.querySelector<HTMLElement>(`[data-part="${wished.part}"] :is(select, button:not([tabindex="-1"]))`)?.focus();
  }, [value]);
  return (
    <BuilderProvider value={builder}>
      <div ref={element} className="dn-cond">
        <RootGroup rule={value} counting={counting} />
        {!readOnly && (
          <Suspense fallback={null}>
            <RowDrag
              rows={element}
              press={press}
              words={words.dragging}
              textOf={(at) => (ruleAt(value, placeOf(at)) === undefined ? undefined : rowSentence(builder, at))}
              mayMove={(at, gap) => mayMove(value, placeOf(at), gapOf(gap))}
              onMove={(at, gap) => moveRule(builder, placeOf(at), gapOf(gap))}
            />
          </Suspense>
        )}
      </div>
    </BuilderProvider>
  );
}

const gapOf = ({ list, index }: RowGap): Gap => ({ group: placeOf(list), index });
const hasMembers = (record: object | undefined): boolean => Object.keys(record ?? {}).length > 0;

function RootGroup({ rule, counting }: { readonly rule: Condition; readonly counting: Counting }) {
  const { words } = useBuilder();
  const group = rootGroup(rule);
  return (
    <div className="dn-cond-group" data-root="" data-at="">
      {group.rules.length > 0 ? (
        <header className="dn-cond-head">
          <ModeSwitch at="" group={group} />
          <Count counting={counting} />
          <span className="dn-cond-gap" />
        </header>
      ) : (
        <p className="dn-cond-word">
          <Icon name="people" />
          {words.everyoneHint}
        </p>
      )}
      <Rules rules={group.rules} at="" list={undefined} depth={0} />
      <Adding at="" list={undefined} />
    </div>
  );
}

interface ScopeProps {
  readonly at: At;
  /** The list whose entries the rules are about. */
  readonly list: string | undefined;
}

function Rules({
  rules,
  at,
  list,
  depth,
}: ScopeProps & { readonly rules: readonly Condition[]; readonly depth: number }) {
  if (rules.length === 0) return null;
  return (
    <ul className="dn-cond-rules">
      {rules.map((rule, i) => {
        const place = at === "" ? String(i) : `${at}.${i}`;
        return <Rule key={place} rule={rule} at={place} list={list} depth={depth} />;
      })}
    </ul>
  );
}

interface RuleProps extends ScopeProps {
  readonly rule: Condition;
  readonly depth: number;
}

/** Drawn again only when this very rule is another one. */
const Rule = memo(function Rule({ rule, at, list, depth }: RuleProps) {
  return (
    <li data-at={at}>
      <Drawn rule={rule} at={at} list={list} depth={depth} />
    </li>
  );
});

function Drawn({ rule, at, list, depth }: RuleProps) {
  const { words } = useBuilder();
  const drawing = draw(rule, depth);
  switch (drawing.kind) {
    case "group":
      return (
        <div className="dn-cond-group">
          <RowFrame at={at} rule={rule} className="dn-cond-head">
            <ModeSwitch at={at} group={drawing.group} />
          </RowFrame>
          <Rules rules={drawing.group.rules} at={at} list={list} depth={depth + 1} />
          <Adding at={at} list={list} />
        </div>
      );
    case "quantified":
      return <QuantifiedRow rule={rule} at={at} list={list} depth={depth} quantified={drawing.quantified} />;
    case "comparison":
      return <ComparisonRow rule={rule} at={at} list={list} comparison={drawing.comparison} />;
    case "constant":
      return (
        <RowFrame at={at} rule={rule}>
          <span className="dn-cond-constant">{drawing.value ? words.everyone : words.nobody}</span>
        </RowFrame>
      );
    case "raw":
      return <RawRow rule={rule} at={at} />;
  }
}

function ModeSwitch({ at, group }: { readonly at: At; readonly group: Group }) {
  const { words, edit, readOnly } = useBuilder();
  return (
    <span className="dn-cond-mode" data-part="mode">
      <Segmented
        label={words.labels.modeOf}
        value={group.mode}
        readOnly={readOnly}
        options={(["all", "any", "none"] as const).map((mode) => ({ value: mode, label: words.modes[mode] }))}
        onChange={(mode) => edit((root) => setMode(root, placeOf(at), mode))}
      />
      <span className="dn-cond-word">{words.modeHints[group.mode]}</span>
    </span>
  );
}

function ComparisonRow({
  rule,
  at,
  list,
  comparison,
}: ScopeProps & { readonly rule: Condition; readonly comparison: Comparison }) {
  const builder = useBuilder();
  const set = (next: Condition) => builder.edit((root) => change(root, placeOf(at), () => [next]));
  const [writing, setWriting] = useState(false);
  const items: MenuItem[] = builder.readOnly
    ? []
    : comparisonItems(
        comparison,
        fieldsIn(builder, list),
        builder.words,
        (next) => set(writeComparison(next)),
        () => setWriting(true),
      );
  return (
    <RowFrame
      at={at}
      rule={rule}
      items={items}
      notes={(counting) => (
        <ComparisonNotes
          comparison={comparison}
          list={list}
          counting={counting}
          onChange={(next) => set(writeComparison(next))}
        />
      )}
    >
      <Comparing
        comparison={comparison}
        list={list}
        onChange={set}
        writing={writing}
        onWritten={() => setWriting(false)}
      />
    </RowFrame>
  );
}

/** Kept exactly as written: it can be moved and taken away, not changed here. */
function RawRow({ rule, at }: { readonly rule: Condition; readonly at: At }) {
  const { words } = useBuilder();
  return (
    <>
      <RowFrame at={at} rule={rule} className="dn-cond-raw">
        <Icon name="raw" />
        <code dir="ltr">{JSON.stringify(rule)}</code>
      </RowFrame>
      <p className="dn-cond-note">
        <Icon name="lock" size={14} />
        {words.rawKept}
      </p>
    </>
  );
}

const HOW = [">=", "<=", "==", ">", "<", "all", "none"] as const;

function QuantifiedRow({ rule, at, list, depth, quantified }: RuleProps & { readonly quantified: Quantified }) {
  const builder = useBuilder();
  const { words, readOnly } = builder;
  const { quantity, list: own, mode, rules } = quantified;
  const set = (next: Partial<Quantified>) =>
    builder.edit((root) => change(root, placeOf(at), () => [writeQuantified({ ...quantified, ...next })]));
  const n = "n" in quantity ? quantity.n : quantity.how === "some" ? 1 : undefined;
  const how = quantity.how === "some" ? ">=" : quantity.how;
  const lists = fieldsIn(builder, list).filter(({ members }) => members !== undefined);
  const known = lists.some(({ path }) => path === own);
  return (
    <div className="dn-cond-group">
      <RowFrame at={at} rule={rule} className="dn-cond-head">
        <span data-part="mode">
          <Select
            size="small"
            aria-label={words.labels.amount}
            disabled={readOnly}
            value={how}
            options={HOW.map((one) => ({ value: one, label: words.quantities[one] ?? one }))}
            onChange={(next) => set({ quantity: quantityOf(next, n ?? 1) })}
          />
        </span>
        {n !== undefined && (
          <CountInput
            label={words.labels.amount}
            value={n}
            onChange={(count) => set({ quantity: quantityOf(how, count) })}
          />
        )}
        <Select
          size="small"
          aria-label={words.labels.list}
          disabled={readOnly}
          value={own}
          options={[
            ...(known ? [] : [{ value: own, label: own }]),
            ...lists.map(({ path, title }) => ({ value: path, label: words.entries[path] ?? title })),
          ]}
          onChange={(path) => set({ list: path, rules: [], mode: "all" })}
        />
        {rules.length > 0 && (
          <>
            <span className="dn-cond-word">{words.where}</span>
            <Select
              size="small"
              aria-label={words.labels.modeOf}
              disabled={readOnly}
              value={mode}
              options={(["all", "any", "none"] as const).map((one) => ({ value: one, label: words.hold[one] }))}
              onChange={(next: Mode) => set({ mode: next })}
            />
          </>
        )}
      </RowFrame>
      <Rules rules={rules} at={at} list={own} depth={depth + 1} />
      <Adding at={at} list={own} />
    </div>
  );
}

/** At least one is asked as "some": an entry of which nothing is known does not make the answer unknown. */
function quantityOf(how: string, n: number): Quantity {
  if (how === "all" || how === "none") return { how };
  return how === ">=" && n === 1 ? { how: "some" } : { how: how as ">=", n };
}

function Adding({ at, list }: ScopeProps): ReactNode {
  const builder = useBuilder();
  const { words, about, segments = {}, readOnly } = builder;
  if (readOnly) return null;
  const place = placeOf(at);
  const add = (rule: Condition) => {
    const root = builder.root();
    const group = ruleAt(root, place) ?? true;
    const last = (place.length === 0 ? rootGroup(root).rules : rulesIn(group))?.length ?? 0;
    builder.edit((one) => append(one, place, rule), { at: at === "" ? String(last) : `${at}.${last}`, part: "field" });
  };
  const [first] = Object.keys(segments);
  return (
    <footer className="dn-cond-adding" data-part="add">
      <Button look="link" size="small" icon="plus" onClick={() => add(firstRule(builder, list))}>
        {words.addRule}
      </Button>
      <Button look="link" size="small" icon="plus" onClick={() => add({ or: [firstRule(builder, list)] })}>
        {words.addGroup}
      </Button>
      {at === "" && about === undefined && (
        <Button
          look="link"
          size="small"
          icon="plus"
          disabledBecause={first === undefined ? words.noSegments : undefined}
          onClick={() => add({ segment: [first ?? ""] })}
        >
          {words.addSegment}
        </Button>
      )}
    </footer>
  );
}
