/** The fakes themselves: what they keep, what they refuse, and that they can live in a process of their own. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createTransport } from "nodemailer";
import { describe, expect, test } from "vitest";
import { httpChannel } from "../../src/channels/http.ts";
import { stripePayments } from "../../src/channels/payments/stripe.ts";
import { plainSmsDefinition } from "../../src/channels/presets/plain.ts";
import { FAKE_SECRETS, fakeMailServer, fakePayments, fakeProvider, runFake } from "../../src/fakes.ts";
import { callbackHost, closedAfterTest, KEY, NOW, outgoing, QUIET } from "./world.ts";

const { apiKey } = FAKE_SECRETS;

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("the mail server", () => {
  const mailTo = (url: string, to: string) => {
    const transport = createTransport({ url });
    const send = transport.sendMail({
      from: "a@acme.example",
      to,
      subject: `Für ${to}`,
      text: "Hi",
      html: "<p>Hi</p>",
    });
    return send.then(
      () => "kept",
      (reason: { responseCode?: number }) => reason.responseCode ?? 0,
    );
  };

  test("FK1 it keeps mails in order, and those of one recipient can be asked for", async () => {
    const server = closedAfterTest(await fakeMailServer({ now: () => NOW }));
    for (const to of ["a@x.example", "b@x.example", "a@x.example"]) expect(await mailTo(server.url, to)).toBe("kept");
    expect(server.mails().map(({ n, to, at }) => [n, to, at])).toEqual([
      [1, "a@x.example", NOW],
      [2, "b@x.example", NOW],
      [3, "a@x.example", NOW],
    ]);
    expect(server.mails("b@x.example")).toMatchObject([{ subject: "Für b@x.example", text: "Hi", html: "<p>Hi</p>" }]);
  });

  test("FK2 faults are told by recipient, by turn, and by how often", async () => {
    const faults = [
      { fault: "550", recipient: "@bad.example" },
      { fault: "451", nth: 2 },
      { fault: "451afterText", recipient: "twice@", times: 2 },
    ] as const;
    const server = closedAfterTest(await fakeMailServer({ faults }));
    const to = ["a@x.example", "b@x.example", "c@bad.example", "twice@x.example", "twice@x.example", "twice@x.example"];
    const results: unknown[] = [];
    for (const one of to) results.push(await mailTo(server.url, one));
    expect(results).toEqual(["kept", 451, 550, 451, 451, "kept"]);
    server.clear();
    expect(await mailTo(server.url, "c@bad.example")).toBe("kept");
    expect(server.mails()).toHaveLength(1);
  });
});

describe("the provider", () => {
  const sms = { reference: KEY, to: "+34600000001", from: "ACME", text: "Hi" };
  const keyed = { "idempotency-key": KEY };

  test("FK3 a key is one message, and with another body a mistake; where keys are unknown, two messages", async () => {
    const fake = closedAfterTest(await fakeProvider());
    const url = `${fake.url}/v1/messages`;
    const answers = [
      await post(url, sms, keyed),
      await post(url, sms, keyed),
      await post(url, { ...sms, text: "Bye" }, keyed),
      await post(url, sms),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 422, 202]);
    expect(fake.requests(KEY).map(({ outcome }) => outcome)).toEqual(["accepted", "repeated", "conflict", "accepted"]);
    const forgetful = closedAfterTest(await fakeProvider({ idempotent: false }));
    for (const _ of [1, 2]) await post(`${forgetful.url}/v1/messages`, sms, keyed);
    expect(forgetful.messages({ key: KEY })).toHaveLength(2);
  });

  test("FK3 who has no key is refused, and noted", async () => {
    const fake = closedAfterTest(await fakeProvider());
    for (const path of ["/v1/messages", "/v1/letters", "/v21.0/1/messages", "/v1/projects/p/messages:send", "/hooks"])
      expect((await post(`${fake.url}${path}`, sms, { authorization: "Bearer wrong" })).status).toBe(401);
    expect(fake.requests().map(({ outcome }) => outcome)).toEqual(Array(5).fill("refused"));
    expect(fake.messages()).toEqual([]);
  });

  test("FK9 ids count on over what was forgotten, and from where it is told", async () => {
    const fake = closedAfterTest(await fakeProvider({ idsFrom: 41 }));
    for (const _ of [1, 2]) {
      await post(`${fake.url}/v1/messages`, sms);
      fake.clear();
    }
    await post(`${fake.url}/v1/messages`, sms);
    expect(fake.messages().map(({ ref }) => ref)).toEqual(["msg-44"]);
    const payments = closedAfterTest(await fakePayments({ idsFrom: 41 }));
    const form = new URLSearchParams({ amount: "100", currency: "eur", payment_method: "pm_1", customer: "c" });
    const headers = { authorization: `Bearer ${payments.secretKey}`, "idempotency-key": "k-1" };
    await fetch(`${payments.url}/v1/payment_intents`, { method: "POST", headers, body: form });
    expect(payments.payments().map(({ id }) => id)).toEqual(["pi_fake42"]);
  });

  test("FK4 statuses are reported by themselves, in their order", async () => {
    const host = closedAfterTest(await callbackHost(async () => ({ status: "accepted", notices: [] })));
    const fake = closedAfterTest(await fakeProvider({ statuses: { plainSms: ["sent", "delivered"] } }));
    await post(`${fake.url}/v1/messages`, { ...sms, callbackUrl: host.url });
    await expect.poll(() => host.results()).toHaveLength(2);
    expect(fake.messages()[0]?.statuses).toEqual(["sent", "delivered"]);
  });

  test("FK5 everything can be told and asked over HTTP", async () => {
    const host = closedAfterTest(await callbackHost(async () => ({ status: "accepted", notices: [] })));
    const fake = closedAfterTest(await fakeProvider());
    const items = async (path: string) =>
      ((await (await fetch(`${fake.url}/_fake/${path}`)).json()) as { items: unknown[] }).items;
    const tell = (path: string, body: unknown) => post(`${fake.url}/_fake/${path}`, body);
    await tell("faults", { fault: { kind: "status", status: 500 }, times: 1 });
    expect((await post(`${fake.url}/v1/messages`, sms)).status).toBe(500);
    await post(`${fake.url}/v1/messages`, { ...sms, callbackUrl: host.url });
    await tell("callbackUrls", { plainSms: host.url });
    expect(await (await tell("report", { message: KEY, status: "sent", times: 2 })).json()).toEqual({
      deliveries: [
        { status: 204, body: "" },
        { status: 204, body: "" },
      ],
    });
    await tell("reply", { channel: "plainSms", from: "+34600000001", text: "STOP" });
    expect(host.results()).toHaveLength(3);
    expect(await items("requests")).toHaveLength(2);
    expect(await items(`messages?key=${encodeURIComponent(KEY)}`)).toMatchObject([
      { content: { text: "Hi" }, statuses: ["sent"] },
    ]);
    expect(await items("messages?channel=push")).toEqual([]);
    await fetch(`${fake.url}/_fake`, { method: "DELETE" });
    expect(await items("messages")).toEqual([]);
  });

  test("FK6 in a process of its own it tells its address, takes messages and ends when it is told to", async () => {
    const script = fileURLToPath(new URL("../../../../scripts/run-ts.mjs", import.meta.url));
    const main = fileURLToPath(new URL("../../src/fakes/main.ts", import.meta.url));
    const child = spawn(process.execPath, [script, main, "provider"], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      const { url } = JSON.parse(line.toString()) as { url: string };
      const secrets = { apiKey, callbackSecret: FAKE_SECRETS.callbackSecret };
      const channel = httpChannel(plainSmsDefinition({ apiBase: url, from: "ACME" }), { secrets });
      expect(await channel.send(outgoing(), QUIET)).toEqual({ status: "accepted", ref: "msg-1" });
      const asked = await fetch(`${url}/_fake/requests?key=${encodeURIComponent(KEY)}`);
      expect(await asked.json()).toMatchObject({ items: [{ key: KEY, outcome: "accepted" }] });
    } finally {
      child.kill("SIGTERM");
    }
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(0);
  });

  test.each([[[]], [["teapot"]], [["toString"]]])("FK6 %j is no fake", async (args) => {
    await expect(runFake(args, () => {})).rejects.toThrow(/^usage: /);
  });
});

describe("the payment page", () => {
  const opened = async (name = "Payment") => {
    const fake = closedAfterTest(await fakePayments());
    const stripe = stripePayments({
      apiBase: fake.url,
      secretKey: fake.secretKey,
      webhookSecret: "whsec_fake",
      paymentName: () => name,
    });
    const checkout = await stripe.checkout(
      {
        tenant: "t",
        key: "k",
        caseId: "c",
        amountMinor: 1200,
        currency: "JPY",
        returnUrl: "https://a.example/?x=1&y=%22",
      },
      QUIET,
    );
    return { fake, url: checkout.status === "open" ? checkout.url : "" };
  };

  test("FK7 it can be read and used by everybody: language, title, heading, buttons with words, a way back", async () => {
    const { url } = await opened();
    const answer = await fetch(url);
    const html = await answer.text();
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).toMatch(/<html lang="en">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain("¥1,200");
    expect(
      [...html.matchAll(/<button name="course" value="\w+">([^<]+)<\/button>/g)].map(([, words]) => words),
    ).toEqual(["Pay", "Pay by bank transfer", "Pay with a card without funds", "Pay with a stolen card"]);
    expect(html).toContain('<a href="https://a.example/?x=1&amp;y=%22">');
  });

  test("FK7 what is shown is text, whatever it is", async () => {
    const { url } = await opened('<img src=x onerror="alert(1)">');
    const declined = await fetch(url, { method: "POST", body: new URLSearchParams({ course: "<script>" }) });
    const html = await declined.text();
    expect(html).toContain('role="alert"');
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<script>");
  });

  test("FK7 a page that is not there is none", async () => {
    const { fake } = await opened();
    expect((await fetch(`${fake.url}/pay/cs_none`)).status).toBe(404);
    expect((await fetch(`${fake.url}/pay/cs_none`, { method: "POST" })).status).toBe(404);
  });

  test("FK8 payments can be told and asked over HTTP", async () => {
    const { fake, url } = await opened();
    const session = url.split("/").at(-1);
    const tell = async (path: string, body: unknown) => (await post(`${fake.url}/_fake/${path}`, body)).json();
    const { id } = (await tell("pay", { session })) as { id: string };
    await tell("refund", { payment: id, amount: 200 });
    await post(`${fake.url}/_fake/dispute`, { payment: id });
    const events = (await (await fetch(`${fake.url}/_fake/events`)).json()) as { items: { type: string }[] };
    expect(events.items.map(({ type }) => type)).toEqual([
      "payment_intent.succeeded",
      "charge.refunded",
      "charge.dispute.created",
    ]);
    await expect(fake.refund(id, 1001)).rejects.toThrow("more than");
    const host = closedAfterTest(await callbackHost(async () => ({ status: "accepted", notices: [] })));
    await post(`${fake.url}/_fake/webhookUrl`, { url: host.url });
    expect(await tell("deliver", { times: 2 })).toMatchObject({ deliveries: Array(6).fill({ status: 204 }) });
  });
});
