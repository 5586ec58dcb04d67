/** A mail server for trying things out: it speaks real SMTP, keeps what it takes, and fails where it is told to. */

import type { AddressInfo } from "node:net";
import type { SMTPServer, SMTPServerSession } from "smtp-server";
import { type MailContents, readMail } from "./mime.ts";
import { scriptOf, type Timing } from "./script.ts";

export interface ReceivedMail extends MailContents {
  /** From 1. */
  readonly n: number;
  /** ms */
  readonly at: number;
  /** Of the envelope. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly raw: string;
}

/**
 * What goes wrong: `451` and `550` answer the recipient, `451afterText` and `550afterText` the whole mail; `closeBeforeText` and
 * `closeAfterText` end the connection, the latter after the mail was kept; `hangBeforeText` and `hangAfterText` never answer,
 * the latter with the mail kept; `loseText` closes after the text had come, with nothing kept; `greylist` turns each recipient
 * away once; `close` ends the connection before a word, `535` refuses the login.
 */
export type MailFaultKind =
  | "451"
  | "550"
  | "451afterText"
  | "550afterText"
  | "closeBeforeText"
  | "closeAfterText"
  | "loseText"
  | "hangBeforeText"
  | "hangAfterText"
  | "greylist"
  | "close"
  | "535";

export interface MailFault extends Timing {
  readonly fault: MailFaultKind;
  /** Part of the address; default every recipient. Not for `close` and `535`. */
  readonly recipient?: string;
}

/** What happened to one recipient, in order. */
export interface MailAttempt {
  readonly to: string;
  readonly outcome: "kept" | MailFaultKind;
}

export interface FakeMailServerOptions {
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Whoever sends must log in so. */
  readonly login?: { readonly user: string; readonly password: string };
  readonly faults?: readonly MailFault[];
  /** ms; default the clock of the machine. */
  readonly now?: () => number;
}

export interface FakeMailServer {
  /** `smtp://127.0.0.1:...`, with the login. */
  readonly url: string;
  readonly port: number;
  /** Oldest first; of one recipient, or of all. */
  mails(to?: string): readonly ReceivedMail[];
  attempts(): readonly MailAttempt[];
  fault(fault: MailFault): void;
  /** Forgets mails, attempts and faults. */
  clear(): void;
  close(): Promise<void>;
}

const AT_START: readonly MailFaultKind[] = ["close"];
const AT_LOGIN: readonly MailFaultKind[] = ["535"];
const AT_RECIPIENT: readonly MailFaultKind[] = ["451", "550", "closeBeforeText", "hangBeforeText", "greylist"];
const AFTER_TEXT: readonly MailFaultKind[] = [
  ...(["451afterText", "550afterText", "closeAfterText", "hangAfterText", "loseText"] as const),
];

const failure = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

const AFTER_REFUSALS: { readonly [Kind in MailFaultKind]?: Error } = {
  "451afterText": failure(451, "4.3.0 Not now"),
  "550afterText": failure(550, "5.7.1 Refused by content"),
};

/**
 * Starts one. Close it when it is no longer needed: it keeps the process alive.
 *
 * @throws Error when the optional package `smtp-server` is not installed.
 */
export async function fakeMailServer(options: FakeMailServerOptions = {}): Promise<FakeMailServer> {
  const { port = 0, host = "127.0.0.1", login, faults = [], now = Date.now } = options;
  const script = mailScript(faults);
  const mails: ReceivedMail[] = [];
  const attempts: MailAttempt[] = [];
  const server = serverOf(await loadServer(), {
    login,
    script,
    now,
    keep: (mail) => mails.push(mail),
    count: () => mails.length,
    attempts,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  // A client that goes away in the middle is no error of the server.
  server.on("error", () => {});
  const { port: chosen } = server.server.address() as AddressInfo;
  const user = login === undefined ? "" : `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`;
  return {
    url: `smtp://${user}${host}:${chosen}`,
    port: chosen,
    mails: (to) => mails.filter((mail) => to === undefined || mail.to === to),
    attempts: () => [...attempts],
    fault: script.add,
    clear() {
      script.clear();
      mails.length = 0;
      attempts.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const connection of server.connections) connection._socket.destroy();
      }),
  };
}

interface Parts {
  readonly login: FakeMailServerOptions["login"];
  readonly script: Script;
  readonly now: () => number;
  readonly keep: (mail: ReceivedMail) => void;
  readonly count: () => number;
  readonly attempts: MailAttempt[];
}

type Reply = (problem?: Error | null) => void;

/** The protocol itself; only who wants a mail server needs its package. */
async function loadServer(): Promise<typeof SMTPServer> {
  try {
    return (await import("smtp-server")).SMTPServer;
  } catch (cause) {
    throw new Error("The mail server needs the package smtp-server. Run: npm install smtp-server", { cause });
  }
}

function serverOf(Server: typeof SMTPServer, { login, script, now, keep, count, attempts }: Parts): SMTPServer {
  const drop = ({ id }: SMTPServerSession): void => {
    for (const connection of server.connections) if (connection.session.id === id) connection._socket.destroy();
  };
  const server = new Server({
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect(session, reply) {
      if (script.take(AT_START) === undefined) reply();
      else drop(session);
    },
    onAuth({ username, password }, _session, reply) {
      const right = username === login?.user && password === login?.password;
      if (right && script.take(AT_LOGIN) === undefined) reply(null, { user: username ?? "" });
      else reply(failure(535, "5.7.8 Authentication failed"));
    },
    onRcptTo({ address }, session, reply) {
      const fault = script.take(AT_RECIPIENT, address);
      if (fault !== undefined) attempts.push({ to: address, outcome: fault });
      if (fault === undefined) reply();
      else if (fault === "closeBeforeText") drop(session);
      else if (fault === "550") reply(failure(550, `5.1.1 <${address}> unknown`));
      else if (fault !== "hangBeforeText") reply(failure(451, "4.7.1 Try again later"));
    },
    onData(stream, session, reply) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => received(Buffer.concat(chunks), session, reply));
    },
  });
  const received = (raw: Buffer, session: SMTPServerSession, reply: Reply): void => {
    const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
    const fault = script.take(AFTER_TEXT, to);
    attempts.push({ to, outcome: fault ?? "kept" });
    const refusal = fault === undefined ? undefined : AFTER_REFUSALS[fault];
    if (refusal !== undefined || fault === "loseText") {
      if (refusal === undefined) drop(session);
      else reply(refusal);
      return;
    }
    const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
    const contents = readMail(raw);
    const { subject = "", "message-id": messageId = "" } = contents.headers;
    keep({ ...contents, n: count() + 1, at: now(), from, to, subject, messageId, raw: raw.toString("utf8") });
    if (fault === "closeAfterText") drop(session);
    else if (fault !== "hangAfterText") reply();
  };
  return server;
}

/** The fault of a stage that is due for a recipient. A recipient on the grey list is turned away once. */
function mailScript(given: readonly MailFault[]): Script {
  const script = scriptOf(given);
  const greeted = new Set<string>();
  return {
    add: script.add,
    clear() {
      script.clear();
      greeted.clear();
    },
    take(stage, recipient = "") {
      const due = script.take(
        ({ fault, recipient: part }) =>
          stage.includes(fault) &&
          (part === undefined || recipient.includes(part)) &&
          !(fault === "greylist" && greeted.has(recipient)),
      )?.fault;
      if (due === "greylist") greeted.add(recipient);
      return due;
    },
  };
}

interface Script {
  take(stage: readonly MailFaultKind[], recipient?: string): MailFaultKind | undefined;
  add(fault: MailFault): void;
  clear(): void;
}
