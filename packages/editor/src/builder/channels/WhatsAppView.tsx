/** A WhatsApp template: as it arrives, as it is submitted, what the platform takes, and what it has approved. */

import { CHANNEL_LIMITS } from "@dunlin/templates";
import { Fragment, useState } from "react";
import { Segmented } from "../../ui/Button.tsx";
import { Tag, type Tone } from "../../ui/Tag.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { type ChannelViewProps, Meter, spokenIn, useMessage } from "./parts.tsx";
import { type ApprovalState, approvalStates, type WhatsAppSlot, whatsAppView } from "./whatsApp.ts";

export function WhatsAppView({ compiled }: ChannelViewProps) {
  const { words } = useBuilderHost();
  const { whatsapp } = words.channels;
  const [shown, setShown] = useState<"sent" | "submitted">("submitted");
  const { message, withheld } = useMessage(compiled);
  const view = whatsAppView(compiled);
  if (view === undefined) return null;
  const paragraphs = message?.text?.split("\n\n");
  return (
    <>
      <Segmented
        label={words.channels.title.whatsapp}
        value={shown}
        options={[
          { value: "submitted", label: whatsapp.asSubmitted },
          { value: "sent", label: whatsapp.asSent },
        ]}
        onChange={setShown}
      />
      {withheld}
      <div className="dn-phone" {...spokenIn(compiled)}>
        <div className="dn-phone-bubble dn-chat">
          {shown === "submitted" || paragraphs === undefined
            ? view.slots.map((slot) => (
                <p key={slot.slot} data-slot={slot.slot}>
                  <Submitted slot={slot} />
                </p>
              ))
            : paragraphs.map((text, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are told apart by their place
                <p key={i} data-slot={view.slots[i]?.slot}>
                  {text}
                </p>
              ))}
        </div>
        <ul className="dn-chat-buttons">
          {view.buttons.map((button, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons are told apart by their place
            <li key={i}>
              {button.text}
              {shown === "submitted" && button.type === "URL" && <code dir="ltr">{button.url}</code>}
            </li>
          ))}
        </ul>
      </div>
      {view.slots.map(({ slot, length, most, file }) =>
        file === undefined ? <Meter key={slot} label={whatsapp.slot[slot]} length={length} most={most} /> : null,
      )}
      {view.buttons.map((button, i) => (
        <Meter
          // biome-ignore lint/suspicious/noArrayIndexKey: buttons are told apart by their place
          key={i}
          label={button.text}
          length={[...button.text].length}
          most={CHANNEL_LIMITS.whatsapp.label}
        />
      ))}
      <Examples slots={view.slots} />
      <Approvals category={view.category} />
    </>
  );
}

function Submitted({ slot: { pieces, file } }: { readonly slot: WhatsAppSlot }) {
  const { words } = useBuilderHost();
  const { whatsapp } = words.channels;
  if (file !== undefined) return <span className="dn-chat-file">{whatsapp.file[file]}</span>;
  return pieces.map((piece, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place
    <Fragment key={i}>
      {i % 2 === 0 ? piece : <span className="dl-tag" title={whatsapp.value(piece)}>{`{{${piece}}}`}</span>}
    </Fragment>
  ));
}

function Examples({ slots }: { readonly slots: readonly WhatsAppSlot[] }) {
  const { words } = useBuilderHost();
  const { whatsapp } = words.channels;
  return (
    <ul className="dn-examples">
      {slots.flatMap(({ slot, examples }) =>
        examples.map((example, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: examples are told apart by their numbers
          <li key={`${slot} ${i + 1}`}>
            {whatsapp.slot[slot]} {whatsapp.example(i + 1, example)}
          </li>
        )),
      )}
    </ul>
  );
}

const TONES: { readonly [status: string]: Tone } = {
  approved: "good",
  pending: "warn",
  rejected: "bad",
  paused: "bad",
};

function Approvals({ category }: { readonly category: string }) {
  const { words, settings } = useBuilderHost();
  const { whatsapp } = words.channels;
  const doc = useBuilder((state) => state.doc);
  return (
    <section aria-label={whatsapp.approval}>
      <h3>{whatsapp.approval}</h3>
      <p className="dn-help">{whatsapp.category(category)}</p>
      <ul className="dn-reasons">
        {approvalStates(doc, settings.approvals).map((state) => (
          <li key={`${state.locale} ${state.variant}`}>
            <Approval state={state} />
          </li>
        ))}
      </ul>
      <p className="dn-help">{whatsapp.again}</p>
    </section>
  );
}

function Approval({ state: { locale, variant, newest, approved } }: { readonly state: ApprovalState }) {
  const { words, locale: language } = useBuilderHost();
  const { whatsapp } = words.channels;
  const older = approved !== undefined && approved !== newest ? approved : undefined;
  return (
    <>
      <p className="dn-row">
        <span className="dn-grow">
          {[languageTitle(locale, language), variant, newest && whatsapp.version(newest.version)]
            .filter((part) => part !== undefined)
            .join(", ")}
        </span>
        <Tag tone={TONES[newest?.status ?? ""] ?? "line"}>
          {newest === undefined ? whatsapp.unknown : whatsapp.status[newest.status]}
        </Tag>
      </p>
      {newest?.reason !== undefined && <p>{whatsapp.because(newest.reason)}</p>}
      {older !== undefined && <p className="dn-help">{whatsapp.live(older.version)}</p>}
    </>
  );
}
