/**
 * Everything outside of the house, on this machine: a mail server, a provider of SMS, WhatsApp, calls, letters and notifications, and
 * one of payments. Messages really leave, and payments really come back, but nobody is reached.
 */

import { randomBytes } from "node:crypto";
import type { Channel, PaymentProvider } from "@dunlin/runtime";
import {
  httpChannel,
  letterDefinition,
  pushDefinition,
  smsDefinition,
  smtpChannel,
  stripePayments,
  voiceDefinition,
  whatsAppDefinition,
} from "@dunlin/runtime/channels";
import {
  type FakeMailServer,
  type FakePayments,
  type FakeProvider,
  fakeMailServer,
  fakePayments,
  fakeProvider,
} from "@dunlin/runtime/fakes";

export interface Providers {
  readonly mail: FakeMailServer;
  readonly provider: FakeProvider;
  readonly payments: FakePayments;
  readonly channels: readonly Channel[];
  readonly cashier: PaymentProvider;
  close(): Promise<void>;
}

/** Some of the providers sign with the token that they are asked with, others with a secret in base64: one text does for all. */
const TOKEN = randomBytes(32).toString("base64");
const ACCOUNT = "AC00000000000000000000000000000001";
const CREDITOR = { name: "Banco Andurria", address: "hello@andurria.example" };

/** Channels on which a receiver can write back. */
export const REPLYING: readonly string[] = ["sms", "whatsapp"];

/** Channels whose provider tells that a message arrived. */
export const REPORTING: readonly string[] = ["sms", "whatsapp", "letter"];

/** @param now - The studio's clock: receipts and payments are dated by it. */
export async function openProviders(now: () => number): Promise<Providers> {
  // The outbox knows the ids of former starts: none is given twice.
  const idsFrom = Date.now() * 1_000;
  const [mail, provider, payments] = await Promise.all([
    fakeMailServer({ now }),
    fakeProvider({ now, idsFrom, secrets: { apiKey: TOKEN, callbackSecret: TOKEN } }),
    fakePayments({ now, idsFrom }),
  ]);
  const { apiKey, callbackSecret } = provider.secrets;
  const apiBase = provider.url;
  return {
    ...{ mail, provider, payments },
    channels: [
      smtpChannel({ url: mail.url, from: CREDITOR }),
      httpChannel(smsDefinition({ apiBase, account: ACCOUNT, from: "ANDURRIA" }), { secrets: { authToken: apiKey } }),
      httpChannel(letterDefinition({ apiBase }), { secrets: { apiKey, callbackSecret } }),
      httpChannel(whatsAppDefinition({ apiBase, phoneNumberId: "100200300" }), {
        secrets: { accessToken: apiKey, appSecret: callbackSecret, verifyToken: "studio" },
      }),
      httpChannel(voiceDefinition({ apiBase, account: ACCOUNT, from: "+34910000000" }), {
        secrets: { authToken: apiKey },
      }),
      httpChannel(pushDefinition({ apiBase, project: "andurria" }), { secrets: { accessToken: apiKey } }),
    ],
    cashier: stripePayments({
      ...{ apiBase: payments.url, secretKey: payments.secretKey, webhookSecret: payments.webhookSecret },
      paymentName: ({ language }) =>
        language?.startsWith("es") ? "Pago a Banco Andurria" : "Payment to Banco Andurria",
    }),
    async close() {
      await Promise.all([mail.close(), provider.close(), payments.close()]);
    },
  };
}
