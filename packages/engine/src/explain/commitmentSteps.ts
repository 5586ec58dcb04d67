/** What the nodes do that watch what debtor and creditor agreed on, in words. */

import type { NodeTypes, Reminder } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import type { Catalog } from "./catalog.ts";
import type { ReminderWords } from "./outlineWords.ts";
import { durationText, numberText, shareText, templateText, term } from "./phrases.ts";

interface Around {
  readonly strategy: Strategy;
  readonly catalog: Catalog;
}

type Watcher = NodeTypes["promise" | "plan"];

/** The action of a node, as one or more sentences. */
export function commitmentText(node: Watcher, { strategy, catalog }: Around): string {
  const { forms } = catalog;
  const words = catalog.outline.node;
  const usual = strategy.time.at ?? "09:00";
  const watched = {
    grace: durationText(node.grace ?? "P3D", forms),
    clock: node.at ?? usual,
    remind: node.remind && reminderWords(node.remind, usual, catalog),
  };
  if (node.type === "plan") {
    const { maxMissed = 1 } = node;
    return words.plan({ ...watched, maxMissed: maxMissed === 1 ? undefined : numberText(maxMissed, forms) });
  }
  const { keptFrom = 10_000 } = node;
  return words.promise({ ...watched, share: keptFrom === 10_000 ? undefined : shareText(keptFrom, forms) });
}

const reminderWords = ({ before, at, via, purpose = "collect" }: Reminder, usual: string, catalog: Catalog) => {
  const { forms, terms } = catalog;
  return {
    before: durationText(before, forms),
    clock: at ?? usual,
    ways: via.map(({ channel, template }) => ({
      by: term(terms.channels, channel, terms.channel)[1],
      template: templateText(template, catalog),
    })),
    purpose: term(terms.purposes, purpose, () => ""),
  } satisfies ReminderWords;
};

/** One text for each reason to leave by a port. */
export function commitmentWays(port: string, { catalog }: Around): string[] {
  const { ways } = catalog.outline;
  return [Object.hasOwn(ways.watched, port) ? (ways.watched[port] as string) : ways.port(catalog.forms.quote(port))];
}
