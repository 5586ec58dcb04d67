/** Beside the message: what the channel makes of it, for the person it is looked at for. One view for each kind. */

import type { TemplateKind } from "@dunlin/templates";
import type { ComponentType } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { Beside } from "../preview/Beside.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import { LandingView } from "./LandingView.tsx";
import { useMessages } from "./messages.ts";
import { PushView } from "./PushView.tsx";
import { type ChannelViewProps, Problems } from "./parts.tsx";
import { RcsView } from "./RcsView.tsx";
import { SmsView } from "./SmsView.tsx";
import { VoiceView } from "./VoiceView.tsx";
import { WhatsAppView } from "./WhatsAppView.tsx";

/** Mails are what they are on the paper; letters have their sheets there. */
const VIEWS: { readonly [K in TemplateKind]?: ComponentType<ChannelViewProps> } = {
  sms: SmsView,
  whatsapp: WhatsAppView,
  rcs: RcsView,
  push: PushView,
  voice: VoiceView,
};

export function ChannelView() {
  const { words } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  return (
    <Beside title={words.channels.title[kind]} className="dn-channel">
      {kind === "landing" ? <LandingView /> : <Compiled />}
    </Beside>
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
        errors.length === 0 && (
          <>
            <p className="dn-help">{words.channels.waiting}</p>
            <Waiting />
          </>
        )
      ) : (
        <div data-old={errors.length > 0 || undefined}>
          <View compiled={compiled} />
        </div>
      )}
    </>
  );
}
