/**
 * The file that `dunlin serve --config` reads: which channels a host has, and how it is reached. Plain JSON without secrets: they
 * stand in the environment, and the file names them.
 */

import type { HttpDefinition } from "../channels/definition.ts";
import { httpChannel } from "../channels/http.ts";
import { stripePayments } from "../channels/payments/stripe.ts";
import { letterDefinition, plainSmsDefinition } from "../channels/presets/plain.ts";
import { pushDefinition } from "../channels/presets/push.ts";
import { smsDefinition, voiceDefinition } from "../channels/presets/twilio.ts";
import { whatsAppDefinition } from "../channels/presets/whatsApp.ts";
import type { Secrets } from "../channels/secrets.ts";
import { anything, list, object, oneOf, record, type Shape, tagged, text, that } from "../channels/shape.ts";
import { smtpChannel } from "../channels/smtp.ts";
import { webhookChannel } from "../channels/webhook.ts";
import type { Channel, PaymentProvider } from "../model/channel.ts";
import { error, InputError, type Problem } from "../problem.ts";

export interface ServeConfig {
  /** Address under which debtors and providers reach this host; without it messages have no links. */
  readonly publicUrl?: string;
  readonly channels?: readonly ChannelConfig[];
  readonly payments?: StripeConfig;
  /** Origins of pages that embed the editor and call the API. */
  readonly origins?: readonly string[];
  /** Proxies whose `x-forwarded-for` is believed. */
  readonly trustedProxies?: readonly string[];
}

/** `secret` and `secrets` name variables of the environment. */
export type ChannelConfig =
  | {
      readonly kind: "smtp";
      readonly id?: string;
      readonly urlSecret: string;
      readonly from: string;
      readonly replyTo?: string;
    }
  | { readonly kind: "http"; readonly definition: HttpDefinition; readonly secrets?: Readonly<Record<string, string>> }
  | {
      readonly kind: Preset;
      /** As the function of the preset takes them. */
      readonly options: Readonly<Record<string, unknown>>;
      /** Name in the definition -> variable. */
      readonly secrets: Readonly<Record<string, string>>;
    }
  | { readonly kind: "webhook"; readonly id?: string; readonly url: string; readonly secret: string };

export interface StripeConfig {
  readonly kind: "stripe";
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly apiBase?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Options are checked by each preset, whose definition is checked again as a whole. */
const PRESETS = {
  twilioSms: (options) => smsDefinition(options as unknown as Parameters<typeof smsDefinition>[0]),
  twilioVoice: (options) => voiceDefinition(options as unknown as Parameters<typeof voiceDefinition>[0]),
  whatsApp: (options) => whatsAppDefinition(options as unknown as Parameters<typeof whatsAppDefinition>[0]),
  plainSms: (options) => plainSmsDefinition(options as unknown as Parameters<typeof plainSmsDefinition>[0]),
  letter: (options) => letterDefinition(options as unknown as Parameters<typeof letterDefinition>[0]),
  push: (options) => pushDefinition(options as unknown as Parameters<typeof pushDefinition>[0]),
} satisfies Record<string, (options: Readonly<Record<string, unknown>>) => HttpDefinition>;

export type Preset = keyof typeof PRESETS;

const some = text();
const url = that(
  (value) => typeof value === "string" && URL.canParse(value),
  "an address such as https://pay.example.com",
);
const preset = object({ kind: some, options: record(anything), secrets: record(some) });

const channelShape = tagged("kind", {
  smtp: object({ kind: some, urlSecret: some, from: some }, { id: some, replyTo: some }),
  http: object({ kind: some, definition: record(anything) }, { secrets: record(some) }),
  webhook: object({ kind: some, url, secret: some }, { id: some }),
  ...Object.fromEntries(Object.keys(PRESETS).map((kind): [string, Shape] => [kind, preset])),
});

const configShape = object(
  {},
  {
    publicUrl: url,
    channels: list(channelShape),
    payments: object({ kind: oneOf("stripe"), secretKey: some, webhookSecret: some }, { apiBase: url }),
    origins: list(some),
    trustedProxies: list(some),
  },
);

export interface Carriers {
  readonly channels: readonly Channel[];
  readonly payments?: PaymentProvider;
}

/** @throws InputError with everything that is wrong with the shape. */
export function checkConfig(value: unknown): ServeConfig {
  const problems = configShape(value, "");
  if (problems.length > 0) throw new InputError(problems);
  return value as ServeConfig;
}

/** @throws InputError with every channel that cannot be used, and every variable that is not set. */
export function carriersOf({ channels = [], payments }: ServeConfig, env: Environment): Carriers {
  const problems: Problem[] = [];
  const made: Channel[] = [];
  for (const [i, config] of channels.entries()) {
    attempt(problems, `/channels/${i}`, () => made.push(channelOf(config, env)));
  }
  let provider: PaymentProvider | undefined;
  if (payments !== undefined) {
    attempt(problems, "/payments", () => {
      const { apiBase } = payments;
      provider = stripePayments({
        secretKey: variable(payments.secretKey, env, "/secretKey"),
        webhookSecret: variable(payments.webhookSecret, env, "/webhookSecret"),
        ...(apiBase !== undefined && { apiBase }),
      });
    });
  }
  if (problems.length > 0) throw new InputError(problems);
  return { channels: made, ...(provider !== undefined && { payments: provider }) };
}

/** Problems of a part say where it stands in the file. */
function attempt(problems: Problem[], pointer: string, work: () => void): void {
  try {
    work();
  } catch (reason) {
    if (!(reason instanceof InputError)) throw reason;
    problems.push(...reason.problems.map((problem) => ({ ...problem, path: `${pointer}${problem.path ?? ""}` })));
  }
}

function channelOf(config: ChannelConfig, env: Environment): Channel {
  switch (config.kind) {
    case "smtp": {
      const { id, urlSecret, from, replyTo } = config;
      const server = variable(urlSecret, env, "/urlSecret");
      return smtpChannel({
        url: server,
        from,
        ...(id !== undefined && { id }),
        ...(replyTo !== undefined && { replyTo }),
      });
    }
    case "webhook": {
      const { id, url: address, secret } = config;
      return webhookChannel({
        url: address,
        secret: variable(secret, env, "/secret"),
        ...(id !== undefined && { id }),
      });
    }
    case "http":
      return httpChannel(config.definition, { secrets: secretsOf(config.secrets ?? {}, env) });
    default:
      return httpChannel(PRESETS[config.kind](config.options), { secrets: secretsOf(config.secrets, env) });
  }
}

const secretsOf = (names: Readonly<Record<string, string>>, env: Environment): Secrets =>
  Object.fromEntries(Object.entries(names).map(([name, key]) => [name, variable(key, env, `/secrets/${name}`)]));

function variable(name: string, env: Environment, path: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new InputError([error("config.secret", `The variable ${name} is not set in the environment.`, { path })]);
}
