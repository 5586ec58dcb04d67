/** Templates and the brand over HTTP. */

import type { Brand, Template } from "@dunlin/templates";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { TEMPLATE_DOCUMENT } from "../schemas/documents.ts";
import { ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";
import { documentRoutes } from "./documentRoutes.ts";
import { proposalsOf } from "./proposals.ts";

export function templateRoutes({ runtime: { templates } }: Services): readonly Route[] {
  const shared = documentRoutes({
    ...{ name: "template", plural: "templates", document: TEMPLATE_DOCUMENT },
    ...{ draft: ref("TemplateDraft"), whole: ref("TemplateVersion") },
    service: {
      list: (tenant) => templates.list(tenant),
      draft: (tenant, id) => templates.draft(tenant, id),
      save: (tenant, document, rev, actor) => templates.saveDraft(tenant, document as Template, rev, actor),
      findings: (tenant, document) => templates.check(tenant, document),
      publish: (...publication) => templates.publish(...publication),
      version: (tenant, id, version) => templates.version(tenant, id, version),
      versions: (tenant, id) => templates.versions(tenant, id),
      ...proposalsOf(templates),
    },
  });
  return [
    ...shared,
    route({
      ...{ method: "GET", path: "/v1/brand", permission: "templates.read", tag: "templates", within: "free" },
      summary: "Colors, fonts and logo of the creditor.",
      answers: { 200: ref("Brand") },
      async handle({ tenant }) {
        const brand = await templates.brand(tenant);
        if (brand !== undefined) return { body: brand };
        throw new HttpError(404, "brand.unknown", "No brand is set: messages wear that of the house.");
      },
    }),
    route<unknown, unknown, Brand>({
      ...{ method: "PUT", path: "/v1/brand", permission: "templates.publish", tag: "templates" },
      summary: "Sets the brand of all messages from now on.",
      ...{ body: ref("Brand"), answers: { 204: null } },
      async handle({ tenant, body, actor }) {
        await templates.setBrand(tenant, body, actor);
        return {};
      },
    }),
  ];
}
