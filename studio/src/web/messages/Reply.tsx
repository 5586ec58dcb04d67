/** Answering a message as the person who got it. */

import { useState } from "react";
import type { MessageLine, Replied } from "../../model/api.ts";
import { useLanguage } from "../language.tsx";
import type { Api } from "../model.ts";
import { asFailure } from "../ui/loaded.ts";
import { Button, Field } from "../ui/parts.tsx";
import { part } from "../v1/ask.ts";
import { words } from "./words.ts";

export interface ReplyProps {
  readonly api: Api;
  readonly message: Pick<MessageLine, "id">;
  readonly onReplied?: (() => void) | undefined;
}

type Outcome =
  | { readonly state: "idle" | "sending" | Replied["status"] }
  | { readonly state: "failed"; readonly says: string };

export function Reply({ api, message: { id }, onReplied }: ReplyProps) {
  const said = words(useLanguage());
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState<Outcome>({ state: "idle" });
  const send = async () => {
    if (text.trim() === "") return setOutcome({ state: "failed", says: said.empty });
    setOutcome({ state: "sending" });
    try {
      const { status } = await api.send<Replied>("POST", `/studio/messages/${part(id)}/reply`, { text: text.trim() });
      setOutcome({ state: status });
      if (status === "taken") setText("");
      onReplied?.();
    } catch (error) {
      setOutcome({ state: "failed", says: asFailure(error).message });
    }
  };
  const error = outcome.state === "failed" ? outcome.says : outcome.state === "refused" ? said.refused : undefined;
  return (
    <form
      className="sf-reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label={said.replyText} error={error}>
        {(ids) => (
          <textarea
            {...ids}
            className="dn-input"
            rows={2}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div className="sf-chips">
        {said.suggestions.map((one) => (
          <Button key={one} size="small" onClick={() => setText(one)}>
            {one}
          </Button>
        ))}
      </div>
      <div className="dn-row">
        <Button look="primary" onClick={send} disabledBecause={outcome.state === "sending" ? said.sending : undefined}>
          {said.send}
        </Button>
        <p role="status" className="st-note">
          {outcome.state === "taken" ? said.taken : ""}
        </p>
      </div>
    </form>
  );
}
