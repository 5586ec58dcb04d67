/** The definitions that come along, against providers that speak as theirs do: messages out, statuses and replies in. */

import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { HttpDefinition } from "../../src/channels/definition.ts";
import { httpChannel } from "../../src/channels/http.ts";
import { letterDefinition, plainSmsDefinition } from "../../src/channels/presets/plain.ts";
import { pushDefinition } from "../../src/channels/presets/push.ts";
import { smsDefinition, voiceDefinition } from "../../src/channels/presets/twilio.ts";
import { whatsAppDefinition } from "../../src/channels/presets/whatsApp.ts";
import { FAKE_SECRETS, type FakeProvider, fakeProvider } from "../../src/fakes.ts";
import type { Channel } from "../../src/model/channel.ts";
import { starterMessage } from "./starter.ts";
import {
  callbackHost,
  closedAfterAll,
  closedAfterTest,
  inbound,
  KEY,
  NOW,
  outgoing,
  plainMessage,
  QUIET,
} from "./world.ts";

const { apiKey, callbackSecret } = FAKE_SECRETS;
const SECRETS = {
  ...{ apiKey, callbackSecret, accessToken: apiKey, appSecret: callbackSecret, verifyToken: "verify-me" },
  // One of Twilio's is for both directions.
  authToken: apiKey,
};

let fake: FakeProvider;
let host: Awaited<ReturnType<typeof callbackHost>>;
let receiving: Channel;

beforeAll(async () => {
  fake = await fakeProvider({ now: () => NOW });
  host = await callbackHost(
    async (request) => (await receiving.receive?.(request)) ?? { status: "accepted", notices: [] },
  );
});
closedAfterAll({ close: async () => Promise.all([fake.close(), host.close()]) });
afterEach(() => {
  fake.clear();
  host.clear();
});

/** The channel of a definition, which also hears the callbacks. */
function channelOf(definition: HttpDefinition, secrets: Readonly<Record<string, string>> = SECRETS): Channel {
  receiving = httpChannel({ ...definition, timeoutMs: 10_000 }, { secrets });
  return receiving;
}

const from = "+34911000000";

describe("SMS", () => {
  const sms = () => channelOf(smsDefinition({ apiBase: fake.url, account: "AC1", from }), { authToken: apiKey });

  test("CH25 an SMS has number, sender and text, and the address for callbacks tells our key", async () => {
    const callbackUrl = "https://host.example/cb?t=1";
    const sent = await sms().send(outgoing({ callbackUrl }), QUIET);
    const [message] = fake.messages();
    expect(message).toMatchObject({ channel: "sms", to: "+34600000001", from, key: KEY });
    expect(message?.content).toEqual({ text: "You owe 12.30 EUR. Reply STOP to opt out." });
    expect(message?.callbackUrl).toBe(`${callbackUrl}&key=${encodeURIComponent(KEY)}`);
    expect(sent).toEqual({ status: "accepted", ref: message?.ref });
  });

  test("CH25 the sender of the template comes first", async () => {
    const message = plainMessage("sms", { text: "Hi", parts: { sender: "ACME" } });
    await sms().send(outgoing({ message }), QUIET);
    expect(fake.messages()[0]?.from).toBe("ACME");
  });

  test("CH25 the sample of the starter library goes through", async () => {
    const message = await starterMessage("sms");
    expect(await sms().send(outgoing({ message }), QUIET)).toMatchObject({ status: "accepted" });
    expect(fake.messages()[0]?.content.text).toBe(message.text);
  });
});

