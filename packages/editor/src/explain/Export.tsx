/** The story as text, for a complaint: into the clipboard, or as a file. */

import { useState } from "react";
import { useHost } from "../host/context.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { Button } from "../ui/Button.tsx";
import { storyText } from "./asText.ts";
import type { Explanation } from "./model.ts";
import type { Story } from "./story.ts";
import type { Times } from "./times.ts";
import { wayName } from "./wayName.ts";
import { EXPLAIN_EN } from "./words.en.ts";

export interface StoryExportProps {
  readonly explanation: Explanation;
  readonly story: Story;
  readonly zone: string;
  readonly times: Times;
}

export function StoryExport({ explanation, story, zone, times }: StoryExportProps) {
  const host = useHost();
  const words = useRoomWords("explain", EXPLAIN_EN);
  const [copied, setCopied] = useState(false);
  const text = () =>
    storyText(explanation, story, {
      strategy: host.store.getState().doc.name,
      ...{ zone, times, words },
      way: (node, tried) => wayName(node, tried, host, words),
    });
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setCopied(true),
      () => host.store.notify({ kind: "told", label: host.words.shell.noClipboard }),
    );
  return (
    <>
      <span className="dn-insight-hint" role="status">
        {copied && words.copied}
      </span>
      <Button size="small" icon="copy" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <Button size="small" icon="download" onClick={() => save(words.fileName(explanation.caseId), text())}>
        {words.save}
      </Button>
    </>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
