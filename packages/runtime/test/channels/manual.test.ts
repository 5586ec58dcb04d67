/** The manual: its definition is the one that is tried here, and its table names what there is. */

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { FORMS } from "../../src/channels/format.ts";
import { checkHttpDefinition, httpChannel } from "../../src/channels/http.ts";
import { closedAfterTest, inbound, KEY, NOW, outgoing, QUIET } from "./world.ts";

const manual = readFileSync(new URL("../../docs/channels.md", import.meta.url), "utf8");
const source = readFileSync(new URL("ownProvider.ts", import.meta.url), "utf8");

const SECRETS = { smsKey: "key", smsCallbackSecret: "secret" };

test("CH51 the manual shows the definition that is tried here", () => {
  const code = source.slice(source.indexOf("export const definition"));
  const shown = `import { type HttpDefinition, httpChannel } from "@dunlin/runtime";\n\n${code}`;
  expect(manual).toContain(`\`\`\`ts\n${shown}\`\`\`\n`);
});

test("CH51 the manual explains every form", () => {
  for (const form of Object.keys(FORMS)) expect(manual).toContain(`\n| \`${form}\` `);
});

test("CH51 the definition sends and hears what it says", async () => {
  vi.stubEnv("SMS_KEY", "key");
  vi.stubEnv("SMS_CALLBACK_SECRET", "secret");
  const { definition, sms } = await import("./ownProvider.ts");
  vi.unstubAllEnvs();
  expect(checkHttpDefinition(definition, SECRETS)).toEqual([]);
  const provider = await answering('{"messageId":"m-1"}');
  closedAfterTest(provider);
  const request = { ...definition.request, url: `${provider.url}/api/accounts/42/messages` };
  const channel = httpChannel({ ...definition, request }, { secrets: SECRETS });
  expect(await channel.send(outgoing(), QUIET)).toEqual({ status: "accepted", ref: "m-1" });
  expect(provider.headers()).toMatchObject({ "x-api-key": "key", "idempotency-key": KEY });
  expect(JSON.parse(provider.body())).toEqual({
    recipient: "+34600000001",
    sender: "ACME",
    content: "You owe 12.30 EUR. Reply STOP to opt out.",
    clientReference: KEY,
  });
  const body = JSON.stringify({
    events: [
      { messageId: "m-1", clientReference: KEY, state: "DELIVERED" },
      { messageId: "m-1", clientReference: KEY, state: "ROUTED" },
      { id: "in-1", from: "+34600000001", text: "STOP" },
    ],
  });
  const headers = {
    "x-timestamp": String(NOW),
    "x-signature": createHmac("sha256", "secret").update(`${NOW}${body}`).digest("base64"),
    "content-type": "application/json",
  };
  expect(await sms.receive?.(inbound({ body, headers }))).toEqual({
    status: "accepted",
    notices: [
      { kind: "receipt", id: "m-1:DELIVERED", key: KEY, what: "delivered" },
      { kind: "reply", id: "in-1", from: "+34600000001", text: "STOP" },
    ],
  });
});

/** A server with one answer, which keeps the last request. */
async function answering(answer: string) {
  let last = { headers: {}, body: "" };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      last = { headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
      response.writeHead(200, { "content-type": "application/json" }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    headers: () => last.headers,
    body: () => last.body,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
