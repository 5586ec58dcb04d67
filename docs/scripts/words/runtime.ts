/** Codes by which the runtime, its store and its server refuse. What each means, then what to do. */

import type { RuntimeErrorCode, StoreErrorCode } from "@dunlin/runtime";

export const RUNTIME: Readonly<Record<RuntimeErrorCode, string>> = {
  "case.unknown": "There is no case of this id. Put it in first, or correct the id.",
  "case.invalid": "The facts of the case make no sense. Mend the member at the pointer and put the case in again.",
  "case.erased":
    "The person was forgotten, and nothing can be kept about them. A new case needs a new id of the debtor.",
  "case.debtorChanged": "The case belongs to another debtor. Close it, and put in a new case.",
  "person.unknown": "Nobody of this id has a case here. Correct the id.",
  "strategy.unknown":
    "There is no strategy of this id, or no version of it is live. Publish it, or restore it from the archive.",
  "strategy.invalid": "The strategy has errors and cannot run. Mend what the diagnostics name.",
  "strategy.archived": "The document is archived. Restore it first.",
  "migration.unknown": "There is no such migration. Plan one first; its id is in the answer.",
  "migration.invalid":
    "The plan cannot be carried out. Plan it again with what is missing; the codes of moving cases say what.",
  "migration.settled":
    "The migration has begun, has ended or was stopped. Read it again before you decide anything about it.",
  "template.unknown": "There is no template of this id. Save a draft of it first, or name one that exists.",
  "template.invalid": "The template or the brand has errors and cannot be sent. Mend what the diagnostics name.",
  "version.unknown": "There is no such version. Take one that is listed with the document.",
  "version.conflict": "Somebody saved the draft meanwhile. Load it again and bring your changes into it.",
  "publish.fourEyes": "You proposed this yourself. Somebody else with the role publisher has to agree.",
  "role.missing":
    "The caller has none of the roles that may do this. Ask somebody who has one, or an admin for the role.",
  "event.invalid": "The event is none of the format, or its data do not fit. Mend the member at the pointer.",
  "task.unknown": "There is no task of this id. Read the list of tasks again.",
  "task.taken": "Somebody else has the task, or it has ended. Take another one.",
  "task.disposition": "The task cannot end like this. Take one of the dispositions that it lists.",
  "outbox.unknown": "There is no contact of this key. Read the outbox again.",
  "outbox.settled":
    "It is known what became of the contact, so nobody needs to decide it. Only what is `unknown` can be decided.",
  "link.invalid": "The link of a page is none of this host. Send the debtor a new message.",
  "link.expired": "The link of a page has ended. Send the debtor a new message.",
  "link.locked": "Too many wrong answers were given at this link. Wait, or send a new one after asking who it was.",
  "vault.missing":
    "Names and addresses are kept only under keys of the host. Give the runtime a `vault` or a `secret`.",
  "setting.invalid": "The setting does not take this value. Mend the member at the pointer.",
  "request.invalid":
    "What was sent is not what the route or function takes. Mend the member at the pointer; `problems` has the others.",
  legalHold: "The person is kept for a legal reason and cannot be forgotten. End the reason first.",
};

export const STORE: Readonly<Record<StoreErrorCode, string>> = {
  conflict: "Somebody else changed this at the same time. Read it again and repeat what still makes sense.",
  unavailable:
    "The store cannot be reached, or is full. Repeat it later; nothing was written unless the error is `uncertain`.",
  locked: "Another process has the embedded database. End that process, or use a PostgreSQL server for several hosts.",
  closed: "The host is shutting down. Repeat the request at another one.",
  version: "The store has another schema than this host. Bring both to one version.",
  broken: "What the store returned cannot be read. Look into the log of the host, and restore the row from a backup.",
};