/** Callbacks of Twilio are signed by the same token. */
describe("callbacks of Twilio", () => {
  let twilio: FakeProvider;
  beforeAll(async () => {
    twilio = await fakeProvider({ now: () => NOW, secrets: { callbackSecret: apiKey } });
  });
  closedAfterAll({ close: () => twilio.close() });
  afterEach(() => twilio.clear());
  const sms = () => channelOf(smsDefinition({ apiBase: twilio.url, account: "AC1", from }), { authToken: apiKey });

  test("CH26 statuses come back as receipts that name our key, late, twice and in any order", async () => {
    await sms().send(outgoing({ callbackUrl: host.url }), QUIET);
    const [{ ref } = { ref: "" }] = twilio.messages();
    await twilio.report(KEY, "delivered", { times: 2 });
    await twilio.report(KEY, "sent");
    await twilio.report(KEY, "partially_delivered");
    const receipt = (status: string, what: string) => ({
      kind: "receipt",
      id: `${ref}:${status}`,
      key: KEY,
      ref,
      what,
    });
    expect(host.notices()).toEqual([
      receipt("delivered", "delivered"),
      receipt("delivered", "delivered"),
      receipt("sent", "sent"),
    ]);
    expect(host.results().every(({ status }) => status === "accepted")).toBe(true);
  });

  test.each([
    ["undelivered", "30005", { what: "failed", permanent: true, reason: "30005" }],
    ["undelivered", "30003", { what: "bounced", reason: "30003" }],
    ["failed", "21610", { what: "optedOut", reason: "21610" }],
  ])("CH26 %s with code %s", async (status, code, meaning) => {
    await sms().send(outgoing({ callbackUrl: host.url }), QUIET);
    await twilio.report(KEY, status, { code });
    expect(host.notices()).toMatchObject([{ kind: "receipt", ...meaning }]);
  });

  test("CH27 a STOP comes in as a reply of that number", async () => {
    sms();
    twilio.setCallbackUrl("sms", host.url);
    await twilio.reply({ channel: "sms", from: "+34600000001", to: from, text: "STOP", id: "SM9", times: 2 });
    const reply = { kind: "reply", id: "SM9", from: "+34600000001", text: "STOP" };
    expect(host.notices()).toEqual([reply, reply]);
  });

  test("CH28 a call reads the message and hears a key, which stands for an intent", async () => {
    const message = await starterMessage("voice");
    const voice = channelOf(voiceDefinition({ apiBase: twilio.url, account: "AC1", from }), { authToken: apiKey });
    expect(await voice.send(outgoing({ channel: "voice", message, callbackUrl: host.url }), QUIET)).toMatchObject({
      status: "accepted",
    });
    const [call] = twilio.messages({ channel: "voice" });
    const menu = message.parts?.menu as { choices: { key: string; intent: string }[] };
    const [choice] = menu.choices;
    await twilio.reply({ channel: "voice", message: KEY, from: "+34600000001", text: choice?.key ?? "" });
    await twilio.reply({ channel: "voice", message: KEY, from: "+34600000001", text: "0", id: "x" });
    await twilio.report(KEY, "completed");
    await twilio.report(KEY, "failed", { code: "404" });
    const about = { key: KEY, ref: call?.ref };
    expect(host.notices()).toEqual([
      {
        kind: "reply",
        id: `${call?.ref}:${choice?.key}`,
        ...about,
        from: "+34600000001",
        text: choice?.key,
        payload: choice?.intent,
      },
      { kind: "reply", id: `${call?.ref}:0`, ...about, from: "+34600000001", text: "0" },
      { kind: "receipt", id: `${call?.ref}:completed`, ...about, what: "delivered" },
      { kind: "receipt", id: `${call?.ref}:failed`, ...about, what: "bounced", permanent: true, reason: "404" },
    ]);
    expect(host.results()[0]).toMatchObject({ answer: { type: "text/xml" } });
  });

  test("CH28 what is spoken is XML that fits: the message within, the address escaped", async () => {
    const ssml = '<speak version="1.1" xml:lang="es"><p><s>Debe 12 &lt; 13</s></p></speak>';
    const menu = {
      seconds: 4,
      choices: [
        { key: "1", intent: "payNow" },
        { key: "2", intent: "agent" },
      ],
    };
    const message = plainMessage("voice", { ssml, parts: { language: "es", menu } });
    const voice = channelOf(voiceDefinition({ apiBase: twilio.url, account: "AC1", from }), { authToken: apiKey });
    await voice.send(outgoing({ channel: "voice", message, callbackUrl: "https://host.example/cb?t=1" }), QUIET);
    const key = encodeURIComponent(KEY);
    expect(twilio.messages()[0]?.content.twiml).toBe(
      `<Response><Gather input="dtmf" numDigits="1" timeout="4" action="https://host.example/cb?t=1&amp;key=${key}&amp;1=payNow&amp;2=agent"><Say language="es"><p><s>Debe 12 &lt; 13</s></p></Say></Gather></Response>`,
    );
    const silent = plainMessage("voice", { ssml, parts: { language: "es" } });
    await voice.send(outgoing({ channel: "voice", message: silent, key: "k2" }), QUIET);
    expect(twilio.messages()[1]?.content.twiml).toBe(
      '<Response><Say language="es"><p><s>Debe 12 &lt; 13</s></p></Say></Response>',
    );
  });
});

