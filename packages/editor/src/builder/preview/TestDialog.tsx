/** A test message: as whom, in which language and version; what the host answers is shown. */

import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field, Select, type SelectProps } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { versionLabel } from "../checks/review.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import type { TestMessage } from "../host/props.ts";
import { languageName } from "../shell/languages.ts";

type Sending =
  | { readonly kind: "not" }
  | { readonly kind: "sending"; readonly stop: AbortController }
  | { readonly kind: "sent"; readonly answer: string | undefined }
  | { readonly kind: "failed"; readonly why: string };

export function TestDialog({ onClose }: { readonly onClose: () => void }) {
  const { words, store, samples, locale: own } = useBuilderHost();
  const { test } = words.received;
  const doc = useBuilder((state) => state.doc);
  const now = store.getState();
  const [sample, setSample] = useState(String(now.sample));
  const [locale, setLocale] = useState(now.locale);
  const [variant, setVariant] = useState(now.variant);
  const { sending, send, stop } = useSending();
  const message = () => {
    const person = samples[Number(sample)] ?? samples[0];
    return { doc, locale, ...(variant !== undefined && { variant }), sample: person };
  };
  const busy = sending.kind === "sending";
  return (
    <Dialog
      title={test.title}
      subtitle={test.subtitle}
      closeLabel={test.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={busy ? stop : onClose}>{sending.kind === "sent" ? test.close : test.cancel}</Button>
          <Button look="primary" disabledBecause={busy ? test.sending : undefined} onClick={() => void send(message())}>
            {test.send}
          </Button>
        </>
      }
    >
      <div className="dn-test">
        <Choice
          label={test.person}
          value={sample}
          options={samples.map(({ title }, i) => ({ value: String(i), label: title }))}
          onChange={setSample}
        />
        <Choice
          label={test.language}
          value={locale}
          options={doc.locales.map((one) => ({ value: one, label: languageName(one, own) }))}
          onChange={setLocale}
        />
        {variant !== undefined && (
          <Choice
            label={test.version}
            value={variant}
            options={(doc.variants ?? []).map(({ key }) => ({ value: key, label: versionLabel(doc, key) }))}
            onChange={setVariant}
          />
        )}
        <Answer sending={sending} />
      </div>
    </Dialog>
  );
}

/** Hands a message to the host, and stops waiting for it with the dialog. */
function useSending() {
  const { settings } = useBuilderHost();
  const [sending, setSending] = useState<Sending>({ kind: "not" });
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const send = async (message: TestMessage) => {
    const stop = new AbortController();
    running.current = stop;
    setSending({ kind: "sending", stop });
    try {
      const answer = await settings.onSendTest?.(message, stop.signal);
      if (!stop.signal.aborted) setSending({ kind: "sent", answer });
    } catch (error) {
      if (stop.signal.aborted) return;
      setSending({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
      settings.onError?.(error);
    }
  };
  const stop = () => {
    running.current?.abort();
    setSending({ kind: "not" });
  };
  return { sending, send, stop };
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: SelectProps<string>["options"];
  readonly onChange: (value: string) => void;
}

const Choice = ({ label, ...select }: ChoiceProps) => (
  <Field label={label}>{(ids) => <Select {...ids} {...select} />}</Field>
);

function Answer({ sending }: { readonly sending: Sending }) {
  const { words } = useBuilderHost();
  const { test } = words.received;
  if (sending.kind === "not") return null;
  const bad = sending.kind === "failed";
  return (
    <p className="dn-publish-verdict" role="status" data-tone={bad ? "bad" : "good"}>
      {sending.kind !== "sending" && <Icon name={bad ? "error" : "check"} />}
      {sending.kind === "sending" && test.sending}
      {sending.kind === "sent" && (sending.answer ?? test.sent)}
      {bad && `${test.failed} ${sending.why}`}
    </p>
  );
}
