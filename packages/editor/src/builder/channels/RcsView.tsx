/** An RCS card, and the SMS that goes where there is no RCS. */

import { CHANNEL_LIMITS } from "@dunlin/templates";
import { useBuilderHost } from "../host/context.tsx";
import { type ChannelViewProps, Meter, spokenIn, useMessage } from "./parts.tsx";

interface Card {
  readonly title?: string;
  readonly description?: string;
  readonly media?: { readonly url?: string; readonly text?: string };
  readonly suggestions?: readonly { readonly label: string; readonly type: string }[];
}

export function RcsView({ compiled }: ChannelViewProps) {
  const { words } = useBuilderHost();
  const { rcs, sms } = words.channels;
  const { message, withheld } = useMessage(compiled);
  if (message === undefined) return withheld;
  const { card = {}, smsFallback } = (message.parts ?? {}) as {
    readonly card?: Card;
    readonly smsFallback?: { readonly text: string; readonly segments: number };
  };
  const { title = "", description = "", suggestions = [] } = card;
  const most = CHANNEL_LIMITS.rcs;
  return (
    <>
      <div className="dn-phone" {...spokenIn(compiled)}>
        <div className="dn-phone-bubble dn-chat">
          {title !== "" && <p data-slot="header">{title}</p>}
          <p>{description}</p>
        </div>
        <ul className="dn-chips">
          {suggestions.map(({ label }) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      </div>
      <Meter label={rcs.title} length={[...title].length} most={most.title} />
      <Meter label={rcs.description} length={[...description].length} most={most.description} />
      {suggestions.map(({ label }) => (
        <Meter key={label} label={label} length={[...label].length} most={most.label} />
      ))}
      {smsFallback !== undefined && (
        <section aria-label={rcs.fallback}>
          <h3>{rcs.fallback}</h3>
          <div className="dn-phone" {...spokenIn(compiled)}>
            <p className="dn-phone-bubble">{smsFallback.text}</p>
            <p className="dn-help" dir="auto">
              {sms.segments(smsFallback.segments)}
            </p>
          </div>
          <Meter label={rcs.fallback} length={[...smsFallback.text].length} most={most.fallback} />
        </section>
      )}
    </>
  );
}
