/** What the nodes do that decide by tables, or involve people, other strategies or functions of the host, in words. */

import type { Condition } from "../model/condition.ts";
import type { NodeTypes, TableNode } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import { cellRule } from "../nodes/table.ts";
import type { Catalog } from "./catalog.ts";
import { expressionText, ruleText } from "./condition.ts";
import type { FunctionWords } from "./outlineWords.ts";
import {
  durationText,
  eventsText,
  fieldText,
  moneyText,
  numberText,
  shareText,
  templateText,
  term,
} from "./phrases.ts";

interface Around {
  readonly strategy: Strategy;
  readonly catalog: Catalog;
}

type Told =
  | "table"
  | "task"
  | "hold"
  | "release"
  | "fee"
  | "escalate"
  | "repeat"
  | "callStrategy"
  | "score"
  | "external";

/** The action of a node, as one or more sentences. */
export function moreText(node: NodeTypes[Told], around: Around): string {
  const { catalog, strategy } = around;
  const { forms, terms } = catalog;
  const words = catalog.outline.node;
  const duration = (text: string | undefined) => (text === undefined ? undefined : durationText(text, forms));
  switch (node.type) {
    case "table": {
      const inputs = node.inputs.map((input) => expressionText(input, strategy, catalog));
      const collect = node.hit === "collect";
      const rows = collect ? node.rows.map((_, i) => `${rowText(node, i, around)}.`) : [];
      return [words.table({ inputs: forms.list(inputs, "and"), collect }), ...rows].join(" ");
    }
    case "task":
      return taskText(node, around);
    case "hold":
      return words.hold({
        hold: term(terms.holds, node.kind, terms.hold),
        contactOnly: node.scope === "contact",
        length: duration(node.for),
        events: node.releaseOn === undefined ? undefined : eventsText(node.releaseOn, catalog),
        allow:
          node.allow &&
          forms.list(
            node.allow.map((purpose) => term(terms.purposes, purpose, forms.quote)),
            "or",
          ),
      });
    case "release": {
      const kinds = node.kinds?.map((kind) => term(terms.holds, kind, terms.hold));
      return words.release(kinds && forms.list(kinds, "and"));
    }
    case "fee":
      return feeText(node, around);
    case "escalate":
      return words.escalate(term(terms.targets, node.target, forms.quote), node.ref && forms.quote(node.ref));
    case "repeat":
      return words.repeat({
        max: numberText(node.max, forms),
        until: node.until === undefined ? undefined : ruleText(node.until, strategy, catalog),
        every: duration(node.every),
        clock: node.at,
      });
    case "callStrategy":
      return words.callStrategy({
        strategy: forms.quote(node.strategy),
        jump: node.mode === "jump",
        values: valuesText(node.inputs, "vars.", around),
      });
    case "score":
    case "external":
      return words[node.type](functionWords(node, around));
  }
}

function taskText(node: NodeTypes["task"], { strategy, catalog }: Around): string {
  const { forms, terms } = catalog;
  const { channel, purpose = "collect", recipient = "debtor" } = node;
  return catalog.outline.node.task({
    queue: forms.quote(node.queue),
    by: channel === undefined ? undefined : term(terms.channels, channel, terms.channel)[1],
    due: durationText(node.due, forms),
    clock: node.at,
    priority: node.priority === undefined ? undefined : expressionText(node.priority, strategy, catalog),
    skill: node.skill && forms.quote(node.skill),
    script: node.script && templateText(node.script, catalog),
    purpose: channel === undefined ? "" : term(terms.purposes, purpose, () => ""),
    recipient: term(terms.recipients, recipient, forms.quote),
    patience: node.giveUpAfter === undefined ? undefined : durationText(node.giveUpAfter, forms),
  });
}

function feeText(node: NodeTypes["fee"], { catalog }: Around): string {
  const { forms } = catalog;
  const money = (minor: number | undefined) =>
    minor === undefined ? undefined : moneyText(minor, node.currency, forms);
  return catalog.outline.node.fee({
    fee: forms.quote(node.fee),
    amount: money(node.amountMinor),
    rate: node.rateBp === undefined ? undefined : shareText(node.rateBp, forms),
    cap: money(node.capMinor),
    each: node.per === "obligation",
    basis: forms.quote(node.legalBasis),
  });
}

function functionWords(node: NodeTypes["score" | "external"], around: Around): FunctionWords {
  const { forms } = around.catalog;
  return {
    function: forms.quote(node.function),
    store: fieldText(`vars.${node.store}`, around),
    timeout: durationText(node.timeout, forms),
    fallback: node.default === undefined ? undefined : expressionText(node.default, around.strategy, around.catalog),
    cache: node.cacheFor === undefined ? undefined : durationText(node.cacheFor, forms),
    input: valuesText(node.input, "", around),
  };
}

const valuesText = (
  values: Readonly<Record<string, Condition>> | undefined,
  prefix: string,
  { strategy, catalog }: Around,
): { readonly name: string; readonly value: string }[] =>
  Object.entries(values ?? {}).map(([path, rule]) => ({
    name: prefix === "" ? catalog.forms.quote(path) : fieldText(prefix + path, { catalog }),
    value: expressionText(rule, strategy, catalog),
  }));

/** One text for each reason to leave by a port. */
export function moreWays(
  node: NodeTypes["table" | "task" | "repeat" | "callStrategy" | "score" | "external"],
  port: string,
  around: Around,
): string[] {
  const { ways } = around.catalog.outline;
  const { forms, terms } = around.catalog;
  switch (node.type) {
    case "table":
      return port === "else" ? [ways.otherwise] : rowsText(node, port, around);
    case "task":
      if (port === "timeout") return [ways.late];
      return [port === "blocked" ? ways.blocked : ways.result(forms.quote(port))];
    case "repeat":
      return [port === "body" ? ways.body : port === "done" ? ways.done : ways.exhausted];
    case "callStrategy":
      return [port === "else" ? ways.otherwise : ways.outcome(term(terms.outcomes, port, terms.outcome))];
    case "score":
    case "external":
      return [port === "ok" ? ways.answered : ways.unanswered];
  }
}

const rowsText = (node: TableNode, port: string, around: Around): string[] =>
  node.rows.flatMap((row, i) => (row.port === port ? [rowText(node, i, around)] : []));

function rowText({ inputs, rows }: TableNode, i: number, around: Around): string {
  const { strategy, catalog } = around;
  const { ways } = catalog.outline;
  const { match = [], set } = rows[i] ?? {};
  const clauses = match.flatMap((cell, j) => {
    const rule = cellRule(cell, inputs[j] ?? null);
    return rule === undefined ? [] : [ruleText(rule, strategy, catalog)];
  });
  const notes = valuesText(set, "vars.", around).map(({ name, value }) => ways.note(name, value));
  const listed = (texts: readonly string[]) => (texts.length === 0 ? undefined : catalog.forms.list(texts, "and"));
  return ways.row(numberText(i + 1, catalog.forms), listed(clauses), listed(notes));
}
