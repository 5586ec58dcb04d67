/** What an error of a mail server, or of the way to it, means for one mail. */

import type { SendResult } from "../model/channel.ts";

/** The part of nodemailer's errors that is read. Its message can hold addresses, and is never passed on. */
export interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
}

/**
 * Judged by the reply of the server where there is one, since nodemailer gives the same `EENVELOPE` for 4xx and 5xx: 4xx may be
 * tried again, 5xx is refused for good. Without a reply it depends on whether the text had begun to leave.
 *
 * @param begun - Whether anything of the text was handed to the server.
 */
export function smtpResult(problem: SmtpError, begun: boolean): SendResult {
  const { code = "", responseCode, command = "" } = problem;
  if (responseCode !== undefined && responseCode >= 400) return replied(problem, responseCode);
  if (begun && code !== "ESTREAM")
    return {
      status: "unknown",
      code: `smtp.${code || "failed"}`,
      reason: "The connection ended after the text of the mail had begun to leave.",
    };
  if (code === "EMESSAGE" && command === "MAIL FROM")
    return rejected("smtp.tooLarge", "The mail is larger than the server takes.");
  if (code === "EENVELOPE" && command === "API") return rejected("address.invalid", "The address is no mail address.");
  if (code === "ESTREAM") return rejected("smtp.text", "The text of the mail could not be read to its end.");
  return {
    status: "retry",
    code: `smtp.${code || "failed"}`,
    reason: "The mail server could not be reached, or ended the session.",
  };
}

function replied({ command = "", response = "" }: SmtpError, responseCode: number): SendResult {
  // "5.1.1" of an answer like "550 5.1.1 <...> unknown": the rest may hold the address.
  const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  const code = `smtp.${enhanced ?? responseCode}`;
  if (responseCode < 500 || responseCode === 503 || isSession(command, responseCode))
    return { status: "retry", code, reason: "The mail server did not take the mail now." };
  const isAddress = command === "RCPT TO" && (enhanced === undefined || enhanced.startsWith("5.1."));
  if (isAddress) return rejected("address.invalid", `The mail server does not take mail for this address (${code}).`);
  return rejected(code, "The mail server refused the mail.");
}

/** About the session and its login, not about the mail. */
const isSession = (command: string, responseCode: number): boolean =>
  [530, 534, 535, 538].includes(responseCode) || /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH)/.test(command);

const rejected = (code: string, reason: string): SendResult => ({ status: "rejected", code, reason });
