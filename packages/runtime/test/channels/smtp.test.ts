/** Mail against a real mail server: what arrives, what each fault comes to, and that no value makes a header. */

import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { isMailAddress, type LoadAttachment } from "../../src/channels/mail.ts";
import { type SmtpOptions, smtpChannel } from "../../src/channels/smtp.ts";
import { smtpResult } from "../../src/channels/smtpResult.ts";
import { type FakeMailServer, fakeMailServer, type MailFaultKind } from "../../src/fakes.ts";
import type { Outgoing } from "../../src/model/channel.ts";
import { InputError } from "../../src/problem.ts";
import { closedAfterAll, closedAfterTest, outgoing, plainMessage, QUIET } from "./world.ts";

let server: FakeMailServer;
beforeAll(async () => {
  server = await fakeMailServer();
});
closedAfterAll({ close: () => server.close() });
afterEach(() => server.clear());

const channel = (options: Partial<SmtpOptions> = {}) => {
  const made = smtpChannel({ url: server.url, from: { name: "Acme", address: "billing@acme.example" }, ...options });
  closedAfterTest({ close: () => made.close?.() });
  return made;
};

const mail = (members: Partial<Outgoing> = {}, message: Parameters<typeof plainMessage>[1] = {}) =>
  outgoing({
    channel: "email",
    address: "ana@debtor.example",
    message: plainMessage("email", { subject: "Invoice 7", text: "You owe", html: "<p>You owe</p>", ...message }),
    ...members,
  });

