/** What stands on everything that is not a step: entries, jumps, open ends, what is folded, holdouts. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import type { Box } from "../layout/model.ts";
import { text } from "../nodes/reading.ts";
import { shownName } from "../nodes/summary.ts";
import { dpdBounds } from "../timeline/spans.ts";
import type { IconName } from "../ui/icons.ts";
import { peopleOf, peopleOn } from "./figures.ts";
import { capital, lower, portText, spaced } from "./portText.ts";
import { type EndTone, exitIcon, toneOf } from "./tones.ts";

export interface Sign {
  readonly icon: IconName;
  readonly text: string;
  readonly tone?: EndTone | "bad";
  readonly count?: string | undefined;
  /** Read out, where it says more than the text. */
  readonly label?: string;
}

type Told = Pick<EditorHost, "words" | "presets" | "locale" | "options" | "nodeTypes" | "settings" | "store">;

export function signOf(box: Box, doc: Strategy, host: Told): Sign {
  const { words } = host;
  const { canvas } = words;
  switch (box.kind) {
    case "entry":
      return entrySign(box, doc, host);
    case "jump":
    case "again":
      return jumpSign(box, doc, host);
    case "open": {
      const plain = box.ports.length === 0 || box.ports[0] === "next";
      const port = portText(nodeAt(doc, box.id), box.ports, words, host.locale).name;
      return { icon: "plus", text: plain ? canvas.addStep : `${capital(port)}: ${lower(canvas.addStep)}` };
    }
    case "folded":
      return { icon: "more", text: canvas.folded(box.ids?.length ?? 0) };
    case "from": {
      const first = box.ids?.[0] ?? "";
      const node = nodeAt(doc, first);
      const name = node === undefined ? first : shownName(first, node, doc, host);
      return { icon: "join", text: canvas.from(name, (box.ids?.length ?? 1) - 1) };
    }
    default: {
      const count = people(box, host);
      const label = [canvas.holdout, count, `${canvas.noOffer} ${canvas.measured}`].filter(Boolean).join(", ");
      return { icon: "split", text: canvas.holdout, count, label };
    }
  }
}

const people = ({ id, ports }: Box, { settings: { stats }, locale }: Told): string | undefined =>
  peopleOf(peopleOn(id, ports, stats), stats, locale);

function entrySign({ slot, target }: Box, { entry, handlers }: Strategy, { words, settings, locale }: Told): Sign {
  const { canvas } = words;
  if (slot?.at === "handler")
    return { icon: "deferred", text: canvas.handler(spaced(handlers?.[slot.index]?.id ?? "")) };
  if (slot?.at === "startFrom") return { icon: "entry", text: canvas.entryFrom(entry?.byDpd?.[slot.index]?.from ?? 0) };
  const bounds = dpdBounds(entry?.when);
  const count = peopleOf(settings.stats?.nodes[target ?? ""]?.entered, settings.stats, locale);
  return { icon: "entry", text: canvas.entryDays(bounds?.from, bounds?.to), count };
}

function jumpSign(box: Box, doc: Strategy, host: Told): Sign {
  const { canvas } = host.words;
  const target = box.target ?? "";
  const node = nodeAt(doc, target);
  const again = box.kind === "again";
  const name = node === undefined ? canvas.missing(target) : shownName(target, node, doc, host);
  const said = again ? canvas.again(text(node?.name) || undefined) : name;
  const plain = box.ports.includes("next") || !box.aside;
  const { name: port } = portText(nodeAt(doc, box.id), box.ports, host.words, host.locale);
  return {
    icon: node === undefined ? "warn" : again ? "repeat" : "arrow",
    text: plain || capital(port) === name ? said : `${capital(port)}: ${again ? lower(said) : name}`,
    tone: node === undefined ? "bad" : toneOf(node),
    count: people(box, host),
    label: `${plain ? "" : `${port}, `}${canvas.leadsTo(name)}`,
  };
}

/** How often the steps in a frame are gone through at most. */
export const roundsText = (node: LooseNode | undefined, { canvas }: EditorHost["words"]): string =>
  typeof node?.max === "number" ? canvas.rounds(node.max) : canvas.again(undefined);

/** A step that is drawn as a pill: an exit says what led to it, a wait what it waits for. */
export function pillSign(
  box: Box,
  said: { readonly title: string; readonly sentence: string; readonly icon: IconName | undefined },
  doc: Strategy,
  host: Told,
): Sign {
  const node = nodeAt(doc, box.id);
  const exit = node?.type === "exit";
  const named = text(node?.name) !== "";
  const says = exit || named || said.sentence === "" ? said.title : said.sentence;
  if (!exit || node === undefined) return { icon: said.icon ?? "step", text: says };
  const port =
    box.ports.length > 0 && !named ? portText(undefined, box.ports, host.words, host.locale).name : undefined;
  const { stats } = host.settings;
  return {
    icon: exitIcon(node),
    text: port === undefined || port === says ? says : `${capital(port)}: ${lower(says)}`,
    tone: toneOf(node),
    count: peopleOf(stats?.nodes[box.id]?.entered, stats, host.locale),
  };
}
