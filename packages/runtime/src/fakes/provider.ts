/**
 * A provider for trying things out: it speaks SMS, calls, WhatsApp, letters, notifications and webhooks over HTTP, keeps what it takes,
 * fails where it is told to, and calls back with signatures. Everything can also be asked and told over HTTP under `/_fake`.
 */

import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Delivery, sendCallback } from "./callbacks.ts";
import { type Dialect, isAnswer, type ProviderSecrets } from "./dialects/dialect.ts";
import { letter, plainSms, push, webhook } from "./dialects/plain.ts";
import { gatherAction, twilioSms, twilioVoice } from "./dialects/twilio.ts";
import { whatsApp } from "./dialects/whatsApp.ts";
import { Ledger, type MessageEntry, type Reading, type RequestEntry } from "./ledger.ts";
import { bufferOf, drop, hang, jsonObject, listen, rawServer } from "./rawServer.ts";
import { type Script, scriptOf, type Timing } from "./script.ts";

/** `accepted`: whether the message was taken all the same. `slow` answers after a while, `malformed` and `huge` take the message. */
export type ProviderFault =
  | { readonly kind: "hang" | "close"; readonly accepted: boolean }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly accepted?: boolean }
  | { readonly kind: "malformed" | "huge" }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "slow"; readonly ms: number };

export interface ProviderFaultRule extends Timing {
  readonly fault: ProviderFault;
  readonly channel?: string;
  /** Part of the address. */
  readonly to?: string;
  readonly key?: string;
}

export interface FakeProviderOptions {
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly secrets?: Partial<ProviderSecrets>;
  /** Whether requests with the same key are one; default true, for those who know keys. */
  readonly idempotent?: boolean;
  /** Channel -> where it calls back when a message names no address, and where replies go. */
  readonly callbackUrls?: Readonly<Record<string, string>>;
  /** Channel -> statuses that are reported by themselves, in order, after a message was taken. */
  readonly statuses?: Readonly<Record<string, readonly string[]>>;
  readonly faults?: readonly ProviderFaultRule[];
  /** Ids count from here, so that one that is started anew gives none twice. Default 0. */
  readonly idsFrom?: number;
  /** ms; default the clock of the machine. */
  readonly now?: () => number;
}

export interface ReportOptions {
  readonly code?: string;
  /** How often the same callback is sent; default 1. */
  readonly times?: number;
  /** ms; when it happened, default now. */
  readonly at?: number;
}

export interface ReplyOptions {
  readonly channel: string;
  readonly from: string;
  readonly text: string;
  readonly to?: string;
  readonly payload?: string;
  /** Id of the message that is answered, or our key. */
  readonly message?: string;
  readonly id?: string;
  readonly times?: number;
  readonly at?: number;
}

export interface FakeProvider {
  readonly url: string;
  readonly secrets: ProviderSecrets;
  requests(key?: string): readonly RequestEntry[];
  messages(query?: { channel?: string; to?: string; key?: string }): readonly MessageEntry[];
  fault(rule: ProviderFaultRule): void;
  setCallbackUrl(channel: string, url: string): void;
  /** Calls back about a message. @param message - The provider's id, or our key. @returns What each callback was answered. */
  report(message: string, status: string, options?: ReportOptions): Promise<readonly Delivery[]>;
  /** A message of a receiver; of `voice`, the key that was pressed. */
  reply(options: ReplyOptions): Promise<readonly Delivery[]>;
  /** Forgets requests, messages and faults. */
  clear(): void;
  close(): Promise<void>;
}

export const FAKE_SECRETS: ProviderSecrets = {
  apiKey: "fake-api-key",
  callbackSecret: Buffer.from("fake-callback-secret-32-bytes-xx").toString("base64"),
};

const DIALECTS: readonly Dialect[] = [twilioSms, twilioVoice, plainSms, letter, push, webhook, whatsApp];

