/** How refusals look, everywhere. */

import { integer, type JsonSchema, list, object, oneOf, text } from "./schema.ts";

export const PROBLEM: JsonSchema = object(
  {
    type: text("`urn:dunlin:problem:` and the code."),
    title: text("What the status says."),
    status: integer("The status of the answer."),
    code: text("What is wrong, for programs; never reused."),
    detail: text("What is wrong and what to do, in English."),
    pointer: text("JSON pointer into what was sent; empty for the whole."),
    requestId: text("As in the header `x-request-id`, and in the log of the host."),
    "problems?": list(
      object({
        code: text("What is wrong, for programs."),
        pointer: text("JSON pointer into the document."),
        detail: text("A sentence."),
        "severity?": oneOf(["error", "warning", "info"], "Only errors keep a document from being published."),
      }),
    ),
  },
  {
    $id: "Problem",
    description: "RFC 9457.",
    examples: [
      {
        type: "urn:dunlin:problem:role.missing",
        title: "Forbidden",
        status: 403,
        code: "role.missing",
        detail: "This needs the permission outbox.resolve, which the roles operator, admin have.",
        pointer: "",
        requestId: "5a0c2a6e-31d5-4d0f-8f0e-0a6fbb5b1f0e",
      },
    ],
  },
);
