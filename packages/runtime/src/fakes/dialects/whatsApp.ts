/** WhatsApp as Meta's Cloud API has it: templates in, statuses and messages to one address of the host. */

import { createHmac } from "node:crypto";
import { jsonObject } from "../rawServer.ts";
import { bearer, type Callback, type Dialect, optionalText, textIn } from "./dialect.ts";

const problem = (status: number, code = status === 429 ? 130429 : 131000) => ({
  status,
  body: { error: { message: "see the manual", type: "OAuthException", code, fbtrace_id: "fake" } },
});

const seconds = (ms: number): string => String(Math.floor(ms / 1000));

function signed(url: string, field: string, value: unknown, secret: string): Callback {
  const change = { field: "messages", value: { messaging_product: "whatsapp", [field]: [value] } };
  const body = JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "0", changes: [change] }] });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return { url, headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` }, body };
}

export const whatsApp: Dialect = {
  channel: "whatsapp",
  path: "/:version/:phone/messages",
  authorized: bearer,
  read({ body, parameters }) {
    const json = jsonObject(body);
    const template = json?.template as { name?: unknown; language?: unknown } | undefined;
    if (json?.messaging_product !== "whatsapp" || json.type !== "template" || typeof template?.name !== "string")
      return problem(400, 100);
    const to = textIn(json.to);
    if (!/^\d{6,15}$/.test(to)) return problem(400, 131026);
    return {
      to,
      from: parameters.phone ?? "",
      ...optionalText("key", json.biz_opaque_callback_data),
      content: { template },
    };
  },
  ref: (n) => `wamid.${Buffer.from(`fake-${n}`).toString("base64url")}`,
  accepted: (ref) => ({ status: 200, body: { messaging_product: "whatsapp", messages: [{ id: ref }] } }),
  problem,
  status: ({ ref, to, key }, { status, code, at }, url, { callbackSecret }) => {
    const value = {
      ...{ id: ref, status, timestamp: seconds(at), recipient_id: to },
      ...(key !== undefined && { biz_opaque_callback_data: key }),
      ...(code !== undefined && { errors: [{ code: Number(code), title: "see the manual" }] }),
    };
    return signed(url, "statuses", value, callbackSecret);
  },
  reply: ({ id, from, text, payload, ref, at }, url, { callbackSecret }) => {
    const value = {
      ...{ id, from, timestamp: seconds(at) },
      ...(payload === undefined
        ? { type: "text", text: { body: text } }
        : { type: "button", button: { text, payload } }),
      ...(ref !== undefined && { context: { id: ref } }),
    };
    return signed(url, "messages", value, callbackSecret);
  },
};
