/**
 * Notifications over an interface as Firebase Cloud Messaging has it (HTTP v1). The service keeps no keys and tells nothing later.
 *
 * Source: Firebase, "projects.messages.send", "ErrorCode".
 */

import type { HttpDefinition } from "../definition.ts";

export interface PushOptions {
  /** Default `push`. */
  readonly id?: string;
  /** Default `https://fcm.googleapis.com`. */
  readonly apiBase?: string;
  readonly project: string;
}

/** Secret: `accessToken`, which expires: hand over a function that gives the present one. */
export function pushDefinition({
  id = "push",
  apiBase = "https://fcm.googleapis.com",
  project,
}: PushOptions): HttpDefinition {
  return {
    id,
    semantics: "atMostOnce",
    request: {
      method: "POST",
      url: `${apiBase.replace(/\/+$/, "")}/v1/projects/${encodeURIComponent(project)}/messages:send`,
      auth: { type: "bearer", secret: "accessToken" },
      body: {
        json: {
          message: {
            token: "{address}",
            notification: { title: "{message.parts.title}", body: "{message.parts.body}" },
            data: { key: "{key}", link: "{message.parts.link?}" },
            android: { collapse_key: "{message.parts.collapseKey?}" },
            apns: { headers: { "apns-collapse-id": "{message.parts.collapseKey?}" } },
          },
        },
      },
    },
    response: {
      ref: "{body.name}",
      outcomes: [
        { status: 404, result: "rejected", code: "address.gone" },
        {
          status: 400,
          when: { path: "body.error.status", is: ["INVALID_ARGUMENT"] },
          result: "rejected",
          code: "{body.error.status}",
        },
        // The service asks for it again: it was not taken.
        { status: [429, 503], result: "retry", code: "{body.error.status}" },
      ],
    },
  };
}
