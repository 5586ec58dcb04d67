/** Every wrong evaluator: those in hours, zones and counting, and those in the rest. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";
import { COUNTING, HOURS, ZONES } from "./wrongTime.ts";

const RULES = ["policy/rules.test.ts"];
const TIME = ["policy/timeRules.test.ts"];
const CLOSED = ["policy/failClosed.test.ts"];
const EXAMPLES = ["policy/examples.test.ts"];
const VECTORS = ["policy/vectors.test.ts"];
const VERDICT = ["policy/verdict.test.ts"];
const LAWS = ["policy/laws.test.ts"];

const LEDGER: readonly PlantedBug[] = [
  {
    id: "policy-future-counts",
    says: "A call that is only entered with a later time already stops the one before it.",
    file: "policy/ledger.ts",
    find: "for (let i = countUntil(list, until) - 1; i >= 0; i--) {",
    replace: "for (let i = list.length - 1; i >= 0; i--) {",
    tests: EXAMPLES,
  },
  {
    id: "policy-same-instant-does-not-count",
    says: "Two calls at the same instant do not see each other, and both are placed.",
    file: "policy/ledger.ts",
    find: "if ((list[middle] as Entry).at <= until) low",
    replace: "if ((list[middle] as Entry).at < until) low",
    tests: EXAMPLES,
  },
  {
    id: "policy-history-in-its-own-order",
    says: "A history that is not in order hides the conversation of yesterday.",
    file: "policy/ledger.ts",
    find: "entries.sort((a, b) => a.at - b.at);",
    replace: "",
    tests: LAWS.concat(EXAMPLES, VERDICT),
  },
  {
    id: "policy-whole-history-every-time",
    says: "With years of history every decision takes longer, until nightly runs do not end before the morning.",
    file: "policy/ledger.ts",
    find: "if (entry.at < since || !visit(entry)) return;",
    replace: "if (entry.at >= since && !visit(entry)) return;",
    tests: VERDICT,
  },
  {
    id: "policy-debtor-and-co-debtor-mixed",
    says: "Calls to the debtor use up what may be tried with the co-debtor.",
    file: "policy/ledger.ts",
    find: "if (own !== undefined && own !== values[i]) return false;",
    replace: "if (own === null) return false;",
    tests: VECTORS,
  },
  {
    id: "policy-entry-without-debt-forgotten",
    says: "A call whose debt nobody entered counts for none.",
    file: "policy/ledger.ts",
    find: "debt === undefined || entry.debts === undefined || entry.debts.includes(debt)",
    replace: "debt === undefined || (entry.debts ?? []).includes(debt)",
    tests: TIME,
  },
];

const HOLDS_AND_BANS: readonly PlantedBug[] = [
  {
    id: "policy-last-day-of-a-hold",
    says: "On the last day of a breathing space the debtor is called.",
    file: "policy/kinds/suppressWhile.ts",
    find: "nextOnDay(zone, t, (to.day as Day) + 1)",
    replace: "nextOnDay(zone, t, to.day as Day)",
    tests: EXAMPLES,
  },
  {
    id: "policy-unreadable-hold-is-none",
    says: "A breathing space whose dates were entered wrongly protects nobody.",
    file: "policy/kinds/suppressWhile.ts",
    find: "if (intervals === undefined) return always({ fact: name });",
    replace: "if (intervals === undefined) return undefined;",
    tests: EXAMPLES,
  },
  {
    id: "policy-open-hold-ends-some-time",
    says: "A hold without a known end is taken for one that is about to end, and the strategy waits for nothing.",
    file: "policy/kinds/suppressWhile.ts",
    find: "return check.next(at) === NEVER ? { ...check, endless: true } : check;",
    replace: "return { ...check, endless: at < 0 };",
    tests: ["policy/timeRules.test.ts", "policy/examples.test.ts", "policy/verdict.test.ts"],
  },
  {
    id: "policy-latest-notice-counts",
    says: "Each copy of the notice puts the first call off again.",
    file: "policy/kinds/prior.ts",
    find: 'if (scope.every((part) => part === "debt" || isSame(entry, proposed, part))) return entry;',
    replace:
      'if (scope.every((part) => part === "debt" || isSame(entry, proposed, part))) return ledger.withOutcome(outcome).at(-1);',
    tests: EXAMPLES,
  },
  {
    id: "policy-notice-about-another-debt",
    says: "A notice about one debt lets the calls about another begin.",
    file: "policy/kinds/prior.ts",
    find: "if (debt !== undefined && entry.debts?.includes(debt) !== true) continue;",
    replace: "",
    tests: EXAMPLES,
  },
  {
    id: "policy-consent-of-tomorrow",
    says: "A consent that has not been given yet is used.",
    file: "policy/kinds/basis.ts",
    find: "return at !== undefined && at <= proposed.at;",
    replace: "return at !== undefined;",
    tests: RULES,
  },
  {
    id: "policy-no-consent-list-is-consent",
    says: "Where no list of authorized channels was sent every channel is used.",
    file: "policy/kinds/basis.ts",
    find: "Array.isArray(listed) ? listed : []",
    replace: "Array.isArray(listed) ? listed : [channel]",
    tests: EXAMPLES,
  },
  {
    id: "policy-one-disclosure-is-enough",
    says: "A message with one of two required notices goes out.",
    file: "policy/kinds/basis.ts",
    find: "(missing.length === 0 && !isOtherLanguage)",
    replace: "(missing.length < disclosures.length && !isOtherLanguage)",
    tests: RULES,
  },
  {
    id: "policy-stranger-is-nobody",
    says: "The landlady hears of the debt, since no rule names her.",
    file: "policy/kinds/bans.ts",
    find: 'roles.has(recipient) || (!ROLES.has(recipient) && roles.has("otherThirdParty"))',
    replace: "roles.has(recipient)",
    tests: EXAMPLES,
  },
  {
    id: "policy-opt-out-that-cannot-be-read",
    says: "A list of channels that the debtor does not want is misread, and they get the message.",
    file: "policy/kinds/bans.ts",
    find: "listed.includes(proposed.channel) || !listed.every(isText) : isSet(listed)",
    replace: "listed.includes(proposed.channel) : listed === null",
    tests: EXAMPLES,
  },
];

const DECISION: readonly PlantedBug[] = [
  {
    id: "policy-only-the-first-step",
    says: "A contact is put off to midnight, when its limit is free and everybody is asleep.",
    file: "policy/evaluate.ts",
    find: "for (let before = -1; before !== t; ) {",
    replace: "for (let before = t - 1; before < t; before = t) {",
    tests: VECTORS.concat(LAWS),
  },
  {
    id: "policy-block-is-overruled",
    says: "Somebody in bankruptcy is called in the morning, since the night was over.",
    file: "policy/evaluate.ts",
    find: 'ready.rule.onViolation === "block" || check.endless === true',
    replace: "check.endless === true",
    tests: RULES,
  },
  {
    id: "policy-warning-blocks",
    says: "A rule that was only to be reported stops contacts.",
    file: "policy/evaluate.ts",
    find: 'const binding = violated.filter(({ ready }) => ready.rule.onViolation !== "warn");',
    replace: "const binding = violated;",
    tests: RULES,
  },
  {
    id: "policy-search-without-end",
    says: "A contact waits for a moment two years ahead instead of being given up.",
    file: "policy/evaluate.ts",
    find: "if (t > this.limit) return NEVER;",
    replace: "if (t === NEVER) return NEVER;",
    tests: CLOSED,
  },
  {
    id: "policy-fraction-cut-off",
    says: "Asked again at the second it was given, the contact is refused for a fraction of that second.",
    file: "policy/evaluate.ts",
    find: "t = Math.ceil(t / SECOND) * SECOND;",
    replace: "t = Math.floor(t / SECOND) * SECOND;",
    tests: TIME,
  },
  {
    id: "policy-second-reply-at-night",
    says: "After one text at night the debtor gets answer after answer.",
    file: "policy/evaluate.ts",
    find: "  return answers.size < max;\n  }",
    replace: "  return answers.size < max + 1;\n  }",
    tests: EXAMPLES,
  },
  {
    id: "policy-reply-by-another-channel",
    says: "A text at night is answered with a call.",
    file: "policy/evaluate.ts",
    find: "entry.at <= at && entry.channel === channel && entry.person === person",
    replace: "entry.at <= at && entry.person === person",
    tests: EXAMPLES,
  },
  {
    id: "policy-purpose-exempts-all",
    says: "News of a fraud makes every message of the day exempt.",
    file: "policy/evaluate.ts",
    find: 'if (one.kind === "purpose") return one.in.includes(purpose);',
    replace: 'if (one.kind === "purpose") return purpose !== "";',
    tests: VECTORS,
  },
  {
    id: "policy-recipients-not-looked-at",
    says: "The attorney of a debtor is refused the letter that the law asks for.",
    file: "policy/evaluate.ts",
    find: "(recipients === undefined || recipients.includes(proposed.recipient)) &&",
    replace: "",
    tests: EXAMPLES,
  },
  {
    id: "policy-unknown-channel-free",
    says: "A channel that is misspelt is held by no rule, and calls go out day and night.",
    file: "policy/evaluate.ts",
    find: "packs.length > 0 && !CHANNELS.has(channel)",
    replace: "packs.length > 99 && !CHANNELS.has(channel)",
    tests: CLOSED,
  },
];

const LIBRARY: readonly PlantedBug[] = [
  {
    id: "policy-host-replaces-a-law",
    says: "A host brings a pack of the same name without rules, and the law is gone.",
    file: "policy/evaluate.ts",
    find: "for (const doc of docs) {",
    replace: "for (const doc of docs.slice(-1)) {",
    tests: CLOSED,
  },
  {
    id: "policy-unknown-pack-passed-over",
    says: "A pack whose name is misspelt protects nobody, and nobody is told.",
    file: "policy/evaluate.ts",
    find: 'if (docs.length === 0) return { reason: "packUnknown", data: { packId: id } };',
    replace: "if (docs.length === 0) continue;",
    tests: CLOSED,
  },
  {
    id: "policy-unknown-kind-accepted",
    says: "A rule of a kind that this engine does not know is dropped in silence.",
    file: "policy/packs.ts",
    find: "diagnostics.length > 0 ? { diagnostics } : { ready: ready(doc as PolicyPack) }",
    replace:
      "diagnostics.some(({ code }) => code !== 'pack.ruleKind') ? { diagnostics } : { ready: ready({ ...(doc as PolicyPack), rules: (doc as PolicyPack).rules.filter(({ kind }) => kind in KINDS) }) }",
    tests: CLOSED,
  },
  {
    id: "policy-host-takes-holidays-away",
    says: "A host's shorter list of holidays takes the place of the shipped one.",
    file: "policy/library.ts",
    find: "const docs = [...(calendars.get(id) ?? []), ...(mine === undefined ? [] : [mine])];",
    replace: "const docs = [...(calendars.get(id) ?? []).slice(-1), ...(mine === undefined ? [] : [mine])];",
    tests: CLOSED,
  },
  {
    id: "policy-hash-of-the-order",
    says: "The same pack, written in another order, looks like another version in every trace.",
    file: "policy/hash.ts",
    find: "    .sort();",
    replace: "    .slice();",
    tests: VERDICT,
  },
];

export const WRONG_EVALUATORS: readonly PlantedBug[] = [
  ...HOURS,
  ...ZONES,
  ...COUNTING,
  ...LEDGER,
  ...HOLDS_AND_BANS,
  ...DECISION,
  ...LIBRARY,
];