interface World {
  readonly ledger: Ledger;
  readonly script: Script<ProviderFaultRule>;
  readonly secrets: ProviderSecrets;
  readonly idempotent: boolean;
  readonly now: () => number;
  readonly callbackUrls: Map<string, string>;
  readonly statuses: Readonly<Record<string, readonly string[]>>;
  readonly report: FakeProvider["report"];
}

/** Starts one. Close it when it is no longer needed: it keeps the process alive. */
export async function fakeProvider(options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const { idempotent = true, faults = [], now = Date.now, callbackUrls = {}, statuses = {}, idsFrom = 0 } = options;
  const world: World = {
    ledger: new Ledger(now, idsFrom),
    script: scriptOf(faults),
    secrets: { ...FAKE_SECRETS, ...options.secrets },
    callbackUrls: new Map(Object.entries(callbackUrls)),
    ...{ idempotent, now, statuses },
    report: (message, status, more) => report(world, message, status, more),
  };
  const { ledger, script } = world;
  const server = rawServer();
  const fake: Omit<FakeProvider, "url" | "close"> = {
    secrets: world.secrets,
    requests: (key) => ledger.requests(key),
    messages: (query) => ledger.messages(query),
    fault: script.add,
    setCallbackUrl: (channel, url) => world.callbackUrls.set(channel, url),
    report: world.report,
    reply: (more) => reply(world, more),
    clear() {
      script.clear();
      ledger.clear();
    },
  };
  for (const dialect of DIALECTS) speak(server, dialect, world);
  control(server, fake);
  return { ...fake, ...(await listen(server, options)) };
}

