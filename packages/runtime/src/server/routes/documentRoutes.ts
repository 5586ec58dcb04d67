/** What strategies and templates have in common over HTTP: drafts, proposals, publication, versions. */

import type { Actor, Draft, Proposed, Published, StrategySummary, TemplateDraft } from "../../model/runtime.ts";
import type { Proposal } from "../../publishing/shelf.ts";
import { etagOf, isUnchanged, onCondition, revOf } from "../etags.ts";
import type { Permission } from "../permissions.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { SUMMARIES, VERSIONS } from "../schemas/documents.ts";
import { documentId, type JsonSchema, object, ref, rev, version } from "../schemas/schema.ts";

/** What the two services share. */
export interface DocumentService {
  list(tenant: string): Promise<readonly StrategySummary[]>;
  draft(tenant: string, id: string): Promise<Draft | TemplateDraft | undefined>;
  save(tenant: string, document: unknown, rev: number, actor: Actor): Promise<Draft | TemplateDraft>;
  findings(tenant: string, document: unknown): Promise<readonly Finding[]>;
  publish(tenant: string, id: string, rev: number, actor: Actor, note?: string): Promise<Published | Proposed>;
  version(tenant: string, id: string, version: number): Promise<object | undefined>;
  versions(tenant: string, id: string): Promise<readonly object[]>;
  /** Of strategies only. */
  rollback?(tenant: string, id: string, version: number, actor: Actor, note?: string): Promise<Published | Proposed>;
  proposals(tenant: string): Promise<readonly (Proposal & { readonly id: string })[]>;
  withdraw(tenant: string, id: string, actor: Actor, note?: string): Promise<void>;
}

interface Finding {
  readonly severity: string;
}

export interface DocumentKind {
  readonly name: "strategy" | "template";
  readonly plural: "strategies" | "templates";
  readonly service: DocumentService;
  readonly document: JsonSchema;
  readonly draft: JsonSchema;
  readonly whole: JsonSchema;
}

interface IdParams {
  readonly id: string;
}

export const idParams = (name: string): JsonSchema => object({ id: documentId(`Id of the ${name}.`) });

/** Ids that a limited token may see. */
export const visible = (
  caller: { readonly strategies?: readonly string[]; readonly templates?: readonly string[] },
  plural: "strategies" | "templates",
  id: string,
): boolean => {
  const only = caller[plural];
  if (only !== undefined) return only.includes(id);
  return caller.strategies === undefined || plural === "templates";
};

export function documentRoutes(kind: DocumentKind): readonly Route[] {
  return [...draftRoutes(kind), ...publicationRoutes(kind), ...versionRoutes(kind)];
}

const permission = ({ plural }: DocumentKind, act: "read" | "draft" | "propose" | "publish"): Permission =>
  `${plural}.${act}` as Permission;

const unknown = ({ name }: DocumentKind, id: string): HttpError =>
  new HttpError(404, `${name}.unknown`, `There is no ${name} "${id}" here, or it has no draft.`);

function draftRoutes(kind: DocumentKind): readonly Route[] {
  const { name, plural, service } = kind;
  const base = `/v1/${plural}`;
  const within = name;
  return [
    route({
      ...{ method: "GET", path: base, permission: permission(kind, "read"), tag: plural, within: "free" },
      summary: `All ${plural} with their drafts and what is live.`,
      answers: { 200: SUMMARIES },
      async handle({ tenant, caller }) {
        const items = (await service.list(tenant)).filter(({ id }) => visible(caller, plural, id));
        return { body: { items } };
      },
    }),
    route<IdParams>({
      ...{ method: "GET", path: `${base}/:id/draft`, permission: permission(kind, "read"), tag: plural, within },
      summary: `The working copy of a ${name}, with its ETag.`,
      ...{ params: idParams(name), answers: { 200: kind.draft, 304: null }, conditional: true },
      async handle({ tenant, params, ifNoneMatch }) {
        const draft = await service.draft(tenant, params.id);
        if (draft === undefined) throw unknown(kind, params.id);
        if (isUnchanged(ifNoneMatch, draft.rev)) return { status: 304, headers: etagOf(draft.rev) };
        return { body: draft, headers: etagOf(draft.rev) };
      },
    }),
    route<IdParams, { rev?: number }, { id?: unknown }>({
      ...{ method: "PUT", path: `${base}/:id/draft`, permission: permission(kind, "draft"), tag: plural, within },
      summary: `Saves the working copy of a ${name}. \`If-Match\` says which one was changed.`,
      ...{ params: idParams(name), query: object({ "rev?": rev("Instead of `If-Match`; 0 for a new one.") }) },
      ...{ body: kind.document, bodyLimit: 5_500_000, answers: { 200: kind.draft }, conditional: true },
      async handle(call) {
        const { tenant, params, query, body, actor } = call;
        if (body.id !== params.id) {
          const says = `The ${name} has another id than the address. Write the same in both.`;
          throw new HttpError(422, `${name}.invalid`, says, { pointer: "/id" });
        }
        const before = revOf(call, query.rev);
        const draft = await onCondition(call, () => service.save(tenant, body, before, actor));
        return { body: draft, headers: etagOf(draft.rev) };
      },
    }),
    route({
      ...{ method: "POST", path: `${base}/${name === "strategy" ? "validate" : "check"}`, tag: plural },
      ...{ permission: permission(kind, "read"), within: "free" },
      summary: `What the publish gate finds in a ${name}, without saving it.`,
      ...{ body: kind.document, bodyLimit: 5_500_000, answers: { 200: ref("Findings") } },
      async handle({ tenant, body }) {
        const findings = await service.findings(tenant, body);
        return { body: { valid: !findings.some(({ severity }) => severity === "error"), findings } };
      },
    }),
  ];
}

