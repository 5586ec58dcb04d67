/**
 * Mail over SMTP. The protocol sees the same mail twice as two mails, so what broke off after the text had begun is `unknown`; a
 * Message-ID made from the key lets recipients, servers and people recognize it.
 */

import { createTransport } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import type { Channel, Outgoing, Semantics, SendResult } from "../model/channel.ts";
import { error, InputError } from "../problem.ts";
import { composeMail, isMailAddress, type MailOptions, type Sender } from "./mail.ts";
import { type SmtpError, smtpResult } from "./smtpResult.ts";

export interface SmtpOptions extends Pick<MailOptions, "replyTo" | "loadAttachment"> {
  /** Default `email`. */
  readonly id?: string;
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. This or `server`. */
  readonly url?: string;
  /** Options of nodemailer's pooled transport: `host`, `port`, `secure`, `auth`, `tls`, `maxConnections`, `rateLimit`, ... */
  readonly server?: Omit<SMTPPool.Options, "pool" | "url">;
  /** Address, or name and address. The name of a template's own sender takes the place of the name. */
  readonly from: string | Sender;
  /** Where bounces go; default the address of `from`. */
  readonly returnPath?: string;
  /** Default `atMostOnce`. `idempotent` accepts that a mail whose fate is unknown comes twice. */
  readonly semantics?: Semantics;
  /** ms; default 60,000. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;

/**
 * A channel for mail over a pool of connections.
 *
 * @throws InputError for an address that is none, or when there is no server.
 */
export function smtpChannel(options: SmtpOptions): Channel {
  const { id = "email", semantics = "atMostOnce", timeoutMs = TIMEOUT_MS } = options;
  const from = senderOf(options);
  const { replyTo, loadAttachment, returnPath = from.address } = options;
  const mailOptions: MailOptions = { from, ...(replyTo && { replyTo }), ...(loadAttachment && { loadAttachment }) };
  const transport = createTransport({
    ...options.server,
    ...(options.url !== undefined && { url: options.url }),
    pool: true,
    // A connection that had been idle may be dropped at any time; what has not left a byte goes over a new one.
    maxRequeues: 2,
    // The text of the mail is the host's: nothing in it reads files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const started = watchText(transport);
  return {
    id,
    semantics,
    timeoutMs,
    async send(outgoing: Outgoing, signal: AbortSignal): Promise<SendResult> {
      const until = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const composed = await composeMail(outgoing, mailOptions, until);
      if (!composed.ok) return composed.result;
      const { mail, messageId, address } = composed;
      try {
        await transport.sendMail({ ...mail, envelope: { from: returnPath, to: [address] }, signal: until });
        return { status: "accepted", ref: messageId };
      } catch (reason) {
        return smtpResult(reason as SmtpError, started.has(messageId));
      } finally {
        started.delete(messageId);
      }
    },
    async close() {
      transport.close();
    },
  };
}

type Transport = ReturnType<typeof createTransport<SMTPPool.SentMessageInfo>>;

/**
 * The Message-IDs of mails whose text has begun to leave. Nodemailer reads the text only after the server has asked for it, and
 * its errors do not tell; a text that has been read is never read again.
 */
function watchText(transport: Pick<Transport, "use">): Set<string> {
  const started = new Set<string>();
  transport.use("stream", (mail, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (...given: Parameters<typeof create>) => {
      const stream = create(...given);
      const id = message.messageId();
      if (started.has(id)) stream.destroy(new Error("the text has left before"));
      const read = stream.read.bind(stream);
      stream.read = (size?: number) => {
        const chunk = read(size);
        if (chunk !== null) started.add(id);
        return chunk;
      };
      return stream;
    };
    done();
  });
  return started;
}

function senderOf({ url, server, from, returnPath, replyTo }: SmtpOptions): Sender {
  const sender = typeof from === "string" ? { address: from } : from;
  const addresses: readonly (readonly [string, string | undefined])[] = [
    [typeof from === "string" ? "/from" : "/from/address", sender.address],
    ["/returnPath", returnPath],
    ["/replyTo", replyTo],
  ];
  const problems = addresses
    .filter(([, address]) => address !== undefined && !isMailAddress(address))
    .map(([path]) => error("smtp.address", "Write one mail address here, without a name.", { path }));
  if ((url === undefined) === (server === undefined))
    problems.push(error("smtp.server", "Name the mail server, by `url` or by `server`.", { path: "/url" }));
  if (url !== undefined && !/^smtps?:\/\/[^\s]+$/.test(url))
    problems.push(error("smtp.server", "Write the server as smtp://host:port or smtps://host:port.", { path: "/url" }));
  if (problems.length > 0) throw new InputError(problems);
  return sender;
}