describe("WhatsApp", () => {
  const whatsapp = () => channelOf(whatsAppDefinition({ apiBase: fake.url, phoneNumberId: "1555" }));

  test("CH29 the approved template goes out with its values, to a number without its plus", async () => {
    const message = await starterMessage("whatsapp");
    const sent = await whatsapp().send(outgoing({ channel: "whatsapp", message }), QUIET);
    const [entry] = fake.messages();
    expect(entry).toMatchObject({ to: "34600000001", from: "1555", key: KEY, content: { template: message.parts } });
    expect(sent).toEqual({ status: "accepted", ref: entry?.ref });
    expect((message.parts as { components?: unknown[] }).components?.length).toBeGreaterThan(0);
  });

  test("CH29 statuses, answers and touched buttons come back", async () => {
    const message = await starterMessage("whatsapp");
    await whatsapp().send(outgoing({ channel: "whatsapp", message }), QUIET);
    fake.setCallbackUrl("whatsapp", host.url);
    const [{ ref } = { ref: "" }] = fake.messages();
    await fake.report(KEY, "read", { at: NOW - 5000 });
    await fake.report(KEY, "failed", { code: "131026" });
    await fake.reply({ channel: "whatsapp", from: "34600000001", text: "Ya pagué", id: "wamid.in", message: KEY });
    await fake.reply({
      channel: "whatsapp",
      from: "34600000001",
      text: "Pay later",
      payload: "payLater",
      id: "wamid.b",
    });
    expect(host.notices()).toEqual([
      { kind: "receipt", id: `${ref}:read`, key: KEY, ref, what: "opened", at: NOW - 5000 },
      {
        kind: "receipt",
        id: `${ref}:failed`,
        key: KEY,
        ref,
        what: "bounced",
        permanent: true,
        at: NOW,
        reason: "131026",
      },
      { kind: "reply", id: "wamid.in", from: "34600000001", text: "Ya pagué", ref, at: NOW },
      { kind: "reply", id: "wamid.b", from: "34600000001", text: "Pay later", payload: "payLater", at: NOW },
    ]);
    expect(host.results()[0]).toMatchObject({ answer: { status: 200 } });
  });

  const challenge = (query: string) =>
    whatsapp().receive?.(inbound({ method: "GET", url: `https://host.example/cb?${query}` }));

  test("CH30 the challenge is answered to whoever knows the token", async () => {
    const right = await challenge("hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=1158201444");
    expect(right).toEqual({
      status: "accepted",
      notices: [],
      answer: { status: 200, type: "text/plain", body: "1158201444" },
    });
    const wrong = await challenge("hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1");
    expect(wrong).toMatchObject({ status: "refused", code: "signature.wrong" });
    expect(await challenge("hub.challenge=1")).toMatchObject({ status: "refused", code: "signature.missing" });
    const page = await challenge(`hub.verify_token=verify-me&hub.challenge=${encodeURIComponent("<script>")}`);
    expect(page).toMatchObject({ status: "refused", code: "body.malformed" });
  });

  test.each([
    [400, 131026, "rejected", "address.invalid"],
    [400, 130429, "retry", "130429"],
    [401, 190, "retry", "190"],
    [400, 100, "rejected", "100"],
    [500, 131000, "unknown", "131000"],
  ])("CH29 an error %s %s is %s", async (status, code, result, told) => {
    const answer = await fetchedAs(whatsAppDefinition({ apiBase: "http://127.0.0.1", phoneNumberId: "1" }), status, {
      error: { code },
    });
    expect(answer).toMatchObject({ status: result, code: told });
  });
});

