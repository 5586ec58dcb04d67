/** A test message: as whom, in which language and version; what the host answers is shown. */

import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { versionLabel } from "../checks/review.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";

type Sending =
  | { readonly kind: "not" }
  | { readonly kind: "sending"; readonly stop: AbortController }
  | { readonly kind: "sent"; readonly answer: string | undefined }
  | { readonly kind: "failed"; readonly why: string };

export function TestDialog({ onClose }: { readonly onClose: () => void }) {
  const { words, store, samples, settings, locale: own } = useBuilderHost();
  const { test } = words.received;
  const doc = useBuilder((state) => state.doc);
  const now = store.getState();
  const [sample, setSample] = useState(String(now.sample));
  const [locale, setLocale] = useState(now.locale);
  const [variant, setVariant] = useState(now.variant);
  const [sending, setSending] = useState<Sending>({ kind: "not" });
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const send = async () => {
    const person = samples[Number(sample)] ?? samples[0];
    const stop = new AbortController();
    running.current = stop;
    setSending({ kind: "sending", stop });
    try {
      const message = { doc, locale, ...(variant !== undefined && { variant }), sample: person };
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
          <Button look="primary" disabledBecause={busy ? test.sending : undefined} onClick={() => void send()}>
            {test.send}
          </Button>
        </>
      }
    >
      <div className="dn-test">
        <Field label={test.person}>
          {(ids) => (
            <Select
              {...ids}
              value={sample}
              options={samples.map(({ title }, i) => ({ value: String(i), label: title }))}
              onChange={setSample}
            />
          )}
        </Field>
        <Field label={test.language}>
          {(ids) => (
            <Select
              {...ids}
              value={locale}
              options={doc.locales.map((one) => ({ value: one, label: languageName(one, own) }))}
              onChange={setLocale}
            />
          )}
        </Field>
        {variant !== undefined && (
          <Field label={test.version}>
            {(ids) => (
              <Select
                {...ids}
                value={variant}
                options={(doc.variants ?? []).map(({ key }) => ({ value: key, label: versionLabel(doc, key) }))}
                onChange={setVariant}
              />
            )}
          </Field>
        )}
        <Answer sending={sending} />
      </div>
    </Dialog>
  );
}

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
