/** Faults of conditions, experiments, contacts, money and calls. */

import { asking, BASE, type Entry, LIBRARY, node, send } from "./snippet.ts";

const DUE_TODAY = { "==": [{ var: "dpd" }, 0] };
const half = (key: string) => ({ key, weight: 5000 });
const split = (variants: readonly unknown[], next = "end") => ({
  type: "split",
  experiment: "tone",
  variants,
  to: { kind: next, firm: next },
});
const fee = (currency: string, next: string) => ({
  type: "fee",
  fee: "reminder",
  amountMinor: 500,
  currency,
  legalBasis: "contract",
  to: { next },
});

const settlement = (discount: object, more: object = {}) => ({
  type: "offer",
  offer: "settlement",
  options: [{ key: "once", ...discount }],
  maxDiscountBp: 3000,
  validFor: "P14D",
  ...more,
  to: { accepted: "end", expired: "end" },
});

export const CONDITIONS = {
  "condition.operator": {
    means: "The condition has no operator of that name, or an object that is no operation.",
    why: "The question cannot be asked, so no case could be decided by it.",
    repair: "Correct the name; an operation is an object with exactly one member.",
    faults: [
      { ...asking({ "=": [{ var: "dpd" }, 0] }), at: "/nodes/first/when" },
      { ...asking({ soundsLike: [{ var: "debtor.id" }, "a"] }), at: "/nodes/first/when" },
    ],
  },
  "condition.arity": {
    means: "An operator has too few or too many arguments.",
    why: "A comparison with nothing decides nothing.",
    repair: "Give it as many as it takes.",
    faults: [{ ...asking({ "==": [{ var: "dpd" }] }), at: "/nodes/first/when" }],
  },
  "condition.type": {
    means: "A part can never be of the kind that is needed there.",
    why: "The answer would always be unknown, and the rule never hold.",
    repair: "Put a value of that kind there: a question where true or false is wanted, a number for arithmetic.",
    faults: [{ ...asking({ and: [DUE_TODAY, "vip"] }), at: "/nodes/first/when/and/1" }],
  },
  "condition.limits": {
    means: "A condition is nested more than 64 deep, or made of more than 2000 operators.",
    why: "Nobody can read it, so nobody can answer for what it decides.",
    repair: "Divide it into segments.",
    faults: [{ ...asking({ and: Array.from({ length: 2001 }, () => DUE_TODAY) }), at: "/nodes/first/when" }],
  },
  "condition.maybeUnknown": {
    means: "A fact that a case may be without decides something that nobody wrote down.",
    why: "A missing score is not a low score: such debtors are led on as if the answer had been no.",
    repair:
      "Connect `unknown`, or say with `??` or `known` what holds then. The fix connects `unknown` to where such cases go now.",
    faults: [
      {
        change: {
          fields: { type: "object", properties: { score: { type: "number" } } },
          nodes: { first: { type: "if", when: { "<": [{ var: "data.score" }, 5] }, to: { yes: "end", no: "end" } } },
        },
        at: "/nodes/first/when",
      },
      { change: { entry: { start: "first", when: { "!=": [{ var: "stage" }, "legal"] } } }, at: "/entry/when" },
    ],
  },
  "condition.constant": {
    means: "The answer is the same for every case.",
    why: "The rule looks as if it told cases apart, and all are treated alike.",
    repair:
      "Compare values of one kind, use a value that the fact can take, ask with `known` instead of comparing with null.",
    faults: [
      { ...asking({ ">": [{ var: "dpd" }, "30"] }), at: "/nodes/first/when" },
      { ...asking({ "==": [{ var: "bucket" }, "1-31"] }), at: "/nodes/first/when" },
      { ...asking({ "!=": [{ var: "stage" }, null] }), at: "/nodes/first/when" },
      { ...asking({ ">": [{ abs: [{ var: "today" }] }, 5] }), at: "/nodes/first/when/>/0/abs/0" },
      { ...asking({ "<": [1, 2] }), at: "/nodes/first/when" },
    ],
  },
  "field.undeclared": {
    means: "A condition or a wait reads something that is not declared, or that does not exist.",
    why: "A misspelled name is unknown for every debtor, and nothing else would tell.",
    repair: "Correct the name, or declare the host's own data in `fields`.",
    faults: [
      { ...asking({ known: [{ var: "dpdd" }] }), at: "/nodes/first/when/known/0" },
      { ...asking({ known: [{ var: "data.score" }] }), at: "/nodes/first/when/known/0" },
    ],
  },
  "segment.unknown": {
    means: "A condition uses a segment that is not defined.",
    why: "Whom it was meant to select cannot be told.",
    repair: "Define it under `segments`, or correct the name.",
    faults: [
      {
        ...asking(
          { and: [{ segment: ["vip"] }, { segment: ["vips"] }] },
          { segments: { vip: { when: { hasTag: ["vip"] } } } },
        ),
        at: "/nodes/first/when/and/1/segment/0",
      },
      { ...asking({ segment: ["vip"] }), at: "/nodes/first/when/segment/0" },
    ],
  },
  "segment.cycle": {
    means: "Segments use each other in a circle.",
    why: "The question has no answer.",
    repair: "Let one of them do without the next.",
    faults: [
      {
        change: { segments: { a: { when: { segment: ["b"] } }, b: { when: { "!": [{ segment: ["a"] }] } } } },
        at: "/segments/a/when",
      },
    ],
  },
  "segment.unused": {
    means: "No condition uses the segment.",
    why: "Whoever reads it believes that such debtors are treated in some way of their own.",
    repair: "Use it, or remove it.",
    faults: [{ change: { segments: { vip: { when: { hasTag: ["vip"] } } } }, at: "/segments/vip" }],
  },
} satisfies Readonly<Record<string, Entry>>;

