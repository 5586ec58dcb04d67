/**
 * The document format as JSON Schema (draft 2020-12): the one place where the shape of a strategy is written down. It
 * is published as a file for code editors, and turned into the validator that this room runs
 * (`scripts/generate.ts`). Node types bring the schemas of their own parameters.
 */

import { STRATEGY_FORMAT } from "../model/strategy.ts";
import { NODE_TYPES, NODES } from "../nodes/index.ts";
import type { JsonSchema, NodeSpec } from "../nodes/spec.ts";
import { DEFS } from "./schemaDefs.ts";

const ref = (name: string, description?: string): JsonSchema => ({
  $ref: `#/$defs/${name}`,
  ...(description !== undefined && { description }),
});

const closed = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const list = (items: JsonSchema, description: string): JsonSchema => ({ type: "array", items, description });

const mapOf = (values: JsonSchema, description: string): JsonSchema => ({
  type: "object",
  description,
  propertyNames: DEFS.id,
  additionalProperties: values,
});

const X: JsonSchema = { title: "Host data", description: "Free for hosts, kept on save, never read." };

const TIME = {
  title: "Time",
  description: "Zone, clock, usual time of day and business calendar of the strategy.",
  ...closed(
    {
      zone: ref("text", "IANA time zone of the creditor, as in `Europe/Madrid`."),
      clock: {
        enum: ["debtor", "strategy"],
        default: "debtor",
        description: "Whose wall clock and dates count: the debtor's first known zone, or always `zone`.",
      },
      at: { ...ref("time", "Usual time of day of waits for a date."), default: "09:00" },
      calendar: { ...ref("id", "Business calendar; `weekdays` (Monday to Friday) is built in."), default: "weekdays" },
    },
    ["zone"],
  ),
};

const ENTRY = {
  title: "Entry",
  description: "Who enters, where, and how often.",
  ...closed(
    {
      start: ref("id", "The first node."),
      when: ref("condition", "Only `true` enters."),
      on: ref("eventTypes", "Events after which the host should try to enroll."),
      reentry: {
        enum: ["never", "afterExit", "always", "perObligation"],
        default: "never",
        description:
          "Whether a case may come again: never, after its exit, always (the active run ends), or once per obligation.",
      },
      cooldown: ref("duration", "Pause after the previous exit."),
      byDpd: list(
        {
          ...closed(
            {
              from: { type: "integer", description: "Days past due from which this row holds; may be negative." },
              start: ref("id", "The first node instead of `start`."),
            },
            ["from", "start"],
          ),
        },
        "Ascending; the last row with `from` <= days past due replaces `start`.",
      ),
      x: X,
    },
    ["start"],
  ),
};

const EXIT_RULE = {
  title: "Exit rule",
  description: "Ends the case. With `on` it looks at the event of the step; with both, both are needed.",
  ...closed(
    {
      id: ref("id", "Unique among the exit rules."),
      on: ref("eventTypes"),
      when: ref("condition", "Only `true` matches."),
      outcome: ref(
        "id",
        "cured, paid, recovered, settled, kept, placed, writtenOff, transferred, withdrawn, exhausted, or an id of your own.",
      ),
      x: X,
    },
    ["id", "outcome"],
  ),
  anyOf: [{ required: ["on"] }, { required: ["when"] }],
};

const HANDLER = {
  title: "Handler",
  description: "Moves the case when an event comes that the current node does not react to.",
  ...closed(
    {
      id: ref("id", "Unique among the handlers."),
      on: ref("eventTypes"),
      when: ref("condition", "Only `true` matches."),
      goto: ref("id", "The node where the case goes on."),
      x: X,
    },
    ["id", "on", "goto"],
  ),
};

const SEGMENT = {
  title: "Segment",
  description: "A named condition. It may use other segments, without a cycle.",
  ...closed({ title: ref("text", "Name for people."), when: ref("condition"), x: X }, ["when"]),
};

const definitionOf = (type: string): string => `${type}Node`;

function nodeSchema({ type, title, parameters }: NodeSpec): JsonSchema {
  return {
    title: type,
    description: title,
    ...closed(
      {
        type: { const: type, description: title },
        name: ref("text", "Name for people."),
        note: { type: "string", description: "Note for colleagues." },
        ...parameters.properties,
        to: mapOf(ref("id"), "Port -> the node it leads to."),
        x: X,
      },
      ["type", ...(parameters.required ?? [])],
    ),
  };
}

export const strategySchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:dunlin:schema:strategy-1",
  title: "Dunlin strategy",
  description: "A debt-collections strategy: who enters, what happens when, and how a case ends.",
  ...closed(
    {
      format: { const: STRATEGY_FORMAT, description: "Format and version of this document." },
      id: ref("id", "Id of the strategy, the same in all of its versions."),
      name: ref("text", "Name for people."),
      description: { type: "string", description: "What the strategy is for." },
      tags: list(ref("text"), "Free words to find the strategy by."),
      note: { type: "string", description: "Note for colleagues." },
      version: { type: "integer", minimum: 1, description: "Written by publish only; a draft has none." },
      time: TIME,
      policies: list(
        ref("id"),
        "Policy packs that must all hold for every contact. The host may add more, never remove.",
      ),
      fields: ref("field", "JSON Schema (an object) of the host's own data, read as `data.*`."),
      segments: mapOf(ref("segment"), "Segment id -> named condition."),
      entry: ENTRY,
      exits: list(
        ref("exitRule"),
        "Ordered; the first match ends the case. Looked at in every step and before every contact.",
      ),
      handlers: list(ref("handler"), "Ordered; the first match moves the case."),
      nodes: mapOf(ref("node"), "Node id -> node."),
      x: X,
    },
    ["format", "id", "name", "time", "entry", "nodes"],
  ),
  $defs: {
    ...DEFS,
    exitRule: EXIT_RULE,
    handler: HANDLER,
    segment: SEGMENT,
    node: {
      title: "Node",
      description: "One step of the strategy; `type` says which.",
      type: "object",
      required: ["type"],
      discriminator: { propertyName: "type" },
      oneOf: NODE_TYPES.map((type) => ref(definitionOf(type))),
    },
    ...Object.fromEntries(
      NODE_TYPES.map((type) => [definitionOf(type), nodeSchema(NODES[type] as unknown as NodeSpec)]),
    ),
  },
};
