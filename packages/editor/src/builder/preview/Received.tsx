/** A message as it arrives: a mail with its head, a page or a letter as a document, short messages as bubbles, a call as it is spoken. */

import type { CompiledTemplate, SendableMessage } from "@dunlin/templates";
import type { ReactNode } from "react";
import { Page } from "../../preview/Page.tsx";
import { useBuilderHost } from "../host/context.tsx";
import { type MarkedBlocks, markBlocks } from "./marks.ts";
import { inScheme, type Scheme } from "./scheme.ts";

export type PreviewScreen = "phone" | "wide";

export interface ReceivedProps {
  readonly message: SendableMessage;
  readonly compiled: CompiledTemplate;
  readonly screen: PreviewScreen;
  readonly scheme: Scheme;
  /** As whom it is looked at. */
  readonly person: string;
  /** Of the frame as it is drawn, in px: what is wider is made smaller. */
  readonly width: number;
  readonly marks?: MarkedBlocks;
}

/** Of screens and sheets, in px; heights are what is seen without scrolling. */
const SIZES = {
  phone: { width: 390, height: 720 },
  email: { width: 720, height: 860 },
  landing: { width: 1024, height: 860 },
  letter: { width: 860, height: 1180 },
} as const;

export function sizeOf(kind: string, screen: PreviewScreen): { readonly width: number; readonly height: number } {
  if (kind === "letter") return SIZES.letter;
  return screen === "wide" && (kind === "email" || kind === "landing") ? SIZES[kind] : SIZES.phone;
}

export function Received(props: ReceivedProps) {
  const { kind, html } = props.message;
  if (html !== undefined) return <Framed {...props} html={html} />;
  return (
    <figure
      className="dn-received"
      data-scheme={props.scheme}
      dir={props.compiled.direction}
      lang={props.compiled.locale}
    >
      {kind === "voice" ? <Call {...props} /> : kind === "push" ? <Notification {...props} /> : <Chat {...props} />}
    </figure>
  );
}

function Framed({ message, screen, scheme, person, width, marks, html }: ReceivedProps & { readonly html: string }) {
  const { words } = useBuilderHost();
  const { received } = words;
  const size = sizeOf(message.kind, screen);
  const scale = Math.min(1, width / size.width);
  return (
    <figure
      className="dn-received"
      data-screen={message.kind === "letter" ? "wide" : screen}
      data-scheme={scheme}
      style={{ inlineSize: size.width * scale }}
    >
      {message.kind === "email" && (
        <div className="dn-received-head">
          <b>{message.subject === "" || message.subject === undefined ? received.noSubject : message.subject}</b>
          <p className="dn-ellipsis">
            {[message.fromName, message.preheader].filter((part) => part !== undefined && part !== "").join(" · ")}
          </p>
        </div>
      )}
      <div className="dn-received-page" style={{ inlineSize: size.width * scale, blockSize: size.height * scale }}>
        <Page
          html={inScheme(html, scheme)}
          title={received.frame(person)}
          style={{
            inlineSize: size.width,
            blockSize: size.height,
            transform: `scale(${scale})`,
            colorScheme: scheme,
          }}
          {...(marks !== undefined && { onFilled: (doc: Document) => markBlocks(doc, marks) })}
        />
      </div>
    </figure>
  );
}

/** SMS, WhatsApp and RCS. */
function Chat({ message, compiled }: ReceivedProps) {
  const { words } = useBuilderHost();
  const { received } = words;
  const { text = "", segments, parts } = message;
  const card = parts?.card as Card | undefined;
  const sms = parts?.smsFallback as { readonly text: string; readonly segments: number } | undefined;
  const replies = card?.suggestions?.map(({ label }) => label) ?? buttonsOf(compiled);
  return (
    <>
      <div className="dn-received-bubble">
        {card?.title !== undefined && <b>{card.title}</b>}
        <p>{card?.description ?? (message.kind === "whatsapp" ? withMarks(text) : text)}</p>
      </div>
      {replies.map((label) => (
        <span key={label} className="dn-received-reply">
          {label}
        </span>
      ))}
      {segments !== undefined && (
        <figcaption className="dn-help">{received.segments(segments, [...text].length)}</figcaption>
      )}
      {sms !== undefined && (
        <>
          <figcaption className="dn-help">{received.fallback}</figcaption>
          <div className="dn-received-bubble">
            <p>{sms.text}</p>
          </div>
          <figcaption className="dn-help">{received.segments(sms.segments, [...sms.text].length)}</figcaption>
        </>
      )}
    </>
  );
}

interface Card {
  readonly title?: string;
  readonly description?: string;
  readonly suggestions?: readonly { readonly label: string }[];
}

function buttonsOf({ channel }: CompiledTemplate): readonly string[] {
  if (channel?.kind !== "whatsapp") return [];
  return channel.submission.components.flatMap((one) =>
    one.type === "BUTTONS" ? one.buttons.map(({ text }) => text) : [],
  );
}

/** `*bold*` and `_slanted_`, as WhatsApp shows them. */
function withMarks(text: string): ReactNode {
  return text.split(/(\*[^*\n]+\*|_[^_\n]+_)/).map((part, i) => {
    const inner = part.slice(1, -1);
    if (!/^(?:\*.+\*|_.+_)$/.test(part)) return part;
    const Mark = part.startsWith("*") ? "strong" : "em";
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    return <Mark key={i}>{inner}</Mark>;
  });
}

function Notification({ message: { parts = {} } }: ReceivedProps) {
  return (
    <div className="dn-received-bubble" data-wide="">
      <b>{String(parts.title ?? "")}</b>
      <p>{String(parts.body ?? "")}</p>
    </div>
  );
}

function Call({ message: { ssml = "", parts } }: ReceivedProps) {
  const { words } = useBuilderHost();
  const menu = parts?.menu as
    | { readonly choices: readonly { readonly key: string; readonly label: string }[] }
    | undefined;
  return (
    <>
      <figcaption className="dn-help">{words.received.spoken}</figcaption>
      <div className="dn-received-bubble" data-wide="">
        {spokenLines(ssml).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name
          <p key={i}>{line}</p>
        ))}
      </div>
      {menu !== undefined && (
        <dl className="dn-received-keys" aria-label={words.received.keys}>
          {menu.choices.map(({ key, label }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** The words of a call, a line for each paragraph. */
function spokenLines(ssml: string): readonly string[] {
  const read = (xml: string) => new DOMParser().parseFromString(xml, "application/xml").documentElement;
  const paragraphs = [...read(ssml).querySelectorAll("p")].map(({ textContent }) => textContent ?? "");
  const lines = paragraphs.length > 0 ? paragraphs : [read(ssml).textContent ?? ""];
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
}
