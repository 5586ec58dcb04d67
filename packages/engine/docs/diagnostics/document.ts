/** Faults of text, of shape and of names. */

import { type Entry, node, send } from "./snippet.ts";

export const DOCUMENT = {
  "json.syntax": {
    means: "The text is not JSON.",
    why: "Nothing of the strategy can be read, so no debtor is served by it; often a copied comma or quote is to blame.",
    repair:
      "Go to the line and column that the finding tells, and write JSON: double quotes, no comma after the last item.",
    faults: [{ text: '{ "format": "dunlin.strategy/1", }', at: "" }],
  },
  "json.tooLarge": {
    means: "The document is larger than 5 MB of text, or than a million values.",
    why: "A document of that size is a mistake or an attack, and would hold up everybody else who uses the host.",
    repair:
      "Divide it into strategies that call each other, or keep data out of it. Hosts set the limit with `limits.maxBytes`.",
    faults: [{ text: '{ "format": "dunlin.strategy/1" }', options: { limits: { maxBytes: 20 } }, at: "" }],
  },
  "json.tooDeep": {
    means: "Lists and objects lie more than 200 deep in each other.",
    why: "No person writes such a document; it is what a broken program makes, or somebody who wants to stop the host.",
    repair: "Look at the program that wrote it.",
    faults: [{ text: `${"[".repeat(201)}${"]".repeat(201)}`, at: "" }],
  },
  "format.unsupported": {
    means: "The document does not say that it is a strategy in a format this engine reads.",
    why: "A document of a newer format may mean something else by the same words, and a case must not run on a guess.",
    repair: 'Write `"format": "dunlin.strategy/1"`, or update the engine when the format is newer.',
    faults: [
      { without: ["format"], at: "" },
      { change: { format: "dunlin.strategy/9" }, at: "/format" },
    ],
  },
  "shape.invalid": {
    means: "A value is missing, of the wrong kind, out of range or not one of the choices.",
    why: "What the author meant cannot be told, and the engine does not guess with somebody's debt.",
    repair:
      "The sentence says what belongs there. A wait, for one, needs `for` or `until`: one without an end is refused here.",
    faults: [
      { change: { time: { clock: "debter" } }, at: "/time/clock" },
      {
        change: {
          entry: {
            start: "first",
            byDpd: [
              { from: 30, start: "first" },
              { from: 5, start: "end" },
            ],
          },
        },
        at: "/entry/byDpd/1/from",
      },
      {
        ...node({ type: "wait", for: "P1D", gapChannels: ["sms"], to: { next: "end" } }),
        at: "/nodes/first/gapChannels",
      },
      { ...node({ type: "wait", to: { next: "end" } }), at: "/nodes/first" },
    ],
  },
  "shape.unknownMember": {
    means: "The format has no member of that name there.",
    why: "A misspelled setting would be without effect, and everybody would believe that it holds.",
    repair: "Correct the name. The fix removes the member; data of your own go under `x`.",
    faults: [{ ...node(send("end", { ttll: "P1D" })), at: "/nodes/first/ttll" }],
  },
  "name.reserved": {
    means: "A name is one that JavaScript keeps for itself: `__proto__`, `constructor` or `prototype`.",
    why: "Such names are how programs that read the document are attacked.",
    repair: "Choose another name.",
    faults: [{ change: { x: { constructor: 1 } }, at: "/x/constructor" }],
  },
  "id.duplicate": {
    means: "Two things in one list have the same id, or a member stands twice in the text.",
    why: "A trace names the rule that ended a case; with two of one name nobody can tell a debtor which it was.",
    repair: "Give one of them an id of its own. Of a member that stands twice readers keep only the last: remove one.",
    faults: [
      {
        change: {
          exits: [
            { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
            { id: "paid", on: ["case.closed"], outcome: "withdrawn" },
          ],
        },
        at: "/exits/1/id",
      },
      {
        ...node({
          type: "switch",
          cases: [{ port: "else", when: { hasTag: ["vip"] } }],
          to: { else: "end" },
        }),
        at: "/nodes/first",
      },
    ],
  },
  "node.unknownType": {
    means: "There is no node type of that name.",
    why: "A step that nobody can carry out would leave its cases standing.",
    repair: "Correct the name, or register the type with the option `nodeTypes`.",
    faults: [
      { ...node({ ...send("end"), type: "sendd" }), at: "/nodes/first/type" },
      { ...node({ type: "telepathy", to: { next: "end" } }), at: "/nodes/first/type" },
    ],
  },
} satisfies Readonly<Record<string, Entry>>;
