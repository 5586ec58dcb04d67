/** One message as its receiver has it: a mail in a frame, a bubble, a sheet of paper, or what a voice says. */

import { type SyntheticEvent, useState } from "react";
import type { MessageView } from "../../model/api.ts";
import { Channel } from "../contacts/parts.tsx";
import { useLanguage } from "../language.tsx";
import { moment } from "../ui/format.ts";
import { type Names, nameOf } from "../v1/ask.ts";
import { framed, spokenText } from "./frame.ts";
import "./messages.css";
import { words } from "./words.ts";

export interface MessageProps {
  readonly message: MessageView;
  readonly names: Names;
  /** Where times are told; that of the reader unless given. */
  readonly zone?: string | undefined;
  readonly onCase?: ((caseId: string) => void) | undefined;
}

export function Message({ message, names, zone, onCase }: MessageProps) {
  const language = useLanguage();
  const said = words(language);
  const { caseId, template, strategy, headers, links } = message;
  const headerLines = Object.entries(headers);
  return (
    <div className="sf-message">
      <dl className="sf-facts">
        <Fact name={said.to}>
          <Channel channel={message.channel} /> <span className="sf-code">{message.to}</span>
        </Fact>
        <Fact name={said.at}>{moment(message.at, language, zone)}</Fact>
        {template !== undefined && <Fact name={said.template}>{nameOf(names.templates, template)}</Fact>}
        {strategy !== undefined && <Fact name={said.strategy}>{nameOf(names.strategies, strategy)}</Fact>}
        {caseId !== undefined && onCase !== undefined && (
          <Fact name={said.case}>
            <button type="button" className="st-open" title={said.openCase} onClick={() => onCase(caseId)}>
              {caseId}
            </button>
          </Fact>
        )}
        {links.length > 0 && (
          <Fact name={said.pages}>
            {links.slice(0, 1).map((link) => (
              <a key={link} href={link} target="_blank" rel="noreferrer">
                {said.openPage}
              </a>
            ))}
          </Fact>
        )}
      </dl>
      <Body message={message} />
      {message.html !== undefined && message.text !== undefined && message.text !== "" && (
        <details>
          <summary>{said.textPart}</summary>
          <p className="sf-text">{message.text}</p>
        </details>
      )}
      {headerLines.length > 0 && (
        <details>
          <summary>{said.headers}</summary>
          <dl className="sf-headers">
            {headerLines.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Body({ message }: { readonly message: MessageView }) {
  const { channel, title, html, text, speech, buttons = [], links } = message;
  const said = words(useLanguage());
  if (html !== undefined) return <Frame kind={channel === "letter" ? "letter" : "mail"} title={title} html={html} />;
  const spoken = speech ?? (channel === "voice" ? text : undefined);
  if (spoken !== undefined) {
    return (
      <figure className="sf-voice">
        <figcaption>{said.spoken}</figcaption>
        <blockquote className="sf-text">{spokenText(spoken)}</blockquote>
      </figure>
    );
  }
  if (text === undefined || text === "") return <p className="st-note">{said.noText}</p>;
  return (
    <div className="sf-phone" data-channel={channel}>
      <p className="sf-bubble sf-text">{text}</p>
      {buttons.length > 0 && (
        <ul className="sf-buttons" aria-label={said.buttons}>
          {buttons.map(({ text: label, url }) => (
            <li key={label}>
              {url !== undefined && links.includes(url) ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {label}
                </a>
              ) : (
                <span>{label}</span>
              )}
              {url !== undefined && <span className="sf-code st-note">{url}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Nothing in it runs: neither by its sandbox nor by its own policy. It is as high as what it shows, within limits. */
function Frame({
  kind,
  title,
  html,
}: {
  readonly kind: "mail" | "letter";
  readonly title: string;
  readonly html: string;
}) {
  const said = words(useLanguage());
  const [height, setHeight] = useState(480);
  const measure = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const inside = currentTarget.contentDocument?.documentElement.scrollHeight ?? 0;
    if (inside > 0) setHeight(Math.min(Math.max(inside, 160), 2_400));
  };
  return (
    <div className={kind === "letter" ? "sf-sheet" : "sf-mail"}>
      {kind === "mail" && <p className="sf-subject">{title}</p>}
      <iframe
        title={said.frame(title)}
        sandbox="allow-same-origin"
        srcDoc={framed(html)}
        style={{ blockSize: height }}
        onLoad={measure}
      />
    </div>
  );
}