interface Approval {
  readonly rev?: number;
  readonly version?: number;
  readonly note?: string;
}

function publicationRoutes(kind: DocumentKind): readonly Route[] {
  const { name, plural, service } = kind;
  const base = `/v1/${plural}/:id`;
  const within = name;
  return [
    route<IdParams, unknown, { rev: number; note?: string }>({
      ...{ method: "POST", path: `${base}/publish`, permission: permission(kind, "propose"), tag: plural, within },
      summary: "Makes the draft of this rev a version, or proposes it where a second person has to agree.",
      ...{ params: idParams(name), body: ref("Publish"), answers: { 200: ref("Publication") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await service.publish(tenant, params.id, body.rev, actor, body.note) };
      },
    }),
    route({
      ...{ method: "GET", path: `/v1/${plural}/proposals`, permission: permission(kind, "read"), tag: plural },
      ...{ within: "free", answers: { 200: ref("Proposals") } },
      summary: "What waits for a second person.",
      async handle({ tenant, caller }) {
        const items = (await service.proposals(tenant)).filter(({ id }) => visible(caller, plural, id));
        return { body: { items } };
      },
    }),
    route<IdParams, unknown, Approval>({
      ...{ method: "POST", path: `${base}/approve`, permission: permission(kind, "publish"), tag: plural, within },
      summary: "Agrees to what somebody else proposed, which makes it so.",
      ...{ params: idParams(name), body: ref("Approval"), answers: { 200: ref("Publication") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await approved(service, tenant, params.id, body, actor) };
      },
    }),
    route<IdParams, unknown, { note?: string }>({
      ...{ method: "POST", path: `${base}/withdraw`, permission: permission(kind, "propose"), tag: plural, within },
      summary: "Takes back what was proposed, or turns it down.",
      ...{ params: idParams(name), body: ref("Reason"), answers: { 204: null } },
      async handle({ tenant, params, body, actor }) {
        await service.withdraw(tenant, params.id, actor, body.note);
        return {};
      },
    }),
  ];
}

/** Only what is proposed at this moment, and only as it was proposed: who agrees has seen that and nothing else. */
async function approved(
  service: DocumentService,
  tenant: string,
  id: string,
  { rev: draft, version: earlier, note }: Approval,
  actor: Actor,
): Promise<Published | Proposed> {
  const proposal = (await service.proposals(tenant)).find((one) => one.id === id);
  if (proposal !== undefined && "publish" in proposal.what && proposal.what.publish === draft) {
    return service.publish(tenant, id, draft, actor, note);
  }
  const { rollback } = service;
  if (proposal !== undefined && "rollback" in proposal.what && proposal.what.rollback === earlier && rollback) {
    return rollback(tenant, id, earlier, actor, note);
  }
  throw new HttpError(
    409,
    "proposal.none",
    "Nothing of this kind waits for a second person. Read the proposals again.",
  );
}

function versionRoutes(kind: DocumentKind): readonly Route[] {
  const { name, plural, service } = kind;
  const base = `/v1/${plural}/:id/versions`;
  const within = name;
  return [
    route<IdParams>({
      ...{ method: "GET", path: base, permission: permission(kind, "read"), tag: plural, within },
      summary: "Every version, without its document.",
      ...{ params: idParams(name), answers: { 200: VERSIONS } },
      async handle({ tenant, params }) {
        return { body: { items: await service.versions(tenant, params.id) } };
      },
    }),
    route<{ id: string; version: number }>({
      ...{ method: "GET", path: `${base}/:version`, permission: permission(kind, "read"), tag: plural, within },
      summary: "One version. It never changes.",
      params: object({ id: documentId(`Id of the ${name}.`), version: version("From 1.") }),
      answers: { 200: kind.whole },
      async handle({ tenant, params }) {
        const found = await service.version(tenant, params.id, params.version);
        if (found !== undefined) return { body: found };
        throw new HttpError(404, "version.unknown", `The ${name} "${params.id}" has no version ${params.version}.`);
      },
    }),
  ];
}
