/** `@dunlin/runtime/fakes`: a mail server, a provider of messages and a provider of payments, for trying things out and for tests. */

export type { Delivery } from "./fakes/callbacks.ts";
export type { ProviderSecrets } from "./fakes/dialects/dialect.ts";
export type { MessageEntry, RequestEntry } from "./fakes/ledger.ts";
export {
  type FakeMailServer,
  type FakeMailServerOptions,
  fakeMailServer,
  type MailAttempt,
  type MailFault,
  type MailFaultKind,
  type ReceivedMail,
} from "./fakes/mailServer.ts";
export type { MailPart } from "./fakes/mime.ts";
export type { Course, Intent, Session, StripeEvent } from "./fakes/payments/book.ts";
export {
  type FakePayments,
  type FakePaymentsOptions,
  fakePayments,
  type PaymentFault,
  type PaymentFaultRule,
  type PaymentRequestEntry,
  stripeSignature,
} from "./fakes/payments/server.ts";
export { runFake } from "./fakes/program.ts";
export {
  FAKE_SECRETS,
  type FakeProvider,
  type FakeProviderOptions,
  fakeProvider,
  type ProviderFault,
  type ProviderFaultRule,
  type ReplyOptions,
  type ReportOptions,
} from "./fakes/provider.ts";
export type { Timing } from "./fakes/script.ts";