describe("what arrives", () => {
  test("CH34 a mail has its texts, its headers, and marks that are the same on every attempt", async () => {
    const smtp = channel({ replyTo: "help@acme.example", returnPath: "bounces@acme.example" });
    const headers = {
      "List-Unsubscribe": `<https://acme.example/u/${"x".repeat(120)}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    };
    const first = await smtp.send(mail({}, { headers, fromName: "Acme España" }), QUIET);
    await smtp.send(mail({ attempt: 2 }, { headers }), QUIET);
    await smtp.send(mail({ tenant: "other" }, { headers }), QUIET);
    const [one, again, other] = server.mails();
    expect(first).toEqual({ status: "accepted", ref: one?.messageId });
    expect(one).toMatchObject({
      from: "bounces@acme.example",
      to: "ana@debtor.example",
      subject: "Invoice 7",
      text: "You owe",
      html: "<p>You owe</p>",
    });
    expect(one?.headers).toMatchObject({
      from: "Acme España <billing@acme.example>",
      to: "ana@debtor.example",
      "reply-to": "help@acme.example",
      "auto-submitted": "auto-generated",
      "list-unsubscribe": headers["List-Unsubscribe"],
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    });
    expect(one?.messageId).toMatch(/^<[0-9a-f]{40}@acme\.example>$/);
    expect(one?.messageId).toContain(one?.headers["x-dunlin-key"]);
    expect(again?.messageId).toBe(one?.messageId);
    expect(other?.messageId).not.toBe(one?.messageId);
    expect(one?.raw).not.toContain("E-1");
  });

  test("CH34 texts arrive as they are: long lines, points at the beginning of a line, other alphabets", async () => {
    const text = `${"ñandú ".repeat(300)}\n.\n..two\n=3D ${"x".repeat(2000)}\nΩ 日本`;
    const html = `<p style="a:b">${text}</p>`;
    const subject = `Rechnung über ${"ä".repeat(150)} 12,30 €`;
    expect(await channel().send(mail({}, { text, html, subject }), QUIET)).toMatchObject({ status: "accepted" });
    const [arrived] = server.mails();
    expect(arrived?.subject).toBe(subject);
    expect(arrived?.text?.replaceAll("\r\n", "\n")).toBe(text);
    expect(arrived?.html?.replaceAll("\r\n", "\n")).toBe(html);
  });

  const attachments = [{ ref: "invoice-7", name: "Factura ñ.pdf", mediaType: "application/pdf" }];

  test("CH35 attachments are loaded by their reference", async () => {
    const asked: unknown[] = [];
    const loadAttachment: LoadAttachment = async ({ ref }, { caseId }) => {
      asked.push([ref, caseId]);
      return { content: Buffer.from("%PDF-1.7\n\u00e9") };
    };
    await channel({ loadAttachment }).send(mail({}, { attachments }), QUIET);
    expect(asked).toEqual([["invoice-7", "E-1"]]);
    expect(server.mails()[0]?.attachments).toMatchObject([{ type: "application/pdf" }]);
    expect(server.mails()[0]?.attachments[0]?.content.toString()).toBe("%PDF-1.7\n\u00e9");
  });

  test.each<[string, Partial<SmtpOptions>, object]>([
    ["nothing to load it with", {}, { status: "rejected", code: "attachment.port" }],
    ["no such file", { loadAttachment: async () => undefined }, { status: "rejected", code: "attachment.missing" }],
    [
      "a store that is down",
      { loadAttachment: () => Promise.reject(new Error("/secret/path")) },
      { status: "retry", code: "attachment.failed" },
    ],
    [
      "a name with a line break",
      { loadAttachment: async () => ({ content: Buffer.from(""), name: "a\r\nBcc: x@evil.example" }) },
      { status: "rejected", code: "header.invalid" },
    ],
    [
      "a type with another header",
      { loadAttachment: async () => ({ content: Buffer.from(""), mediaType: "text/plain\r\nX: y" }) },
      { status: "rejected", code: "header.invalid" },
    ],
  ])("CH35 with %s no mail leaves without its file", async (_, options, result) => {
    const sent = await channel(options).send(mail({}, { attachments }), QUIET);
    expect(sent).toMatchObject(result);
    expect(JSON.stringify(sent)).not.toContain("/secret/path");
    expect(server.mails()).toEqual([]);
  });
});

describe("what a fault comes to", () => {
  const cases: readonly (readonly [MailFaultKind, object, kept: number])[] = [
    ["550", { status: "rejected", code: "address.invalid" }, 0],
    ["451", { status: "retry", code: "smtp.4.7.1" }, 0],
    ["451afterText", { status: "retry", code: "smtp.4.3.0" }, 0],
    ["550afterText", { status: "rejected", code: "smtp.5.7.1" }, 0],
    ["close", { status: "retry" }, 0],
    ["closeBeforeText", { status: "retry" }, 0],
    ["loseText", { status: "unknown" }, 0],
    ["closeAfterText", { status: "unknown" }, 1],
    ["hangBeforeText", { status: "retry" }, 0],
    ["hangAfterText", { status: "unknown" }, 1],
  ];
  test.each(cases)("CH36 %s", async (fault, result, kept) => {
    server.fault({ fault });
    const smtp = channel({ timeoutMs: fault.startsWith("hang") ? 500 : 10_000 });
    const sent = await smtp.send(mail(), QUIET);
    expect(sent).toMatchObject(result);
    expect(server.mails()).toHaveLength(kept);
    for (const word of ["ana", "debtor.example", "You owe", "Invoice"])
      expect(JSON.stringify(sent)).not.toContain(word);
  });

  test("CH36 a server that is not there took nothing", async () => {
    const gone = await fakeMailServer();
    await gone.close();
    expect(await channel({ url: gone.url }).send(mail(), QUIET)).toMatchObject({
      status: "retry",
      code: "smtp.ESOCKET",
    });
  });

  test("CH36 a gray list turns away once", async () => {
    server.fault({ fault: "greylist" });
    const smtp = channel();
    expect(await smtp.send(mail(), QUIET)).toMatchObject({ status: "retry" });
    expect(await smtp.send(mail({ attempt: 2 }), QUIET)).toMatchObject({ status: "accepted" });
    expect(server.attempts().map(({ outcome }) => outcome)).toEqual(["greylist", "kept"]);
  });

  test("CH36 a wrong password is no fault of the mail", async () => {
    const guarded = closedAfterTest(await fakeMailServer({ login: { user: "u", password: "right" } }));
    const wrong = await channel({ url: guarded.url.replace("right", "wrong") }).send(mail(), QUIET);
    expect(wrong).toMatchObject({ status: "retry", code: "smtp.5.7.8" });
    expect(JSON.stringify(wrong)).not.toContain("wrong");
    expect(await channel({ url: guarded.url }).send(mail(), QUIET)).toMatchObject({ status: "accepted" });
  });

  test("CH37 one refusal does not harm the mails beside it", async () => {
    server.fault({ fault: "550", recipient: "bad@" });
    server.fault({ fault: "closeAfterText", recipient: "lost@" });
    const smtp = channel({
      server: { port: server.port, host: "127.0.0.1", maxConnections: 2 },
      url: undefined as never,
    });
    const to = ["a@x.example", "bad@x.example", "b@x.example", "lost@x.example", "c@x.example"];
    const sent = await Promise.all(to.map((address) => smtp.send(mail({ address, key: address }), QUIET)));
    expect(sent.map(({ status }) => status)).toEqual(["accepted", "rejected", "accepted", "unknown", "accepted"]);
    expect(
      server
        .mails()
        .map((one) => one.to)
        .sort(),
    ).toEqual(["a@x.example", "b@x.example", "c@x.example", "lost@x.example"]);
  });

  test("CH37 a mail that is aborted while it waits has not left; one whose text has, may have arrived", async () => {
    server.fault({ fault: "hangAfterText", times: 1 });
    const smtp = channel({
      server: { port: server.port, host: "127.0.0.1", maxConnections: 1 },
      url: undefined as never,
    });
    const [on, waiting] = [new AbortController(), new AbortController()];
    const first = smtp.send(mail({ key: "1" }), on.signal);
    await expect.poll(() => server.mails().length).toBe(1);
    const second = smtp.send(mail({ key: "2" }), waiting.signal);
    waiting.abort();
    expect(await second).toMatchObject({ status: "retry" });
    on.abort();
    expect(await first).toMatchObject({ status: "unknown", code: "smtp.EABORT" });
    expect(await smtp.send(mail({ key: "3" }), QUIET)).toMatchObject({ status: "accepted" });
  });

  test.each([
    [{ responseCode: 421, code: "ECONNECTION" }, true, "retry"],
    [{ responseCode: 503, code: "EENVELOPE", command: "DATA" }, false, "retry"],
    [{ responseCode: 554, code: "EPROTOCOL", command: "CONN" }, false, "retry"],
    [{ responseCode: 552, code: "EMESSAGE", command: "DATA" }, true, "rejected"],
    [{ responseCode: 250, code: "ECONNECTION" }, true, "unknown"],
    [{ code: "EPROTOCOL" }, true, "unknown"],
    [{ code: "ETLS" }, false, "retry"],
    [{ code: "EDNS" }, false, "retry"],
    [{ code: "EMESSAGE", command: "MAIL FROM" }, false, "rejected"],
    [{ code: "EENVELOPE", command: "API" }, false, "rejected"],
    [{ code: "ESTREAM" }, true, "rejected"],
    [{}, false, "retry"],
  ])("CH38 %j with the text begun: %s is %s", (problem, begun, status) => {
    expect(smtpResult(problem, begun).status).toBe(status);
  });
});

describe("what no value can do", () => {
  test.each<[string, Partial<Outgoing>, Parameters<typeof plainMessage>[1], string]>([
    ["a line break in the subject", {}, { subject: "Hi\r\nBcc: x@evil.example" }, "header.invalid"],
    ["a bare line feed in the subject", {}, { subject: "Hi\nBcc: x@evil.example" }, "header.invalid"],
    ["a line break in the name", {}, { fromName: "A\r\nBcc: x@evil.example" }, "header.invalid"],
    [
      "a line break in a header",
      {},
      { headers: { "List-Unsubscribe": "<https://a>\r\nBcc: x@evil.example" } },
      "header.invalid",
    ],
    ["a header of the mail itself", {}, { headers: { Bcc: "x@evil.example" } }, "header.unknown"],
    ["another From", {}, { headers: { from: "x@evil.example" } }, "header.unknown"],
    ["our own mark", {}, { headers: { "X-Dunlin-Key": "1" } }, "header.unknown"],
    ["a header with a colon", {}, { headers: { "X-A: b\r\nBcc": "x@evil.example" } }, "header.unknown"],
    ["a line break in the address", { address: "a@x.example\r\nRCPT TO:<x@evil.example>" }, {}, "address.invalid"],
    ["two addresses", { address: "a@x.example, x@evil.example" }, {}, "address.invalid"],
    ["a name with the address", { address: "A <a@x.example>" }, {}, "address.invalid"],
    ["no address", { address: "" }, {}, "address.invalid"],
  ])("CH39 %s is refused, and nothing is sent", async (_, members, message, code) => {
    expect(await channel().send(mail(members, message), QUIET)).toMatchObject({ status: "rejected", code });
    expect(server.attempts()).toEqual([]);
  });

  test("CH39 whatever stands in subject and name, the mail has one recipient and its own headers", async () => {
    const smtp = channel();
    const line = fc.string({ unit: "binary", maxLength: 60 });
    const runs = Math.min(30, Number(process.env.FC_RUNS ?? 30));
    await fc.assert(
      fc.asyncProperty(line, line, async (subject, fromName) => {
        server.clear();
        const { status } = await smtp.send(mail({}, { subject: `I ${subject}`, fromName }), QUIET);
        const arrived = server.mails();
        expect(arrived).toHaveLength(status === "accepted" ? 1 : 0);
        if (status !== "accepted") return;
        const headers = arrived[0]?.headers ?? {};
        expect(arrived[0]?.to).toBe("ana@debtor.example");
        expect(headers.to).toBe("ana@debtor.example");
        expect(headers.from).toMatch(/(?:^|<)billing@acme\.example>?$/);
        expect(Object.keys(headers).sort()).toEqual([
          ...[
            "auto-submitted",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "subject",
            "to",
            "x-dunlin-key",
          ],
        ]);
      }),
      { numRuns: runs },
    );
  });

  test.each([
    ["a@b.example", true],
    ["a.b+c@xn--bcher-kva.example", true],
    ["josé@correo.example", true],
    ["a@b@c", false],
    ["a b@c.example", false],
    ["@c.example", false],
    ['"a"@c.example', false],
    [`${"a".repeat(65)}@c.example`, false],
    ["a@b.example\u0000", false],
  ])("CH40 %j as one address: %s", (address, right) => {
    expect(isMailAddress(address)).toBe(right);
  });

  test("CH40 options that make no sense are told with their place", () => {
    const problems = (options: SmtpOptions) => {
      try {
        smtpChannel(options);
        return [];
      } catch (reason) {
        return (reason as InputError).problems.map(({ code, path }) => `${code} ${path}`);
      }
    };
    expect(problems({ from: "Acme <a@b.example>", url: "smtp://h" })).toEqual(["smtp.address /from"]);
    expect(problems({ from: { address: "x" }, url: "http://h", replyTo: "a,b" })).toEqual([
      "smtp.address /from/address",
      "smtp.address /replyTo",
      "smtp.server /url",
    ]);
    expect(problems({ from: "a@b.example" })).toEqual(["smtp.server /url"]);
    expect(() => smtpChannel({ from: "x" })).toThrow(InputError);
  });
});

test("CH34 mail is sent at most once unless the host says otherwise", () => {
  expect(channel().semantics).toBe("atMostOnce");
  expect(channel({ semantics: "idempotent" }).semantics).toBe("idempotent");
});
