/** What a person may ask for. */

import { effectId, integer, type JsonSchema, list, object, open, text } from "./schema.ts";

const PERSON_EXPORT = open("Everything that is kept about a person, readable: `dunlin.person/1`.", {
  $id: "PersonExport",
  examples: [
    {
      ...{ format: "dunlin.person/1", personId: "D-1", at: 1_795_000_000_000 },
      ...{ debtor: { id: "D-1" }, personal: { firstName: "Ana" }, contacts: [], cases: [], log: [] },
    },
  ],
});

const ERASED = object(
  {
    cases: integer("Cases that were put to sleep."),
    canceled: list(effectId("A contact that was about to leave.")),
    texts: integer("Notes, links and texts of tasks that are gone."),
  },
  { $id: "Erased", examples: [{ cases: 1, canceled: [], texts: 2 }] },
);

const LEGAL_HOLD = object(
  {
    reason: text("Why the person is kept, for the log: a number of a file, no names.", {
      minLength: 1,
      maxLength: 500,
    }),
  },
  { $id: "LegalHold", examples: [{ reason: "Case 4 O 17/26 at the district court" }] },
);

const FIND_PEOPLE = object(
  {
    channel: text("Channel of the address.", { minLength: 1, maxLength: 100 }),
    address: text("Mail address, telephone number, ...", { minLength: 1, maxLength: 320 }),
  },
  { $id: "FindPeople", examples: [{ channel: "email", address: "ana@example.com" }] },
);
const FOUND_PEOPLE = object(
  { items: list(object({ personId: text("Id of the debtor.") })) },
  { $id: "FoundPeople", examples: [{ items: [{ personId: "D-1" }] }] },
);

export const PEOPLE_SCHEMAS: readonly JsonSchema[] = [PERSON_EXPORT, ERASED, LEGAL_HOLD, FIND_PEOPLE, FOUND_PEOPLE];
