/** The condition builder: a sentence, the rules that make it, and how many people match. Stands alone or inside the editor. */

import type { Condition, FieldSchema, Strategy } from "@dunlin/engine";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { CountMatches, Theme } from "../host/props.ts";
import { useTheme } from "../shell/environment.ts";
import { Button, Segmented } from "../ui/Button.tsx";
import { ConditionRows } from "./ConditionRows.tsx";
import type { ConditionSettings } from "./context.tsx";
import { type Counting, useMatchCount } from "./counting.ts";
import type { About } from "./fields.ts";
import { Sentence, SpokenSentence, sentenceParts } from "./Sentence.tsx";
import { CONDITIONS_EN, type ConditionWords } from "./words.ts";

/** Loaded when it is first looked at. */
const FormulaInput = lazy(async () => ({ default: (await import("../formula/FormulaInput.tsx")).FormulaInput }));
const JsonView = lazy(async () => ({ default: (await import("./JsonView.tsx")).JsonView }));

/** Words of the builder; those of the whole editor will do. */
export interface ConditionMessages {
  readonly locale: string;
  readonly conditions: ConditionWords;
}

export interface ConditionBuilderProps {
  readonly value: Condition;
  readonly onChange?: (value: Condition) => void;
  /** JSON Schema of `data.*`: names, kinds and values of the host's own fields. */
  readonly fields?: FieldSchema;
  /** The fields are all there is, and stand by themselves in place of `data.*`: gives the copy that the engine can tell. */
  readonly about?: About;
  /** Saved segments, by id. */
  readonly segments?: Strategy["segments"];
  /** ISO 4217; without it amounts are edited in the smallest unit. */
  readonly currency?: string;
  readonly countMatches?: CountMatches;
  /** The people who match are to be seen; the link is there only when somebody listens. */
  readonly onInspectMatches?: (rule: Condition) => void;
  readonly messages?: ConditionMessages;
  /** Of numbers, money and dates; the language of the messages unless given. */
  readonly locale?: string;
  readonly dir?: "ltr" | "rtl";
  readonly theme?: Theme;
  readonly readOnly?: boolean;
  /** Name of the condition, above it. */
  readonly label?: string;
}

const ENGLISH: ConditionMessages = { locale: "en", conditions: CONDITIONS_EN };
const unheard = () => undefined;

export function ConditionBuilder({
  value,
  onChange = unheard,
  dir,
  theme = "auto",
  label,
  ...rest
}: ConditionBuilderProps) {
  const settings = settingsOf(rest);
  const counting = useMatchCount(value, settings.countMatches);
  const [view, setView] = useState<View>("rules");
  return (
    <section
      className="dunlin dn-cond-alone"
      data-theme={useTheme(theme)}
      dir={dir}
      lang={settings.language}
      aria-label={label ?? settings.words.labels.builder}
    >
      <header className="dn-cond-title">
        <h2>{label ?? settings.words.labels.builder}</h2>
        <ViewSwitch view={view} onChange={setView} words={settings.words} />
      </header>
      <ConditionParts value={value} onChange={onChange} settings={settings} view={view} counting={counting} />
      {(rest.countMatches ?? rest.onInspectMatches) !== undefined && (
        <footer className="dn-cond-foot">
          <Matching value={value} counting={counting} settings={settings} />
        </footer>
      )}
    </section>
  );
}

export type View = "rules" | "formula" | "json";

interface ViewSwitchProps {
  readonly view: View;
  readonly onChange: (view: View) => void;
  readonly words: ConditionWords;
}

export const ViewSwitch = ({ view, onChange, words }: ViewSwitchProps) => (
  <Segmented
    label={words.labels.views}
    value={view}
    options={[
      { value: "rules", label: words.rules },
      { value: "formula", label: words.formulas },
      { value: "json", label: words.json },
    ]}
    onChange={onChange}
  />
);

export interface ConditionPartsProps {
  readonly value: Condition;
  readonly onChange: (value: Condition) => void;
  readonly settings: ConditionSettings;
  readonly view: View;
  readonly counting: Counting;
}

/** The sentence and below it the rules, the formula, or the JSON. */
export function ConditionParts({ value, onChange, settings, view, counting }: ConditionPartsProps): ReactNode {
  const { words, schema, about, readOnly } = settings;
  const parts = sentenceParts(value, settings);
  return (
    <div className="dn-cond-body">
      <Sentence parts={parts} />
      <SpokenSentence parts={parts} />
      {view === "rules" ? (
        <ConditionRows {...settings} value={value} onChange={onChange} counting={counting} />
      ) : (
        <Suspense fallback={null}>
          {view === "json" ? (
            <JsonView
              value={value}
              onChange={onChange}
              words={words}
              schema={about === undefined ? schema : undefined}
              readOnly={readOnly}
            />
          ) : (
            <FormulaInput
              value={value}
              onChange={(rule) => onChange(rule ?? true)}
              settings={settings}
              gives="condition"
            />
          )}
        </Suspense>
      )}
    </div>
  );
}

export interface MatchingProps {
  readonly value: Condition;
  readonly counting: Counting;
  readonly settings: ConditionSettings;
}

/** `214 of 11,208 match · 2% · as of 14:05`, the share as a bar, and the way to the people. */
export function Matching({ value, counting, settings }: MatchingProps) {
  const { words, locale, countMatches, onInspectMatches } = settings;
  return (
    <>
      {countMatches !== undefined && <Matches counting={counting} words={words} locale={locale} />}
      {onInspectMatches !== undefined && (
        <Button look="link" size="small" onClick={() => onInspectMatches(value)}>
          {words.seePeople}
        </Button>
      )}
    </>
  );
}

function Matches({
  counting,
  words,
  locale,
}: Pick<MatchingProps, "counting"> & Pick<ConditionSettings, "words" | "locale">) {
  if (counting.state === "failed") return <p className="dn-cond-matching">{words.notCounted}</p>;
  const count =
    counting.state === "counted" ? counting.count : counting.state === "waiting" ? counting.last : undefined;
  if (count === undefined) return <p className="dn-cond-matching">{words.counting}</p>;
  const number = new Intl.NumberFormat(locale);
  const share = count.of === 0 ? 0 : count.matching / count.of;
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0,
  });
  return (
    <div className="dn-cond-matching" data-state={counting.state}>
      <p>
        <b>{number.format(count.matching)}</b> {words.matching(number.format(count.of))}
        <span className="dn-quiet">
          {" "}
          · {percent.format(share)}
          {count.at !== undefined && ` · ${words.asOf(timeText(count.at, locale))}`}
        </span>
      </p>
      <span className="dn-cond-meter" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
      </span>
    </div>
  );
}

/** The time of day; with the day when that is not today. */
function timeText(at: number, locale: string): string {
  const day = new Date(at).toDateString() === new Date().toDateString() ? {} : { dateStyle: "medium" as const };
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", ...day }).format(at);
}

type SettingProps = Pick<
  ConditionBuilderProps,
  | "fields"
  | "about"
  | "segments"
  | "currency"
  | "countMatches"
  | "onInspectMatches"
  | "messages"
  | "locale"
  | "readOnly"
>;

export function settingsOf({
  fields,
  about,
  segments,
  currency,
  countMatches,
  onInspectMatches,
  messages = ENGLISH,
  locale,
  readOnly = false,
}: SettingProps): ConditionSettings {
  return {
    words: messages.conditions,
    language: messages.locale,
    locale: locale ?? messages.locale,
    ...{ schema: fields, about, segments, currency, countMatches, onInspectMatches, readOnly },
  };
}
