/** What a person may ask for, over HTTP. Each of these acts is in the log. */

import type { People } from "../../people/people.ts";
import { type Route, route } from "../route.ts";
import { id, object, ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";

interface PersonParams {
  readonly personId: string;
}

export function peopleRoutes({ people }: Services): readonly Route[] {
  return people === undefined ? [] : personRoutes(people);
}

function personRoutes(people: People): readonly Route[] {
  const shared = { tag: "people", params: object({ personId: id("Id of the debtor.") }) } as const;
  return [
    route<unknown, unknown, { channel: string; address: string }>({
      ...{ method: "POST", path: "/v1/people/find", permission: "people.reveal", tag: "people" },
      summary: "Ids of those with an address. It is in the body, because addresses of requests are logged by proxies.",
      ...{ body: ref("FindPeople"), answers: { 200: ref("FoundPeople") } },
      async handle({ tenant, body, actor }) {
        const ids = await people.find(tenant, body.channel, body.address, actor);
        return { body: { items: ids.map((personId) => ({ personId })) } };
      },
    }),
    route<PersonParams>({
      ...{ method: "POST", path: "/v1/people/:personId/export", permission: "people.export", ...shared },
      summary: "Everything that is kept about a person, readable.",
      answers: { 200: ref("PersonExport") },
      async handle({ tenant, params, actor }) {
        return { body: await people.export(tenant, params.personId, actor) };
      },
    }),
    route<PersonParams>({
      ...{ method: "DELETE", path: "/v1/people/:personId", permission: "people.erase", ...shared },
      summary: "Forgets a person for good. Twice is once.",
      answers: { 200: ref("Erased") },
      async handle({ tenant, params, actor }) {
        return { body: await people.erase(tenant, params.personId, actor) };
      },
    }),
    route<PersonParams, unknown, { reason: string }>({
      ...{ method: "PUT", path: "/v1/people/:personId/legal-hold", permission: "people.erase", ...shared },
      summary: "Keeps a person whatever is asked for.",
      ...{ body: ref("LegalHold"), answers: { 204: null } },
      async handle({ tenant, params, body, actor }) {
        await people.legalHold(tenant, params.personId, body.reason, actor);
        return {};
      },
    }),
    route<PersonParams>({
      ...{ method: "DELETE", path: "/v1/people/:personId/legal-hold", permission: "people.erase", ...shared },
      summary: "Ends the keeping of a person.",
      answers: { 204: null },
      async handle({ tenant, params, actor }) {
        await people.legalHold(tenant, params.personId, null, actor);
        return {};
      },
    }),
  ];
}
