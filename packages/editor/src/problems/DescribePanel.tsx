/** What the strategy does, in words, line by line. The step that is selected and its line go together. */

import { describeStrategy } from "@dunlin/engine";
import { useEffect, useMemo, useRef, useState } from "react";
import { reveal } from "../actions/actions.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "./Panel.tsx";
import { type ToldLine, toldLines } from "./toldLines.ts";

export function DescribePanel() {
  const host = useHost();
  const { words, options } = host;
  const { describe } = words.problems;
  const doc = useEditor((state) => state.doc);
  const selected = useEditor((state) => state.selected[0]);
  const { outline } = useDerived();
  const [copied, setCopied] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const locale = sentenceLocale(host);
  const text = useMemo(() => {
    const { nodeTypes } = options;
    try {
      return describeStrategy(doc, { locale, ...(nodeTypes === undefined ? {} : { nodeTypes }) });
    } catch {
      // A document that is not finished cannot be told; what is wrong stands among the problems.
      return undefined;
    }
  }, [doc, options, locale]);
  const lines = useMemo(() => (text === undefined ? [] : toldLines(text, outline.numbers)), [text, outline]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selected step is what moves the text
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [selected, text]);
  const copy = () => {
    if (text !== undefined) void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <Panel
      title={describe.title}
      tools={
        text !== undefined && (
          <Button size="small" icon="copy" onClick={copy}>
            {describe.copy}
          </Button>
        )
      }
    >
      <p className="dn-hidden" role="status">
        {copied ? describe.copied : ""}
      </p>
      {text === undefined && <p className="dn-panel-empty">{describe.unfinished}</p>}
      <div className="dn-told-lines" ref={list}>
        {lines.map((line) => (
          <Line
            key={line.number}
            line={line}
            current={line.id !== undefined && line.id === selected}
            onSelect={(id) => reveal(host, id)}
          />
        ))}
      </div>
    </Panel>
  );
}

interface LineProps {
  readonly line: ToldLine;
  readonly current: boolean;
  readonly onSelect: (id: string) => void;
}

function Line({ line, current, onSelect }: LineProps) {
  const { id, text, depth, kind } = line;
  if (kind === "title") return <p className="dn-told-title">{text}</p>;
  if (kind === "heading") return <h2>{text}</h2>;
  return (
    <p className="dn-told-line" style={{ paddingInlineStart: depth * 12 }}>
      {id === undefined ? (
        text
      ) : (
        <button type="button" aria-current={current ? "step" : undefined} onClick={() => onSelect(id)}>
          {text}
        </button>
      )}
    </p>
  );
}