describe("letters, notifications and plain SMS", () => {
  test("CH31 a letter has the lines of its address and its pages, or the file that is uploaded", async () => {
    const letter = channelOf(letterDefinition({ apiBase: fake.url }));
    const message = await starterMessage("letter");
    const address = "Ana Pérez\nCalle Mayor 1\n\n28013 Madrid";
    expect(await letter.send(outgoing({ channel: "letter", address, message }), QUIET)).toMatchObject({
      status: "accepted",
    });
    const attachments = [{ ref: "file-7", name: "letter.pdf", mediaType: "application/pdf" }];
    const uploaded = plainMessage("letter", { html: "<p>", attachments });
    await letter.send(outgoing({ channel: "letter", key: "k2", address, message: uploaded }), QUIET);
    expect(fake.messages().map(({ to, content }) => [to, content])).toEqual([
      ["Ana Pérez\nCalle Mayor 1\n28013 Madrid", { html: message.html, language: message.locale }],
      ["Ana Pérez\nCalle Mayor 1\n28013 Madrid", { file: "file-7", language: "en" }],
    ]);
    expect(await letter.send(outgoing({ channel: "letter", key: "k3", address: "Ana" }), QUIET)).toMatchObject({
      status: "rejected",
    });
  });

  test("CH31 a notification has title, text and link; a token that is gone is a bad address", async () => {
    const push = channelOf(pushDefinition({ apiBase: fake.url, project: "p1" }));
    const message = await starterMessage("push");
    const { title, body, link } = message.parts as Record<string, string>;
    expect(await push.send(outgoing({ channel: "push", address: "token-1", message }), QUIET)).toMatchObject({
      status: "accepted",
    });
    expect(fake.messages()[0]).toMatchObject({
      to: "token-1",
      key: KEY,
      content: { title, text: body, ...(link && { link }) },
    });
    const gone = await push.send(outgoing({ channel: "push", address: "gone-1", message, key: "k2" }), QUIET);
    expect(gone).toMatchObject({ status: "rejected", code: "address.gone" });
  });

  test("CH32 callbacks with a time are believed once they are signed, and not when they are old", async () => {
    const sms = channelOf(plainSmsDefinition({ apiBase: fake.url, from: "ACME" }));
    await sms.send(outgoing({ callbackUrl: host.url }), QUIET);
    const [{ ref } = { ref: "" }] = fake.messages();
    expect(await fake.report(KEY, "delivered")).toEqual([{ status: 204, body: "" }]);
    expect(await fake.report(KEY, "bounced", { at: NOW - 600_000 })).toEqual([{ status: 400, body: "signature.old" }]);
    expect(host.notices()).toEqual([
      { kind: "receipt", id: `${ref}:delivered`, key: KEY, ref, what: "delivered", at: NOW },
    ]);
  });

  test("CH32 a callback of somebody else is refused", async () => {
    const other = closedAfterTest(await fakeProvider({ now: () => NOW, secrets: { callbackSecret: "other" } }));
    const sms = channelOf(plainSmsDefinition({ apiBase: other.url, from: "ACME" }));
    await sms.send(outgoing({ callbackUrl: host.url }), QUIET);
    expect(await other.report(KEY, "delivered")).toEqual([{ status: 400, body: "signature.wrong" }]);
  });
});

test.each([
  ["no JSON", "nonsense", "body.malformed"],
  ["bytes that are no text", Buffer.from([0xff, 0x22]), "body.malformed"],
  ["a notice without its id", '{"type":"status","status":"delivered","messageId":"m"}', "body.malformed"],
  ["a list where an id should be", '{"type":"status","status":"delivered","messageId":"m","id":[1]}', "body.malformed"],
])("CH33 a callback with %s is refused, whole", async (_, body, code) => {
  const time = String(NOW / 1000);
  const signature = createHmac("sha256", callbackSecret).update(`${time}.`).update(body).digest("hex");
  const sms = channelOf(plainSmsDefinition({ apiBase: "http://127.0.0.1", from: "ACME" }));
  const request = inbound({
    body,
    headers: { "x-timestamp": time, "x-signature": signature, "content-type": "application/json" },
  });
  expect(await sms.receive?.(request)).toMatchObject({ status: "refused", code });
});

test("CH33 what a definition does not speak of has no notices", async () => {
  const body = '{"type":"invoice","id":"1"}';
  const time = String(NOW / 1000);
  const signature = createHmac("sha256", callbackSecret).update(`${time}.${body}`).digest("hex");
  const sms = channelOf(plainSmsDefinition({ apiBase: "http://127.0.0.1", from: "ACME" }));
  const request = inbound({ body, headers: { "x-timestamp": time, "x-signature": signature } });
  expect(await sms.receive?.(request)).toEqual({ status: "accepted", notices: [] });
});

/** What a definition makes of one answer. */
async function fetchedAs(definition: HttpDefinition, status: number, body: unknown) {
  const server = createServer((request, response) => {
    request
      .resume()
      .on("end", () => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const url = definition.request.url.replace("http://127.0.0.1", `http://127.0.0.1:${port}`);
  const channel = httpChannel({ ...definition, request: { ...definition.request, url } }, { secrets: SECRETS });
  try {
    return await channel.send(outgoing({ message: plainMessage("whatsapp", { parts: { name: "x" } }) }), QUIET);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
