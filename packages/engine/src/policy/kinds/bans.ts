/** What is never allowed: channels, people and topics, each perhaps only while a fact stands. */

import { memberOf } from "../../base/json.ts";
import type { ChannelForbiddenRule, ContentForbiddenRule, RecipientForbiddenRule } from "../../model/policy.ts";
import type { Asked, KindSpec } from "../check.ts";
import { isText } from "../reading.ts";
import { always } from "./answers.ts";

export const channelForbidden: KindSpec<ChannelForbiddenRule> = {
  prepare: (rule) => (asked) =>
    stands(rule, asked) ? always({ channel: asked.proposed.channel, ...facts(rule) }) : undefined,
};

/** People with a place of their own in collections. Anybody else is a third party. */
const ROLES: ReadonlySet<string> = new Set([
  ...["debtor", "coDebtor", "guarantor", "spouse", "representative", "attorney"],
  // As the debtor, or those who may be told: 12 CFR 1006.6(a) and (d)(1).
  ...["parent", "guardian", "executor", "administrator", "creditor", "creditBureau"],
  ...["reference", "relative", "neighbour", "employer", "otherThirdParty"],
]);

export const recipientForbidden: KindSpec<RecipientForbiddenRule> = {
  prepare(rule) {
    const roles = new Set(rule.roles);
    return (asked) => {
      const { recipient } = asked.proposed;
      const isNamed = roles.has(recipient) || (!ROLES.has(recipient) && roles.has("otherThirdParty"));
      return isNamed && stands(rule, asked) ? always({ recipient, ...facts(rule) }) : undefined;
    };
  },
};

export const contentForbidden: KindSpec<ContentForbiddenRule> = {
  prepare: (rule) => (asked) => {
    const topics = rule.topics.filter((topic) => asked.proposed.topics.includes(topic));
    return topics.length > 0 && stands(rule, asked) ? always({ topics, ...facts(rule) }) : undefined;
  },
};

type Ban = ChannelForbiddenRule | RecipientForbiddenRule | ContentForbiddenRule;

/** Whether a ban stands: only `true` lifts it, and of what brings it about only absence, `null` and `false` do not. */
function stands({ whenFact, whenFactContainsChannel, unlessFact }: Ban, { facts, proposed }: Asked): boolean {
  if (unlessFact !== undefined && memberOf(facts, unlessFact) === true) return false;
  if (whenFact !== undefined && !isSet(memberOf(facts, whenFact))) return false;
  if (whenFactContainsChannel === undefined) return true;
  const listed = memberOf(facts, whenFactContainsChannel);
  // A list with anything but names in it cannot be read, so it may mean this channel.
  return Array.isArray(listed) ? listed.includes(proposed.channel) || !listed.every(isText) : isSet(listed);
}

const isSet = (fact: unknown): boolean => fact !== undefined && fact !== null && fact !== false;

const facts = ({ whenFact, whenFactContainsChannel, unlessFact }: Ban) => ({
  ...(whenFact && { whenFact }),
  ...(whenFactContainsChannel && { whenFactContainsChannel }),
  ...(unlessFact && { unlessFact }),
});
