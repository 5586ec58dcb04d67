/** What a node does and the ways out of it, in words. A node type without words does not compile. */

import type { Node, SendNode, SetNode, SplitNode } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import type { SpecOf } from "../nodes/index.ts";
import type { Catalog } from "./catalog.ts";
import { commitmentText, commitmentWays } from "./commitmentSteps.ts";
import { expressionText, ruleText } from "./condition.ts";
import { moreText, moreWays } from "./moreSteps.ts";
import { conditionWords, timingWords } from "./names.ts";
import { offerText } from "./offerSteps.ts";
import { durationText, fieldText, moneyText, shareText, templateText, term } from "./phrases.ts";

export interface Around {
  readonly strategy: Strategy;
  readonly catalog: Catalog;
  readonly specOf: SpecOf;
}

/** One or more sentences. `parts`: the node's ways lead to different places. */
export function stepText(node: Node, around: Around, parts: boolean): string {
  const { strategy, catalog, specOf } = around;
  const words = catalog.outline.node;
  switch (node.type) {
    case "send":
      return sendText(node, catalog);
    case "wait":
      return words.wait(waitTiming(node, around, parts));
    case "waitFor":
      return words.waitFor(timingWords(node, strategy, catalog));
    case "if":
      return words.if(ruleText(node.when, strategy, catalog));
    case "switch":
      return words.switch;
    case "split":
      return splitText(node, catalog);
    case "set":
      return setText(node, around);
    case "goal": {
      const value = node.valueMinor === undefined ? undefined : moneyText(node.valueMinor, undefined, catalog.forms);
      return words.goal({ goal: catalog.forms.quote(node.goal), value, checkpoint: node.checkpoint === true });
    }
    case "exit":
      return words.exit(term(catalog.terms.outcomes, node.outcome, catalog.terms.outcome));
    case "table":
    case "task":
    case "hold":
    case "release":
    case "fee":
    case "escalate":
    case "repeat":
    case "callStrategy":
    case "score":
    case "external":
      return moreText(node, around);
    case "promise":
    case "plan":
      return commitmentText(node, around);
    case "offer":
    case "retryPayment":
      return offerText(node, catalog);
    default:
      return specOf(node).describe?.(node, catalog.locale) ?? specOf(node).title;
  }
}

/** Skipping to where the wait leads anyway is going on at once. */
function waitTiming(node: Extract<Node, { type: "wait" }>, { strategy, catalog }: Around, parts: boolean) {
  const { ifPast, ...timing } = timingWords(node, strategy, catalog);
  return { ...timing, ...(ifPast !== undefined && { ifPast: parts ? ifPast : ("now" as const) }) };
}

function sendText(node: SendNode, catalog: Catalog): string {
  const { forms, terms } = catalog;
  const duration = (text: string | undefined) => (text === undefined ? undefined : durationText(text, forms));
  return catalog.outline.node.send({
    ways: node.via.map(({ channel, template }) => ({
      by: term(terms.channels, channel, terms.channel)[1],
      template: templateText(template, catalog),
    })),
    purpose: term(terms.purposes, node.purpose ?? "collect", () => ""),
    recipient: term(terms.recipients, node.recipient ?? "debtor", forms.quote),
    patience: duration(node.giveUpAfter),
    receipt: duration(node.awaitReceipt),
    ttl: duration(node.ttl),
    bundle: node.bundle === undefined ? undefined : forms.quote(node.bundle),
    page: node.page && {
      template: templateText(node.page.template, catalog),
      actions: forms.list(
        node.page.actions.map((action) => term(terms.actions, action, forms.quote)),
        "or",
      ),
      validFor: durationText(node.page.validFor, forms),
    },
  });
}

function splitText(node: SplitNode, { forms, outline }: Catalog): string {
  const ramp = node.ramp === undefined ? undefined : shareText(node.ramp, forms);
  return outline.node.split({ experiment: forms.quote(node.experiment), unit: node.unit ?? "debtor", ramp });
}

function setText(node: SetNode, { strategy, catalog }: Around): string {
  const { forms } = catalog;
  const tags = (list: readonly string[] | undefined) =>
    list === undefined || list.length === 0 ? undefined : forms.list(list.map(forms.quote), "and");
  return catalog.outline.node.set({
    values: Object.entries(node.values ?? {}).map(([path, rule]) => ({
      name: fieldText(`vars.${path}`, { catalog }),
      value: expressionText(rule, strategy, catalog),
    })),
    stage: node.stage === undefined ? undefined : forms.quote(node.stage),
    addTags: tags(node.addTags),
    removeTags: tags(node.removeTags),
  });
}

/** Words before a colon for ports with one target; `undefined` for the usual way out, which needs none. */
export function wayText(node: Node, ports: readonly string[], around: Around): string | undefined {
  if (ports.includes("next")) return undefined;
  const words = ports.flatMap((port) => portText(node, port, around));
  return words.length === 0 ? undefined : around.catalog.outline.ways.either(words);
}

/** One text for each reason to leave by a port. */
function portText(node: Node, port: string, { strategy, catalog }: Around): string[] {
  const { ways } = catalog.outline;
  switch (node.type) {
    case "send":
      return [port === "failed" ? ways.failed : ways.blocked];
    case "wait":
      return [ways.skipped];
    case "if":
      return [port === "yes" ? ways.yes : port === "no" ? ways.no : ways.unknown];
    case "waitFor":
    case "switch": {
      const cases: readonly Parameters<typeof conditionWords>[0][] = node.cases.filter((c) => c.port === port);
      const told = cases.map((rule) => {
        const { on, when } = conditionWords(rule, strategy, catalog);
        return ways.when(on, when);
      });
      const last = node.type === "switch" ? "else" : "timeout";
      return port === last ? [...told, node.type === "switch" ? ways.otherwise : ways.timeout] : told;
    }
    case "split": {
      if (port === "out" && node.ramp !== undefined) return [ways.out];
      const told = node.variants.filter((variant) => variant.key === port);
      return told.map(({ key, weight, control, holdout }) =>
        ways.variant(
          catalog.forms.quote(key),
          shareText(weight, catalog.forms),
          control ? "control" : holdout ? "holdout" : undefined,
        ),
      );
    }
    case "table":
    case "task":
    case "repeat":
    case "callStrategy":
    case "score":
    case "external":
      return moreWays(node, port, { strategy, catalog });
    case "promise":
    case "plan":
    case "offer":
    case "retryPayment":
      return commitmentWays(port, { strategy, catalog });
    case "hold":
    case "release":
    case "fee":
    case "escalate":
    case "set":
    case "goal":
    case "exit":
      return [];
    default:
      return [ways.port(catalog.forms.quote(port))];
  }
}
