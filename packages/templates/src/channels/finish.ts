/** The last step of a message of a short channel: from merged texts to what its platform takes. */

import type { CompiledChannel } from "../model/channel.ts";
import type { Finished, Texts } from "./finished.ts";
import { finishPush } from "./push.ts";
import { finishRcs } from "./rcs.ts";
import { finishSms } from "./sms.ts";
import { finishVoice } from "./voice.ts";
import { finishWhatsApp } from "./whatsAppMessage.ts";

export type { Finished } from "./finished.ts";

type Of<K extends CompiledChannel["kind"]> = Extract<CompiledChannel, { readonly kind: K }>;

/** A channel without an entry does not compile. */
const FINISHERS: { readonly [K in CompiledChannel["kind"]]: (channel: Of<K>, texts: Texts) => Finished } = {
  sms: finishSms,
  push: finishPush,
  whatsapp: finishWhatsApp,
  rcs: finishRcs,
  voice: finishVoice,
};

/** What a message is in its channel, or why there is none. */
export function finishMessage(channel: CompiledChannel, texts: Texts): Finished {
  // Sound, because the table is keyed by the very tag it reads.
  const finish = FINISHERS[channel.kind] as (channel: CompiledChannel, texts: Texts) => Finished;
  return finish(channel, texts);
}