/** Of the server alone; beside them it answers with all of the above. */
export const SERVER: Readonly<Record<string, string>> = {
  "body.broken": "The connection broke before the body was whole. Send it again.",
  "body.encoding": "The body is packed. Send it as it is.",
  "body.length": "The body has another length than `content-length` says. Leave the header to your library.",
  "body.malformed":
    "The body of a callback cannot be read. Compare the definition of the channel with what the provider sends.",
  "body.missing": "The route needs a body. Send the JSON that `/openapi.json` describes.",
  "body.tooLarge": "The body, or a line of an import, is larger than the route takes. Send it in parts.",
  "body.type": "The route does not take this content type. Send the one that `/openapi.json` names.",
  "body.unexpected": "The route takes no body. Send none.",
  "brand.unknown": "No brand is set, so messages wear that of the house. Set one if you want another.",
  "callback.unknown": "This is no address of a provider here. Take the address that the channel gives.",
  "credential.expired": "The key or token has expired. Get a new one.",
  "credential.missing": "There is no credential. Send an API key or a token as `authorization: Bearer ...`.",
  "credential.revoked":
    "The key, or the one that handed out the token, was revoked. Ask an admin of the tenant for another.",
  "credential.wrong": "The key or token is not valid. Ask an admin of the tenant for one.",
  "cursor.invalid": "The cursor is none. Hand back `next` of the page before as it was.",
  "header.tooLarge": "The headers are too long. Send fewer.",
  "idempotency.invalid": "The `Idempotency-Key` cannot be used. Write 1 to 200 visible characters, like a UUID.",
  "idempotency.reused": "The key was used for another request. Use a new one for each.",
  "idempotency.running": "The first request of this key is not answered yet. Repeat it later.",
  "json.encoding": "The body is no UTF-8. Encode it so.",
  "json.member": "A member has a name that cannot be kept. Rename it.",
  "json.number": "A number is too large to be kept. Write a smaller one.",
  "json.syntax": "The body is empty or no JSON. Send the JSON of the route.",
  "json.text": "A text holds a zero character or half of a surrogate pair. Take it out.",
  "key.expired": "The moment at which a new key ends has passed. Name a later one.",
  "key.unknown": "There is no key of this id. Read the list of keys again.",
  "locale.unknown": "There are no words in this language. Ask for `en` or `es`.",
  "method.notAllowed": "The address takes other methods. The header `allow` names them.",
  "metrics.closed": "The host shows no metrics. Give its server an `operationsToken`.",
  "notice.unknown": "There is no unmatched notice of this id. Read the list again; somebody may have closed it.",
  "origin.notAllowed": "The host takes no requests of pages from there. Add the origin to its settings.",
  "precondition.invalid": "`If-Match` is no ETag of a draft. Write it as it came.",
  "precondition.missing":
    "Nothing says which draft was changed. Send `If-Match` with its ETag, or `If-None-Match: *` for a new one.",
  "proposal.none": "Nothing of this kind waits for a second person. Read the proposals again.",
  "proposal.unavailable": "The host cannot take proposals back. Save the draft again, which voids them.",
  "rate.exceeded": "That was too much at once. Go on after the seconds in `retry-after`.",
  "request.malformed": "This is no request of HTTP/1.1. Look at what stands between you and the host.",
  "request.timeout": "The request did not come in time, or its answer took too long. Send it again.",
  "route.unknown": "There is nothing at this address. `/openapi.json` tells what there is.",
  "scope.missing": "The token is limited to other documents. Ask its host for one that holds this one.",
  "server.closing": "The host is shutting down. Repeat the request.",
  "server.failed": "Something went wrong that nobody planned for. The log of the host has it under the `requestId`.",
  "signature.missing": "The callback is not signed. Switch signing on at the provider, with the secret of the channel.",
  "signature.old":
    "The callback was signed too long ago. Set the clocks; a repeated callback comes with a new signature.",
  "signature.wrong": "The signature does not fit. Compare the secret here with the one at the provider.",
  "task.noNote": "Nothing was written about this task. There is nothing to do.",
  "token.notAllowed": "Only a key that was made with `mints` hands out tokens. Ask an admin for one.",
  "token.unavailable": "The host has no secret to sign tokens with. Set one.",
  "url.invalid": "The address is not encoded as RFC 3986 says. Encode it.",
  "url.tooLong": "A part of the address is too long. Shorten the id.",
};
