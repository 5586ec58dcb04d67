/** A call: what is said, how values are read, and what the keys of the telephone do. A voice of the browser reads it on request. */

import { useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { own } from "../document/own.ts";
import { useBuilderHost } from "../host/context.tsx";
import { type ChannelViewProps, spokenIn, useMessage } from "./parts.tsx";
import { type Sentence, speechOf, spokenOf } from "./spoken.ts";

interface Menu {
  readonly seconds: number;
  readonly choices: readonly { readonly key: string; readonly intent: string; readonly label: string }[];
}

export function VoiceView({ compiled }: ChannelViewProps) {
  const { words } = useBuilderHost();
  const { voice } = words.channels;
  const { message, withheld } = useMessage(compiled);
  if (message === undefined) return withheld;
  const paragraphs = spokenOf(message.ssml ?? "", compiled.locale);
  const menu = message.parts?.menu as Menu | undefined;
  return (
    <>
      <section aria-label={voice.heard}>
        <h3>{voice.heard}</h3>
        <div className="dn-call" {...spokenIn(compiled)}>
          {paragraphs.map((sentences, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are told apart by their place
            <p key={i}>
              {sentences.map((sentence, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: sentences are told apart by their place
                <Said key={n} sentence={sentence} />
              ))}
            </p>
          ))}
        </div>
        <Listen text={speechOf(paragraphs)} locale={compiled.locale} />
      </section>
      <section aria-label={voice.keys}>
        <h3>{voice.keys}</h3>
        {menu === undefined ? (
          <p className="dn-help">{voice.noMenu}</p>
        ) : (
          <>
            <p className="dn-help">{voice.wait(menu.seconds)}</p>
            <ol className="dn-keys">
              {menu.choices.map(({ key, intent, label }) => (
                <li key={key}>
                  <kbd>{key}</kbd>
                  <span {...spokenIn(compiled)}>{label}</span>
                  <span className="dn-quiet">{own(voice.intent, intent) ?? intent}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
    </>
  );
}

function Said({ sentence }: { readonly sentence: Sentence }) {
  const { words } = useBuilderHost();
  return (
    <>
      {sentence.map(({ text, as }, i) =>
        as === undefined ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place
          <b key={i} title={words.channels.voice.as[as]}>
            {text}
          </b>
        ),
      )}{" "}
    </>
  );
}

function Listen({ text, locale }: { readonly text: string; readonly locale: string }) {
  const { words } = useBuilderHost();
  const { voice } = words.channels;
  const [speaking, setSpeaking] = useState(false);
  const [silent, setSilent] = useState(false);
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  // What is not true any more is not read to its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text ends it
  useEffect(() => {
    setSilent(false);
    return () => {
      synthesis?.cancel();
      setSpeaking(false);
    };
  }, [synthesis, text, locale]);
  if (synthesis === undefined) return null;
  const toggle = () => {
    synthesis.cancel();
    setSpeaking(false);
    if (speaking) return;
    const language = locale.split("-")[0]?.toLowerCase();
    if (!synthesis.getVoices().some(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language))
      return setSilent(true);
    const said = new SpeechSynthesisUtterance(text);
    said.lang = locale;
    said.onend = () => setSpeaking(false);
    said.onerror = () => setSpeaking(false);
    setSpeaking(true);
    synthesis.speak(said);
  };
  return (
    <p className="dn-row" role="status">
      <Button size="small" icon={speaking ? "pause" : "play"} onClick={toggle}>
        {speaking ? voice.stop : voice.listen}
      </Button>
      {silent && <span className="dn-help">{voice.noVoice}</span>}
    </p>
  );
}
