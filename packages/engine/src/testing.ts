/** `@dunlin/engine/testing`: a case goes through a strategy on a virtual clock and is held against what is expected of it. */

export type { FactsChange, FactsPatch } from "./commitments/caseFacts.ts";
export type { Contact, ExpectedContact } from "./testing/contacts.ts";
export type { Expected, ExpectedEffect } from "./testing/expectations.ts";
export { ScenarioError } from "./testing/failure.ts";
export type { Answer, PaymentDetails, PlanPart, PromiseDetails } from "./testing/host.ts";
export { type Scenario, type ScenarioOptions, type StoryOptions, scenario } from "./testing/scenario.ts";
export type { Locale } from "./testing/words.ts";
