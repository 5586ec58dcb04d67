/**
 * Contacts against the policy packs of the document, before anything runs: packs that are not there, contacts that no
 * moment would allow, messages without what they must say, and consents that nobody tells the engine of.
 */

import type { SendNode, TaskNode } from "../model/node.ts";
import type { GuardRule, PolicyPack } from "../model/policy.ts";
import { contactIn } from "../nodes/contact.ts";
import type { HostOptions, TemplateFacts } from "../nodes/options.ts";
import { PACKS } from "../policy/packs.data.ts";
import { validatePack } from "../policy/validatePack.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

/** A rule of a pack that the document selects. */
export interface SelectedRule {
  readonly pack: string;
  readonly rule: GuardRule;
}

/** The packs of a document that can be used, and their rules; others are reported. */
function selectedRules({ policies }: Parts, { packs = [] }: HostOptions, findings: Findings): SelectedRule[] {
  const byId = new Map<string, PolicyPack[]>();
  for (const pack of [...PACKS, ...packs]) byId.set(pack.id, [...(byId.get(pack.id) ?? []), pack]);
  return policies.flatMap((id, i): SelectedRule[] => {
    const place = `/policies/${i}`;
    const found = byId.get(id) ?? [];
    if (found.length === 0) {
      const near = findings.near("policy.unknown", id, () => [...byId.keys()]);
      // No fix: which rules protect debtors is for a person to decide.
      findings.add("policy.unknown", place, { pack: id, ...near });
      return [];
    }
    const [problem] = found.flatMap((pack) => validatePack(pack)).filter(({ severity }) => severity === "error");
    if (problem !== undefined) {
      findings.add("policy.invalid", place, { pack: id, problem: problem.code, within: problem.path });
      return [];
    }
    const rules = found.flatMap((pack) => pack.rules);
    return rules.flatMap((rule) => (rule.kind === "keepRecord" ? [] : [{ pack: id, rule }]));
  });
}

/** One way in which a node makes contact. */
interface Attempt {
  readonly channel: string;
  readonly template: string | undefined;
  /** JSON pointers of the channel and of the template. */
  readonly at: string;
  readonly templateAt: string;
}

type ContactNode = SendNode | (TaskNode & { readonly channel: string });

const attemptsOf = (node: ContactNode, at: string): Attempt[] =>
  node.type === "send"
    ? node.via.map(({ channel, template }, i) => ({
        ...{ channel, template },
        at: `${at}/via/${i}/channel`,
        templateAt: `${at}/via/${i}/template`,
      }))
    : [{ channel: node.channel, template: node.script, at: `${at}/channel`, templateAt: `${at}/script` }];

export function checkPolicies(parts: Parts, options: HostOptions, findings: Findings): SelectedRule[] {
  const rules = selectedRules(parts, options, findings);
  const told = new Set<string>();
  for (const { at, node } of parts.nodes.values()) {
    const contact = node === undefined ? undefined : contactIn(node);
    if (contact === undefined) continue;
    for (const attempt of attemptsOf(contact.node, at + contact.at)) {
      for (const selected of rules) {
        if (!speaksOf(selected.rule, contact.node, attempt.channel)) continue;
        const finding = judge(selected, contact.node, attempt, options);
        if (finding === undefined) continue;
        // A consent is missing for all contacts alike: it is told once.
        const once =
          finding.code === "policy.noBasis" ? `${selected.pack} ${finding.data.fact} ${attempt.channel}` : undefined;
        if (once !== undefined && told.has(once)) continue;
        if (once !== undefined) told.add(once);
        findings.add(finding.code, finding.place, { pack: selected.pack, rule: selected.rule.id, ...finding.data });
      }
    }
  }
  return rules;
}

/** Whether a rule can speak of a contact of the node by a channel; the place of the debtor is not known here. */
export function speaksOf(rule: GuardRule, node: ContactNode, channel: string): boolean {
  const purpose = node.purpose ?? "collect";
  const exempt = rule.exempt?.some((each) => each.kind === "purpose" && each.in.includes(purpose)) === true;
  return (
    rule.onViolation !== "warn" &&
    !exempt &&
    rule.place === undefined &&
    rule.channels?.includes(channel) !== false &&
    rule.recipients?.includes(node.recipient ?? "debtor") !== false &&
    rule.purposes?.includes(purpose) !== false
  );
}

interface Finding {
  readonly code: "template.disclosure" | "policy.impossible" | "policy.noBasis";
  readonly place: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function judge({ rule }: SelectedRule, node: ContactNode, attempt: Attempt, options: HostOptions): Finding | undefined {
  const { channel, template = "", at, templateAt } = attempt;
  const known = templateOf(options, template);
  switch (rule.kind) {
    case "requireDisclosure": {
      const missing = (rule.disclosures ?? []).filter((id) => known?.disclosures?.includes(id) !== true);
      if (missing.length === 0 || node.type === "task") return undefined;
      const data = { template, disclosures: missing, registered: known !== undefined };
      return { code: "template.disclosure", place: templateAt, data };
    }
    case "contentForbidden": {
      const topics = isConditional(rule) ? [] : (known?.topics ?? []).filter((topic) => rule.topics.includes(topic));
      return topics.length === 0
        ? undefined
        : { code: "policy.impossible", place: templateAt, data: { why: "content", template, topics } };
    }
    case "channelForbidden":
      if (rule.unlessFact !== undefined) return withoutBasis(rule.unlessFact, channel, at, options);
      return isConditional(rule)
        ? undefined
        : { code: "policy.impossible", place: at, data: { why: "channel", channel } };
    case "recipientForbidden": {
      const recipient = node.recipient ?? "debtor";
      return isConditional(rule) || !rule.roles.includes(recipient)
        ? undefined
        : { code: "policy.impossible", place: at, data: { why: "recipient", recipient } };
    }
    case "requireConsent":
      return withoutBasis(rule.factContainsChannel, channel, at, options);
    case "contactWindow":
      return Object.values(rule.windows).some((ranges) => ranges.length > 0)
        ? undefined
        : { code: "policy.impossible", place: at, data: { why: "hours", channel } };
    default:
      return undefined;
  }
}

const isConditional = (rule: {
  readonly whenFact?: string;
  readonly whenFactContainsChannel?: string;
  readonly unlessFact?: string;
}) => rule.whenFact !== undefined || rule.whenFactContainsChannel !== undefined || rule.unlessFact !== undefined;

function withoutBasis(
  fact: string,
  channel: string,
  place: string,
  { contactFacts = [] }: HostOptions,
): Finding | undefined {
  return contactFacts.includes(fact) ? undefined : { code: "policy.noBasis", place, data: { fact, channel } };
}

const templateOf = ({ templates = {} }: HostOptions, template: string): TemplateFacts | undefined =>
  Object.hasOwn(templates, template) ? templates[template] : undefined;