export const CONTACTS = {
  "split.weights": {
    means: "The weights of an experiment do not add up to 10000 basis points.",
    why: "Some cases would have no variant, and the result could not be told.",
    repair: "Write shares of 10000. The fix turns percent and thousandths into basis points.",
    faults: [
      {
        ...node(
          split([
            { key: "kind", weight: 40 },
            { key: "firm", weight: 60 },
          ]),
        ),
        at: "/nodes/first/variants",
      },
      { ...node(split([half("kind"), { key: "firm", weight: 4000 }])), at: "/nodes/first/variants" },
    ],
  },
  "split.single": {
    means: "Every case gets the same variant.",
    why: "It is counted as an experiment and compares nothing.",
    repair: "Give a second variant some weight, or remove the split.",
    faults: [
      {
        ...node(
          split([
            { key: "kind", weight: 10000 },
            { key: "firm", weight: 0 },
          ]),
        ),
        at: "/nodes/first/variants",
      },
    ],
  },
  "experiment.conflict": {
    means: "One experiment has other variants in another place.",
    why: "A case keeps its variant, and at the second place there would be no way for it.",
    repair: "Make the variants the same, or give one of the two an id of its own.",
    faults: [
      {
        ...node(split([half("kind"), half("firm")], "again"), {
          again: split([
            { key: "kind", weight: 1000 },
            { key: "firm", weight: 9000 },
          ]),
        }),
        at: "/nodes/again/variants",
      },
    ],
  },
  "template.unpinned": {
    means: "A reference to a template, page or script names no version.",
    why: "Its words can change under running cases, and nobody can prove later what a debtor was told.",
    repair: "Write `reminder@1`. There is a fix when the host has exactly one version.",
    faults: [
      {
        ...node(send("end", { via: [{ channel: "email", template: "reminder" }] })),
        at: "/nodes/first/via/0/template",
      },
      {
        ...node(send("end", { via: [{ channel: "email", template: "reminder" }] })),
        options: { templates: { "reminder@4": {} } },
        at: "/nodes/first/via/0/template",
        also: ["template.unknown /nodes/first/via/0/template"],
      },
    ],
  },
  "template.unknown": {
    means: "The host has no such template.",
    why: "The message could not be written on the day it is due.",
    repair: "Publish the template, or name one that exists. Checked when the host brings its `templates`.",
    faults: [
      { change: {}, options: { templates: { "remindr@1": {} } }, at: "/nodes/first/via/0/template" },
      { change: {}, options: { templates: {} }, at: "/nodes/first/via/0/template" },
    ],
  },
  "template.channel": {
    means: "The template is not made for the channel.",
    why: "A debtor would get an e-mail cut into text messages, or nothing.",
    repair: "Use a template of that channel.",
    faults: [
      {
        change: {},
        options: { templates: { "reminder@1": { channels: ["sms"] } } },
        at: "/nodes/first/via/0/template",
      },
    ],
  },
  "policy.unknown": {
    means: "A policy pack is not installed.",
    why: "Nothing would hold the rules that protect debtors, although the document says that they hold.",
    repair: "Install the pack in the host. There is no fix on purpose: removing a safeguard is for a person to decide.",
    faults: [{ change: { policies: ["us-regulation-f"] }, at: "/policies/0" }],
  },
  "policy.invalid": {
    means: "A policy pack of the host is faulty.",
    why: "Rules that cannot be read cannot be held, so every contact under the pack would be blocked.",
    repair: "Repair the pack: `validatePack` tells every fault with its place.",
    faults: [
      {
        change: { policies: ["own"] },
        options: { packs: [{ id: "own", rules: [{ id: "own.rule", kind: "moonPhase", cite: [] }] }] } as never,
        at: "/policies/0",
      },
    ],
  },
  "template.disclosure": {
    means: "A template lacks a statement that a policy pack requires, or is not registered with it.",
    why: "The message would be blocked every time, and the debtor would not hear from you.",
    repair: "Put the statement into the template, and register the template with its disclosures in `templates`.",
    faults: [
      { change: { policies: ["us-reg-f"] }, at: "/nodes/first/via/0/template" },
      {
        change: { policies: ["us-reg-f"] },
        options: { templates: { "reminder@1": { disclosures: [] } } },
        at: "/nodes/first/via/0/template",
      },
    ],
  },
  "policy.impossible": {
    means: "A policy pack never allows this contact, or not as often as the strategy makes it.",
    why: "It would always be blocked or come late: the strategy promises what the law does not let it keep.",
    repair: "Use another channel, recipient or template, make fewer contacts, or move them apart.",
    faults: [
      {
        change: {
          policies: ["cl-19496"],
          nodes: { first: send("rest"), rest: { type: "wait", for: "P1D", to: { next: "again" } }, again: send("end") },
        },
        at: "/nodes/again",
      },
    ],
  },
  "policy.noBasis": {
    means: "A policy pack asks for a fact about the debtor, and the host does not say that it supplies it.",
    why: "Without the fact every contact by this channel is blocked.",
    repair: "Supply it in `debtor.contactFacts`, and name it in the option `contactFacts`.",
    faults: [{ change: { policies: ["co-ley-2300"] }, at: "/nodes/first/via/0/channel" }],
  },
  "contact.burst": {
    means: "Two contacts that ask for money have nothing between them that must take time.",
    why: "A debtor who comes in late gets both at once: a wait for a moment may be met when it has gone.",
    repair: "Put a wait with `gap`, or `for`, between them.",
    faults: [{ ...node(send("again"), { again: send("end") }), at: "/nodes/first" }],
  },
  "contact.legalUnrouted": {
    means: "A legal notice does not say where a case goes when it may not be sent.",
    why: "The case would go on as if the notice had been served.",
    repair: "Connect the port `blocked`.",
    faults: [{ ...node(send("end", { purpose: "legalNotice" })), at: "/nodes/first" }],
  },
  "promise.unhandled": {
    means: "A page takes promises, and neither a handler nor a node listens for them.",
    why: "That may be just right: a promise then becomes a hold, which pauses chasing until its day.",
    repair: "Nothing need be done. Add a handler for `promise.created` to do something else.",
    faults: [
      {
        ...node(send("end", { page: { template: "pay@1", actions: ["pay", "promise"], validFor: "P14D" } })),
        at: "/nodes/first/page/actions/1",
      },
    ],
  },
  "offer.guard": {
    means: "An option goes beyond the guard of its offer.",
    why: "A discount that nobody approved, or a plan longer than the law or the creditor allows, would be given away.",
    repair: "Lower the discount or the number of installments, or raise the guard.",
    faults: [
      {
        ...node(settlement({ discountBp: 4000 })),
        at: "/nodes/first/options/0/discountBp",
      },
    ],
  },
  "offer.unhandled": {
    means: "The case leaves the offer while it can still be accepted, and no handler hears the acceptance.",
    why: "What the debtor agreed to would pause the case, and nothing would be done with it.",
    repair: "Add a handler for `offer.accepted`, or leave `wait` out.",
    faults: [
      {
        ...node(settlement({ discountBp: 2000 }, { wait: "P3D" })),
        at: "/nodes/first/wait",
      },
    ],
  },
  "exit.never": {
    means: "No exit rule looks at the balance.",
    why: "A debtor who has paid is chased on.",
    repair: "Add a rule such as `totalDue` <= 0 with the outcome `paid`.",
    faults: [{ without: ["exits"], at: "" }],
  },
  "money.unsafe": {
    means: "An amount is not a whole number of minor units that is exact.",
    why: "Cents would be lost or made up in somebody's debt.",
    repair: "Write whole minor units: 12.50 euros are 1250.",
    faults: [
      {
        ...node({ type: "goal", goal: "promise", valueMinor: 12.5, to: { next: "end" } }),
        at: "/nodes/first/valueMinor",
      },
    ],
  },
  "money.currency": {
    means: "Fees of one strategy are in different currencies.",
    why: "A case has one currency; a fee in another could never be charged.",
    repair: "Make them the same, or write one strategy for each currency.",
    faults: [{ ...node(fee("EUR", "second"), { second: fee("USD", "end") }), at: "/nodes/second/currency" }],
  },
  "call.unknown": {
    means: "The host knows no such strategy, or the strategy has errors of its own.",
    why: "The case would have nowhere to go when the call is due.",
    repair: "Pass it in the option `strategies`, repair it, or correct the name.",
    faults: [
      {
        ...node({ type: "callStrategy", strategy: "sotf@1", to: { else: "end" } }),
        options: { strategies: LIBRARY },
        at: "/nodes/first/strategy",
      },
      { ...node({ type: "callStrategy", strategy: "legal@2", to: { else: "end" } }), at: "/nodes/first/strategy" },
    ],
  },
  "call.recursion": {
    means: "Strategies would call each other without end, or more than 8 deep.",
    why: "A case would never come back from the call.",
    repair: "Leave one of the calls out, or make it a `jump`.",
    faults: [
      {
        ...node({ type: "callStrategy", strategy: "sample@1", to: { else: "end" } }),
        options: { strategies: { "sample@1": BASE as never } },
        at: "/nodes/first/strategy",
      },
    ],
  },
  "call.port": {
    means: "A port is named after an outcome that the called strategy never has.",
    why: "Nobody ever goes that way, although the author drew it for somebody.",
    repair: "Name one of its outcomes, or remove the connection.",
    faults: [
      {
        ...node({ type: "callStrategy", strategy: "soft@1", to: { piad: "end", else: "end" } }),
        options: { strategies: LIBRARY },
        at: "/nodes/first/to/piad",
      },
      {
        ...node({ type: "callStrategy", strategy: "soft@1", to: { settled: "end", else: "end" } }),
        options: { strategies: LIBRARY },
        at: "/nodes/first/to/settled",
      },
    ],
  },
} satisfies Readonly<Record<string, Entry>>;
