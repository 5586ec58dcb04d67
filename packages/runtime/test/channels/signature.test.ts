/** Signatures of callbacks: right ones, and every way to be wrong. */

import { createHash, createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { SignatureDefinition } from "../../src/channels/definition.ts";
import { checkSignature } from "../../src/channels/signature.ts";
import type { InboundRequest } from "../../src/model/channel.ts";
import { inbound, NOW } from "./world.ts";

const SECRET = "s3cret";
const hmac = (text: string, encoding: "hex" | "base64" = "hex", secret = SECRET) =>
  createHmac("sha256", secret).update(text).digest(encoding);

const verdict = (definition: SignatureDefinition, request: InboundRequest, secrets: readonly string[] = [SECRET]) => {
  const found = checkSignature(definition, request, secrets);
  return found.ok ? "ok" : found.code;
};

const second = Math.floor(NOW / 1000);

describe("HMAC over the body", () => {
  const plain: SignatureDefinition = { scheme: "hmac-sha256-hex", secret: "s", header: "X-Sig", prefix: "v1=" };
  const body = '{"a":"ñ"}';
  const signed = inbound({ body, headers: { "x-sig": `v1=${hmac(body)}` } });

  test.each<[string, Partial<InboundRequest>, string]>([
    ["as it was signed", {}, "ok"],
    ["with another body", { body: Buffer.from('{"a":"n"}') }, "signature.wrong"],
    ["with a byte more", { body: Buffer.from(`${body} `) }, "signature.wrong"],
    ["without a header", { headers: {} }, "signature.missing"],
    ["with an empty header", { headers: { "x-sig": "" } }, "signature.missing"],
    ["without the prefix", { headers: { "x-sig": hmac(body) } }, "signature.wrong"],
    ["cut short", { headers: { "x-sig": `v1=${hmac(body).slice(0, 10)}` } }, "signature.wrong"],
    ["with letters of another size", { headers: { "x-sig": `v1=${hmac(body).toUpperCase()}` } }, "signature.wrong"],
    ["by another secret", { headers: { "x-sig": `v1=${hmac(body, "hex", "other")}` } }, "signature.wrong"],
  ])("CH20 %s", (_, change, expected) => {
    expect(verdict(plain, { ...signed, ...change })).toBe(expected);
  });

  test("CH20 bytes that are no text are signed as they are", () => {
    const raw = Buffer.from([0xff, 0xfe, 0x00]);
    const right = createHmac("sha256", SECRET).update(raw).digest("hex");
    const headers = { "x-sig": `v1=${right}` };
    expect(verdict(plain, { ...signed, body: raw, headers })).toBe("ok");
    expect(verdict(plain, { ...signed, body: Buffer.from([0xfd, 0xfe, 0x00]), headers })).toBe("signature.wrong");
  });

  test("CH21 while secrets change, each of them signs", () => {
    const by = (secret: string) => ({ ...signed, headers: { "x-sig": `v1=${hmac(body, "hex", secret)}` } });
    expect(verdict(plain, by("new"), ["new", "old"])).toBe("ok");
    expect(verdict(plain, by("old"), ["new", "old"])).toBe("ok");
    expect(verdict(plain, by("older"), ["new", "old"])).toBe("signature.wrong");
  });
});

describe("HMAC with a time", () => {
  const timed: SignatureDefinition = {
    ...{ scheme: "hmac-sha256-base64", secret: "s", header: "x-sig", payload: "{method}.{url}.{timestamp}.{body}" },
    timestamp: { header: "X-Time", unit: "s", toleranceSeconds: 60 },
  };
  const at = (time: string, method = "POST", url = "https://host.example/cb") =>
    inbound({ body: "b", headers: { "x-time": time, "x-sig": hmac(`${method}.${url}.${time}.b`, "base64") } });

  test.each([
    ["now", at(String(second)), "ok"],
    ["at the edge", at(String(second - 60)), "ok"],
    ["too old", at(String(second - 61)), "signature.old"],
    ["from the future", at(String(second + 61)), "signature.old"],
    ["with a time that is none", at("now"), "signature.old"],
    ["with a time as milliseconds", at(String(NOW)), "signature.old"],
    [
      "with the time of another",
      { ...at(String(second)), headers: { ...at(String(second)).headers, "x-time": String(second - 1) } },
      "signature.wrong",
    ],
    ["of another address", { ...at(String(second)), url: "https://host.example/other" }, "signature.wrong"],
    ["of another method", { ...at(String(second)), method: "PUT" }, "signature.wrong"],
    ["without its time", { ...at(String(second)), headers: { "x-sig": "x" } }, "signature.missing"],
  ])("CH22 %s", (_, request, expected) => {
    expect(verdict(timed, request)).toBe(expected);
  });

  test("CH22 milliseconds, where they are agreed", () => {
    const definition = { ...timed, timestamp: { header: "x-time", unit: "ms", toleranceSeconds: 60 } } as const;
    expect(verdict(definition, at(String(NOW - 59_000)))).toBe("ok");
    expect(verdict(definition, at(String(NOW - 61_000)))).toBe("signature.old");
  });
});

describe("schemes of providers", () => {
  test("CH23 Meta signs the body in a header of its own", () => {
    const body = '{"entry":[]}';
    const request = inbound({ body, headers: { "x-hub-signature-256": `sha256=${hmac(body)}` } });
    expect(verdict({ scheme: "meta", secret: "s" }, request)).toBe("ok");
    expect(verdict({ scheme: "meta", secret: "s" }, { ...request, body: Buffer.from("{}") })).toBe("signature.wrong");
    expect(verdict({ scheme: "meta", secret: "s" }, inbound({ body, headers: { "x-hub-signature": "sha1=00" } }))).toBe(
      "signature.missing",
    );
  });

  // Source: Twilio, "Webhooks security", the example of a request and its signature.
  const twilioUrl = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const fields = {
    CallSid: "CA1234567890ABCDE",
    Caller: "+12349013030",
    Digits: "1234",
    From: "+12349013030",
    To: "+18005551212",
  };
  const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  const twilio = inbound({
    url: twilioUrl,
    body: new URLSearchParams(fields).toString(),
    headers: { ...form, "x-twilio-signature": "0/KCTR6DLpKmkAf8muzZqo1nDgQ=" },
  });

  test.each<[string, Partial<InboundRequest>, string]>([
    ["as in the manual", {}, "ok"],
    [
      "with another field",
      { body: Buffer.from(new URLSearchParams({ ...fields, Digits: "1235" }).toString()) },
      "signature.wrong",
    ],
    [
      "with one more field",
      { body: Buffer.from(new URLSearchParams({ ...fields, Z: "" }).toString()) },
      "signature.wrong",
    ],
    ["at another address", { url: "https://mycompany.com/myapp.php?foo=1&bar=3" }, "signature.wrong"],
    ["without a signature", { headers: form }, "signature.missing"],
    [
      "as another kind of body",
      { headers: { ...twilio.headers, "content-type": "application/json" } },
      "signature.wrong",
    ],
  ])("CH23 Twilio signs address and fields: %s", (_, change, expected) => {
    expect(verdict({ scheme: "twilio", secret: "s" }, { ...twilio, ...change }, ["12345"])).toBe(expected);
  });

  test("CH23 Twilio signs another body by its hash in the address", () => {
    const body = '{"a":1}';
    const url = `https://host.example/cb?bodySHA256=${createHash("sha256").update(body).digest("hex")}`;
    const signature = createHmac("sha1", SECRET).update(url).digest("base64");
    const request = inbound({
      url,
      body,
      headers: { "content-type": "application/json", "x-twilio-signature": signature },
    });
    expect(verdict({ scheme: "twilio", secret: "s" }, request)).toBe("ok");
    expect(verdict({ scheme: "twilio", secret: "s" }, { ...request, body: Buffer.from('{"a":2}') })).toBe(
      "signature.wrong",
    );
  });

  const key = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
  const webhook = (at: number, id = "msg_1") =>
    inbound({
      body: '{"a":"ñ"}',
      headers: {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at / 1000)),
        "webhook-signature": `v1a,xyz v1,AAAA ${new Webhook(key).sign(id, new Date(at), '{"a":"ñ"}')}`,
      },
    });
  const standard: SignatureDefinition = { scheme: "standardWebhooks", secret: "s" };

  test.each([
    ["as the library signs it", webhook(NOW), "ok"],
    ["at the edge of five minutes", webhook(NOW - 300_000), "ok"],
    ["too old", webhook(NOW - 301_000), "signature.old"],
    ["from the future", webhook(NOW + 301_000), "signature.old"],
    ["with another body", { ...webhook(NOW), body: Buffer.from("{}") }, "signature.wrong"],
    [
      "with the id of another",
      { ...webhook(NOW), headers: { ...webhook(NOW).headers, "webhook-id": "msg_2" } },
      "signature.wrong",
    ],
    [
      "of a scheme that is not ours",
      { ...webhook(NOW), headers: { ...webhook(NOW).headers, "webhook-signature": "v2,AAAA" } },
      "signature.wrong",
    ],
    [
      "without an id",
      { ...webhook(NOW), headers: { ...webhook(NOW).headers, "webhook-id": undefined } },
      "signature.missing",
    ],
  ])("CH23 Standard Webhooks %s", (_, request, expected) => {
    expect(verdict(standard, request, [key])).toBe(expected);
  });
});

test("CH24 a refusal tells nothing of what would have been right", () => {
  const request = inbound({ body: "b", headers: { "x-sig": "wrong" } });
  const found = checkSignature({ scheme: "hmac-sha256-hex", secret: "s", header: "x-sig" }, request, [SECRET]);
  expect(found.ok).toBe(false);
  for (const word of [SECRET, hmac("b"), "wrong"])
    expect(JSON.stringify(found).replace("signature.wrong", "")).not.toContain(word);
});
