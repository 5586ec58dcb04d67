/** A message as it arrives: a mail with its head, an SMS as a bubble, a page or a letter as it is printed, a call as it is spoken. */

import { useHost } from "../host/context.tsx";
import { presetOf } from "../nodes/presets.ts";
import { Badge } from "../ui/Icon.tsx";
import { Page } from "./Page.tsx";
import type { TemplatePreview } from "./previews.ts";
import { useSample } from "./usePreview.ts";

export interface MessageProps {
  readonly preview: TemplatePreview;
  readonly channel: string;
  /** Of the template. */
  readonly title: string;
  /** Of the paper or screen, in px; as wide as there is room unless given. */
  readonly width?: number;
  readonly height: number | string;
}

/** Channels whose messages stand in a bubble. */
const BUBBLES: ReadonlySet<string> = new Set(["sms", "whatsapp", "push"]);

export function Message({ preview, channel, title, width, height }: MessageProps) {
  const { words } = useHost();
  const { subject, text, html } = preview;
  const bubble = BUBBLES.has(channel);
  return (
    <figure className="dn-seen" data-channel={channel} style={{ maxInlineSize: width }}>
      {(channel === "email" || (bubble && subject !== undefined)) && <Head preview={preview} channel={channel} />}
      {html !== undefined && !bubble ? (
        <Page html={html} title={words.preview.message(title)} height={height} />
      ) : (
        <p className={bubble ? "dn-bubble" : "dn-spoken"}>{text}</p>
      )}
    </figure>
  );
}

function Head({ preview: { subject, from }, channel }: Pick<MessageProps, "preview" | "channel">) {
  const { words, settings, presets } = useHost();
  const sample = useSample();
  const person = settings.samples?.find(({ id }) => id === sample)?.title;
  const badge = presetOf({ type: "send", via: [{ channel }] }, presets)?.badge;
  return (
    <header className="dn-row">
      {badge !== undefined && <Badge name={badge} />}
      <div className="dn-grow">
        <b>{subject}</b>
        <p className="dn-quiet dn-ellipsis">
          {[from, person === undefined ? undefined : words.preview.to(person)].filter(Boolean).join(" · ")}
        </p>
      </div>
    </header>
  );
}