function speak(server: FastifyInstance, dialect: Dialect, world: World): void {
  server.post(dialect.path, (request, reply) => take(dialect, world, request, reply));
  const { lookup, channel } = dialect;
  if (lookup === undefined) return;
  server.get(lookup, async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${world.secrets.apiKey}`)
      return reply.code(401).send({ code: "key" });
    const { reference = "" } = request.query as { reference?: string };
    const items = world.ledger.messages({ channel, key: reference }).map(({ ref }) => ({ id: ref }));
    return { items };
  });
}

async function take(dialect: Dialect, world: World, { body, headers, params }: FastifyRequest, reply: FastifyReply) {
  const { channel } = dialect;
  const { ledger, script, secrets, idempotent } = world;
  const raw = bufferOf(body);
  const request = {
    body: raw,
    headers: headers as Record<string, string>,
    parameters: params as Record<string, string>,
  };
  if (!dialect.authorized(request, secrets)) {
    ledger.turnAway(channel, {}, raw, "refused");
    const { body: said } = dialect.problem(401);
    return reply.code(401).send(said);
  }
  const read = dialect.read(request);
  if (isAnswer(read)) {
    ledger.turnAway(channel, {}, raw, "refused");
    return reply.code(read.status).send(read.body);
  }
  const concerns = (rule: ProviderFaultRule) =>
    (rule.channel ?? channel) === channel && (rule.key ?? read.key) === read.key && read.to.includes(rule.to ?? "");
  const fault = script.take(concerns)?.fault;
  if (fault?.kind === "slow") await wait(fault.ms);
  if (fault !== undefined && !takes(fault)) {
    ledger.turnAway(channel, read, raw, "lost", fault.kind);
    return fail(dialect, fault, reply);
  }
  const reading: Reading = idempotent ? read : withoutKey(read);
  const entry = ledger.accept(channel, reading, raw, dialect.ref, fault?.kind);
  if (entry.outcome === "conflict") return reply.code(422).send({ code: "keyOfAnother" });
  const { ref = "" } = entry;
  if (entry.outcome === "accepted") void reportAll(world, channel, ref);
  if (fault !== undefined && fault.kind !== "slow") return fail(dialect, fault, reply);
  const answer = dialect.accepted(ref);
  return reply.code(answer.status).send(answer.body);
}

const takes = (fault: ProviderFault): boolean =>
  fault.kind === "redirect" ? false : "accepted" in fault || fault.kind === "status" ? fault.accepted === true : true;

function withoutKey({ idempotencyKey: _, ...reading }: Reading): Reading {
  return reading;
}

/** Two megabytes: more than anybody should read. */
const HUGE = 2 * 1024 * 1024;

function fail(dialect: Dialect, fault: ProviderFault, reply: FastifyReply) {
  switch (fault.kind) {
    case "hang":
      return hang(reply);
    case "close":
      return drop(reply);
    case "status": {
      if (fault.retryAfter !== undefined) reply.header("retry-after", fault.retryAfter);
      return reply.code(fault.status).send(dialect.problem(fault.status).body);
    }
    case "redirect":
      return reply.code(307).header("location", fault.to).send();
    case "malformed":
      return reply.code(200).type("application/json").send('{"sid": "SM');
    default:
      return reply
        .code(200)
        .type("application/json")
        .send(`{"id":"${"x".repeat(HUGE)}"}`);
  }
}

const dialectOf = (channel: string): Dialect => {
  const found = DIALECTS.find((dialect) => dialect.channel === channel);
  if (found === undefined)
    throw new Error(`no dialect speaks "${channel}": ${DIALECTS.map((one) => one.channel).join(", ")}`);
  return found;
};

async function reportAll(world: World, channel: string, ref: string): Promise<void> {
  for (const status of world.statuses[channel] ?? []) await world.report(ref, status);
}

async function report(
  world: World,
  name: string,
  status: string,
  options: ReportOptions = {},
): Promise<readonly Delivery[]> {
  const message = world.ledger.message(name);
  if (message === undefined) throw new Error(`no message "${name}" was taken`);
  const { times = 1, at = world.now(), code } = options;
  const url = message.callbackUrl ?? world.callbackUrls.get(message.channel);
  const callback =
    url === undefined
      ? undefined
      : dialectOf(message.channel).status?.(
          message,
          { status, at, ...(code !== undefined && { code }) },
          url,
          world.secrets,
        );
  if (callback === undefined) return [];
  world.ledger.reported(message.ref, status);
  return sendCallback(callback, times);
}

async function reply(world: World, options: ReplyOptions): Promise<readonly Delivery[]> {
  const { channel, from, to = "", text, payload, times = 1, at = world.now() } = options;
  const message = options.message === undefined ? undefined : world.ledger.message(options.message);
  const ref = message?.ref ?? options.message;
  const url = gatherAction(message?.content.twiml) ?? world.callbackUrls.get(channel);
  const id = options.id ?? `in-${channel}-${Buffer.from(`${from}\n${at}\n${text}`).toString("base64url")}`;
  const told = { id, from, to, text, at, ...(payload !== undefined && { payload }), ...(ref !== undefined && { ref }) };
  const callback = url === undefined ? undefined : dialectOf(channel).reply?.(told, url, world.secrets);
  return callback === undefined ? [] : sendCallback(callback, times);
}

/** The same over HTTP, for a provider in a process of its own. */
function control(server: FastifyInstance, fake: Omit<FakeProvider, "url" | "close">): void {
  const json = <Value>(request: FastifyRequest): Value => jsonObject(bufferOf(request.body)) as Value;
  server.get("/_fake/requests", async ({ query }) => ({ items: fake.requests((query as { key?: string }).key) }));
  server.get("/_fake/messages", async ({ query }) => ({ items: fake.messages(query as { channel?: string }) }));
  server.post("/_fake/faults", async (request, reply) => {
    fake.fault(json(request));
    return reply.code(204).send();
  });
  server.post("/_fake/callbackUrls", async (request, reply) => {
    for (const [channel, url] of Object.entries(json<Record<string, string>>(request)))
      fake.setCallbackUrl(channel, url);
    return reply.code(204).send();
  });
  server.post("/_fake/report", async (request) => {
    const { message, status, ...options } = json<{ message: string; status: string } & ReportOptions>(request);
    return { deliveries: await fake.report(message, status, options) };
  });
  server.post("/_fake/reply", async (request) => ({ deliveries: await fake.reply(json(request)) }));
  server.delete("/_fake", async (_request, reply) => {
    fake.clear();
    return reply.code(204).send();
  });
}
