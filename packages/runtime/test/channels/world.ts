/** What channels are tried out with: messages, effects, and requests as they come in. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Effect } from "@dunlin/engine";
import type { SendableMessage, TemplateKind } from "@dunlin/templates";
import { afterAll, onTestFinished } from "vitest";
import type { InboundRequest, InboundResult, Outgoing } from "../../src/model/channel.ts";

export const NOW = Date.parse("2026-11-26T10:00:00Z");

/** Never aborted. */
export const { signal: QUIET } = new AbortController();

export const messageEffect = (channel: string, key = "k"): Effect => ({
  ...{ id: key, kind: "message.send", nodeId: "n", at: NOW, channel, template: "t", purpose: "collect" },
  ...{ recipient: "debtor", obligations: ["I-1"] },
});

/** A plain message of a kind, as far as channels read it. */
export const plainMessage = (kind: TemplateKind, members: Partial<SendableMessage> = {}): SendableMessage => ({
  ...{ templateId: "t", kind, locale: "en", warnings: [], status: "rendered", formatter: {} },
  ...members,
});

export const KEY = "E-1/1/b2b%20invoices@3/due14/9.0";

/** A contact on its way; what a test is about is given. */
export const outgoing = (members: Partial<Outgoing> = {}): Outgoing => {
  const { channel = "sms", key = KEY } = members;
  return {
    ...{ tenant: "acme", key, attempt: 1, channel, caseId: "E-1", personId: "P-1", at: NOW },
    ...{ effect: messageEffect(channel, key), address: "+34600000001" },
    message: plainMessage("sms", { text: "You owe 12.30 EUR. Reply STOP to opt out." }),
    ...members,
  };
};

/** A request as the host sees it. */
export const inbound = (
  members: Partial<Omit<InboundRequest, "body">> & { body?: string | Uint8Array } = {},
): InboundRequest => {
  const { body = "", ...rest } = members;
  return { method: "POST", url: "https://host.example/cb", headers: {}, now: NOW, ...rest, body: Buffer.from(body) };
};

/** Closes what a file has opened, also after a test that failed. */
export function closedAfterAll<Opened extends { close(): unknown }>(opened: Opened): Opened {
  afterAll(async () => {
    await opened.close();
  });
  return opened;
}

/** Closes what a test has opened, when it is over. */
export function closedAfterTest<Opened extends { close(): unknown }>(opened: Opened): Opened {
  onTestFinished(async () => {
    await opened.close();
  });
  return opened;
}

/** A host that hands every request to one reader, and keeps what it made of it. */
export async function callbackHost(receive: (request: InboundRequest) => Promise<InboundResult>) {
  const results: InboundResult[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const headers = request.headers as Record<string, string | undefined>;
      const url = `http://${headers.host}${request.url}`;
      const { method = "" } = request;
      const result = await receive({ method, url, headers, body: Buffer.concat(chunks), now: NOW });
      results.push(result);
      const { status, type, body } =
        result.status === "refused"
          ? { status: 400, type: "text/plain", body: result.code }
          : (result.answer ?? { status: 204, type: "text/plain", body: "" });
      response.writeHead(status, { "content-type": type }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cb`,
    results: () => results,
    /** What it believed, in order. */
    notices: () => results.flatMap((result) => (result.status === "accepted" ? result.notices : [])),
    clear() {
      results.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
