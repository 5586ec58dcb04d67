/** Beside the message: what the channel makes of it, for the person it is looked at for. One view for each kind. */

import { type CompiledTemplate, directionOf, type TemplateDiagnostic, type TemplateKind } from "@dunlin/templates";
import { type ComponentType, useMemo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { LandingView } from "./LandingView.tsx";
import { messagesFor, useMessages } from "./messages.ts";
import { PushView } from "./PushView.tsx";
import { RcsView } from "./RcsView.tsx";
import { SmsView } from "./SmsView.tsx";
import { VoiceView } from "./VoiceView.tsx";
import { WhatsAppView } from "./WhatsAppView.tsx";

export interface ChannelViewProps {
  readonly compiled: CompiledTemplate;
}

/** Mails are what they are on the paper; letters have their sheets there. */
const VIEWS: { readonly [K in TemplateKind]?: ComponentType<ChannelViewProps> } = {
  sms: SmsView,
  whatsapp: WhatsAppView,
  rcs: RcsView,
  push: PushView,
  voice: VoiceView,
};

export function ChannelView() {
  const { words, dir } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  return (
    <aside className="dn-channel" data-channel={kind} dir={dir} aria-label={words.channels.title[kind]}>
      <h2>{words.channels.title[kind]}</h2>
      {kind === "landing" ? <LandingView /> : <Compiled />}
    </aside>
  );
}

function Compiled() {
  const { words } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  const { compiled, problems } = useMessages();
  const View = VIEWS[kind];
  const errors = problems.filter(({ severity }) => severity === "error");
  return (
    <>
      {errors.length > 0 && <Problems title={words.channels.cannot(errors.length)} problems={errors} />}
      {compiled === undefined || View === undefined || compiled.kind !== kind ? (
        errors.length === 0 && <p className="dn-help">{words.channels.waiting}</p>
      ) : (
        <div data-old={errors.length > 0 || undefined}>
          <View compiled={compiled} />
        </div>
      )}
    </>
  );
}

export function Problems({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly TemplateDiagnostic[];
}) {
  const { store } = useBuilderHost();
  return (
    <div className="dn-channel-problems" role="status">
      <p>
        <Icon name="warn" size={14} /> {title}
      </p>
      <ul>
        {problems.map(({ code, path, message, blockId }) => (
          <li key={`${code} ${path} ${message}`} lang="en" dir="ltr">
            {blockId === undefined ? (
              message
            ) : (
              <button type="button" onClick={() => store.select([blockId])}>
                {message}
              </button>
            )}
          </li>
        ))}
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
    <div className="dn-meter" data-tone={tone}>
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
