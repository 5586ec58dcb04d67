/** The runtime of this tutorial: a store in memory, a clock that we move ourselves, and a channel that prints. */
import { readFileSync } from "node:fs";
import { createRuntime, localKeyWrap, memoryStore } from "@dunlin/runtime";

export const read = (file) => JSON.parse(readFileSync(file, "utf8"));
export const me = { id: "me", roles: ["admin"] };

// #region open
/** @param said is told of every text message that leaves. */
export async function open({ strategy, templates, said }) {
  const clock = { at: Date.parse("2026-03-01T09:00:00Z"), now: () => clock.at };
  const sms = {
    id: "sms",
    semantics: "atMostOnce",
    async send(outgoing) {
      said(outgoing, new Date(clock.at));
      return { status: "accepted" };
    },
  };
  const secret = new Uint8Array(32).fill(1); // in earnest: from your key management
  const runtime = createRuntime({ store: memoryStore(), clock, channels: [sms], vault: localKeyWrap(secret) });
  for (const template of templates.map(read)) {
    await runtime.templates.saveDraft("acme", template, 0, me);
    await runtime.templates.publish("acme", template.id, 1, me);
  }
  const document = read(strategy);
  await runtime.strategies.saveDraft("acme", document, 0, me);
  await runtime.strategies.publish("acme", document.id, 1, me);
  return { runtime, clock };
}
// #endregion open
