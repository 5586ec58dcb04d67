/** A push message on the locked screen of a phone. */

import { CHANNEL_LIMITS } from "@dunlin/templates";
import { useBuilderHost } from "../host/context.tsx";
import { type ChannelViewProps, Meter, spokenIn, useMessage } from "./parts.tsx";

export function PushView({ compiled }: ChannelViewProps) {
  const { words, brand } = useBuilderHost();
  const { push } = words.channels;
  const { message, withheld } = useMessage(compiled);
  if (message === undefined) return withheld;
  const { title, body, link } = (message.parts ?? {}) as Readonly<Record<string, string | undefined>>;
  return (
    <>
      <div className="dn-phone dn-locked" {...spokenIn(compiled)}>
        <div className="dn-push">
          <p className="dn-push-app">
            <span className="dn-grow">{brand.name}</span>
            <span dir="auto">{push.now}</span>
          </p>
          <p className="dn-push-title">{title}</p>
          <p className="dn-push-body">{body}</p>
        </div>
      </div>
      <Meter label={push.title} length={[...(title ?? "")].length} most={CHANNEL_LIMITS.push.title} />
      <Meter label={push.body} length={[...(body ?? "")].length} most={CHANNEL_LIMITS.push.body} />
      {link !== undefined && <p className="dn-help dn-break">{push.leads(link)}</p>}
    </>
  );
}
