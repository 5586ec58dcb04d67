/** The condition as JSON, to be read and written. Text that is no JSON yet changes nothing; text that is one says what is wrong with it. */

import { type Condition, type FieldSchema, validateCondition } from "@dunlin/engine";
import { useEffect, useId, useMemo, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import type { ConditionWords } from "./words.ts";

export interface JsonViewProps {
  readonly value: Condition;
  readonly onChange: (value: Condition) => void;
  readonly words: ConditionWords;
  readonly schema: FieldSchema | undefined;
  readonly readOnly: boolean;
}

const MARKS = { error: "error", warning: "warn", info: "info" } as const;

export function JsonView({ value, onChange, words, schema, readOnly }: JsonViewProps) {
  const id = useId();
  const { text, bad, type } = useTyped(value, onChange);
  const problems = useMemo(() => validateCondition(value, { ...(schema && { schema }) }), [value, schema]);
  return (
    <div className="dn-cond-json">
      <textarea
        className="dn-input"
        dir="ltr"
        spellCheck={false}
        aria-label={words.labels.json}
        aria-invalid={bad !== undefined || undefined}
        aria-describedby={id}
        readOnly={readOnly}
        rows={Math.min(24, Math.max(8, text.split("\n").length + 1))}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <div id={id} aria-live="polite">
        {bad !== undefined && (
          <p className="dn-cond-note" data-tone="bad">
            <Icon name="error" size={14} />
            {words.badJson(bad)}
          </p>
        )}
        {bad === undefined && problems.length > 0 && <Problems problems={problems} words={words} />}
      </div>
    </div>
  );
}

/** The text as it is typed, and why it is no JSON; a condition that comes from elsewhere takes its place. */
function useTyped(value: Condition, onChange: JsonViewProps["onChange"]) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [bad, setBad] = useState<string | undefined>(undefined);
  const [own, setOwn] = useState(value);
  useEffect(() => {
    if (value === own) return;
    setOwn(value);
    setText(JSON.stringify(value, null, 2));
    setBad(undefined);
  }, [value, own]);
  const type = (typed: string) => {
    setText(typed);
    try {
      const parsed = JSON.parse(typed) as Condition;
      setBad(undefined);
      setOwn(parsed);
      onChange(parsed);
    } catch (error) {
      setBad(error instanceof Error ? error.message : String(error));
    }
  };
  return { text, bad, type };
}

interface ProblemsProps extends Pick<JsonViewProps, "words"> {
  readonly problems: ReturnType<typeof validateCondition>;
}

const Problems = ({ problems, words }: ProblemsProps) => (
  <ul aria-label={words.problems}>
    {problems.map(({ code, path, severity, message, data }) => (
      <li
        key={`${code} ${path} ${message}`}
        className="dn-cond-note"
        data-tone={severity === "error" ? "bad" : severity === "warning" ? "warn" : undefined}
      >
        <Icon name={MARKS[severity]} size={14} />
        <span>
          {words.diagnosed({ code, data, message })} {path !== "" && <code dir="ltr">{path}</code>}
        </span>
      </li>
    ))}
  </ul>
);
