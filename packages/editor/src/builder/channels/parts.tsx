/** What views of channels are made of: what keeps a message from being sent, and how much of what a platform takes is used. */

import type { CompiledTemplate, TemplateDiagnostic } from "@dunlin/templates";
import { directionOf } from "@dunlin/templates/editing";
import { useMemo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { tellCheck } from "../checks/sentences.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { messagesFor } from "./messages.ts";

export interface ChannelViewProps {
  readonly compiled: CompiledTemplate;
}

export function Problems({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly TemplateDiagnostic[];
}) {
  const host = useBuilderHost();
  const { store } = host;
  const doc = useBuilder((state) => state.doc);
  return (
    <div className="dn-channel-problems" role="status">
      <p>
        <Icon name="warn" size={14} /> {title}
      </p>
      <ul>
        {problems.map((problem) => {
          const { code, path, message, blockId } = problem;
          const told = tellCheck(problem, doc, host);
          return (
            <li key={`${code} ${path} ${message}`}>
              {blockId === undefined ? (
                told
              ) : (
                <button type="button" onClick={() => store.select([blockId])}>
                  {told}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The message for the person it is looked at for; what keeps it from being sent is shown instead. */
export function useMessage(compiled: CompiledTemplate) {
  const sample = useSample();
  const message = useMemo(() => messagesFor(compiled, [sample])[0]?.message, [compiled, sample]);
  const { words } = useBuilderHost();
  const withheld =
    message?.status === "withheld" ? (
      <Problems title={words.channels.withheld(sample.title)} problems={message.problems} />
    ) : undefined;
  return { message: message?.status === "rendered" ? message : undefined, withheld };
}

/** How much of what a platform takes is used. */
export function Meter({
  label,
  length,
  most,
}: {
  readonly label: string;
  readonly length: number;
  readonly most: number;
}) {
  const { words } = useBuilderHost();
  const share = Math.min(1, length / most);
  const tone = length > most ? "bad" : share > 0.9 ? "warn" : "good";
  return (
    <div className="dn-limit" data-tone={tone}>
      <span>{label}</span>
      <bdi className="dn-quiet">{words.channels.meter(length, most)}</bdi>
      <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
        <rect width={share * 100} height="4" />
      </svg>
    </div>
  );
}

/** Where words of the message stand: in its language, and its direction. */
export const spokenIn = ({ locale }: CompiledTemplate) => ({ lang: locale, dir: directionOf(locale) });
