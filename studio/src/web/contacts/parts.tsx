/** How contacts look in lists and stories. */

import { useLanguage } from "../language.tsx";
import { Badge, Icon, Tag, type Tone } from "../ui/parts.tsx";
import type { ContactStatus } from "../v1/answers.ts";
import { badgeOf } from "./badges.ts";
import type { Because, Source } from "./reasons.ts";
import { words } from "./words.ts";

/** Silhouette and name of a channel. */
export function Channel({ channel }: { readonly channel: string }) {
  const badge = badgeOf(channel);
  return (
    <span className="sf-channel">
      {badge === undefined ? <Icon name="link" size={16} /> : <Badge name={badge} size={18} />}
      {words(useLanguage()).channels[channel] ?? channel}
    </span>
  );
}

const TONES: Readonly<Record<ContactStatus, Tone | undefined>> = {
  pending: "line",
  leased: "line",
  sent: "good",
  delivered: "good",
  failed: "bad",
  canceled: "policy",
  unknown: "warn",
  shadow: "line",
};

export function Status({ status }: { readonly status: ContactStatus }) {
  return <Tag tone={TONES[status]}>{words(useLanguage()).statuses[status] ?? status}</Tag>;
}

/** Where rules come from, each a link where its text is on the web. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const said = words(useLanguage());
  if (sources.length === 0) return null;
  return (
    <p className="sf-sources">
      <Icon name="shield" size={14} />
      <span>
        {said.source}:{" "}
        {sources.map(({ text, url }, place) => (
          <span key={text}>
            {place > 0 && "; "}
            {url === undefined ? (
              text
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {text}
              </a>
            )}
          </span>
        ))}
      </span>
    </p>
  );
}

export const Reasons = ({ because: { sentences, sources } }: { readonly because: Because }) => (
  <>
    {sentences.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
    <Sources sources={sources} />
  </>
);
