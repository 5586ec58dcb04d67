/** `@dunlin/runtime/channels`: what carries contacts out, and takes payments in. */

// biome-ignore-all assist/source/organizeImports: the names are grouped by what they are for

// Mail
export { type SmtpOptions, smtpChannel } from "./channels/smtp.ts";
export type { LoadAttachment, LoadedAttachment, Sender } from "./channels/mail.ts";

// Providers that speak HTTP, by a definition
export { checkHttpDefinition, httpChannel } from "./channels/http.ts";
export type { HttpDefinition } from "./channels/definition.ts";
export type { Secret, Secrets } from "./channels/secrets.ts";
export { smsDefinition, type TwilioOptions, voiceDefinition } from "./channels/presets/twilio.ts";
export {
  letterDefinition,
  type PlainOptions,
  plainSmsDefinition,
  type PlainSmsOptions,
} from "./channels/presets/plain.ts";
export { pushDefinition, type PushOptions } from "./channels/presets/push.ts";
export { whatsAppDefinition, type WhatsAppOptions } from "./channels/presets/whatsApp.ts";

// What a host carries itself
export { type WebhookBody, webhookChannel, type WebhookOptions } from "./channels/webhook.ts";
export {
  callChannel,
  callChannels,
  type CallContext,
  type CallHandler,
  type CallOptions,
  CallRefused,
} from "./channels/call.ts";

// Payments
export { type StoredMethod, type StripeOptions, stripePayments } from "./channels/payments/stripe.ts";
