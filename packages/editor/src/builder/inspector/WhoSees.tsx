/** Who sees a block: everyone, or those for whom a condition over the values of the message holds. */

import type { Condition } from "@dunlin/engine";
import type { Block } from "@dunlin/templates";
import { lazy, Suspense, useMemo } from "react";
import type { CountMatches } from "../../host/props.ts";
import { Button } from "../../ui/Button.tsx";
import { isRequired } from "../document/rules.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { blockName } from "../shell/names.ts";
import { asData } from "./message.ts";
import { currencyIn } from "./values.ts";
import { fieldsOf, seenBy, whoSees } from "./who.ts";

/** The builder of conditions is loaded with the first block that is chosen. */
const ConditionField = lazy(async () => ({
  default: (await import("../../conditions/ConditionField.tsx")).ConditionField,
}));

interface WhoSeesProps {
  readonly block: Block;
  readonly readOnly: boolean;
}

export function WhoSees({ block, readOnly }: WhoSeesProps) {
  const { store, words } = useBuilderHost();
  const { inspector } = words;
  const sample = useSample();
  const variables = useBuilder(({ doc }) => doc.variables);
  const kind = useBuilder(({ doc }) => doc.kind);
  const required = useBuilder(({ doc }) => isRequired(doc, block));
  const set = (when: Condition | undefined) =>
    store.execute(
      { type: "block.set", id: block.id, path: "/when", ...(when !== undefined && when !== true && { value: when }) },
      "keyboard",
    );
  const text = whoSees(block, { words, variables, context: sample.context }) ?? inspector.everyoneSees;
  const fixed = kind === "whatsapp" ? inspector.noConditions : required ? inspector.requiredForAll : undefined;
  return (
    <div className="dn-condition">
      <span className="dn-label">{inspector.sections.who}</span>
      {fixed !== undefined && block.when === undefined ? (
        <>
          <p className="dn-sentence">{text}</p>
          <p className="dn-help">{fixed}</p>
        </>
      ) : (
        <RuleField block={block} readOnly={readOnly} text={text} onChange={set} />
      )}
      {block.when !== undefined && (
        <>
          <Seen when={block.when} />
          {!readOnly && (
            <Button look="link" size="small" onClick={() => set(undefined)}>
              {inspector.removeCondition}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

interface RuleFieldProps extends WhoSeesProps {
  /** What it says now. */
  readonly text: string;
  readonly onChange: (when: Condition) => void;
}

/** The condition to be changed; how many it holds for is counted among the sample people. */
function RuleField({ block, readOnly, text, onChange }: RuleFieldProps) {
  const { store, words, locale, samples } = useBuilderHost();
  const { inspector } = words;
  const sample = useSample();
  const variables = useBuilder(({ doc }) => doc.variables);
  const messages = useMessages(block.when !== undefined);
  const count = useMemo(
    (): CountMatches => async (rule) => {
      const { seen, of, unknown } = seenBy(rule, samples);
      return { matching: seen, of, unknown };
    },
    [samples],
  );
  const currency = currencyIn(variables, sample.context);
  return (
    <Suspense
      fallback={
        <p className="dn-sentence" aria-busy="true">
          {text}
        </p>
      }
    >
      <ConditionField
        label={inspector.sections.who}
        place={blockName(block, store.registry, words)}
        value={block.when ?? true}
        onChange={onChange}
        about={asData}
        fields={fieldsOf(variables)}
        messages={messages}
        locale={locale}
        readOnly={readOnly}
        countMatches={count}
        {...(currency !== undefined && { currency })}
      />
    </Suspense>
  );
}

/** How many of the sample people see it. */
function Seen({ when }: { readonly when: Condition }) {
  const { words, locale, samples } = useBuilderHost();
  const { inspector } = words;
  const { seen, of, unknown } = useMemo(() => seenBy(when, samples), [when, samples]);
  const number = new Intl.NumberFormat(locale);
  return (
    <p className="dn-help">
      {inspector.samplesSee(number.format(seen), number.format(of))}
      {unknown > 0 && `, ${inspector.samplesUnknown(unknown)}`}
    </p>
  );
}

/** The words of the condition builder, as they are told of a block. */
function useMessages(restricted: boolean) {
  const { words } = useBuilderHost();
  return useMemo(() => {
    const { conditions, inspector, locale } = words;
    return {
      locale,
      conditions: {
        ...conditions,
        groups: { ...conditions.groups, data: inspector.messageValues },
        sentence: inspector.sentence,
        everyoneSentence: inspector.everyoneSees,
        nobodySentence: inspector.nobodySees,
        everyoneHint: inspector.everyoneSees,
        matching: inspector.samplesMatching,
        edit: restricted ? conditions.edit : inspector.restrict,
      },
    };
  }, [words, restricted]);
}
