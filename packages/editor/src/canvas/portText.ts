/** What ways out of a step are called, as short as they stand on a line. */

import type { LooseNode } from "@dunlin/engine/editing";
import type { Line } from "../layout/model.ts";
import { records, share, text } from "../nodes/reading.ts";
import type { Messages } from "../words/messages.ts";

/** A name that people gave a port or a rule, as words: `willPay`, `will-pay`, `will_pay`. */
export const spaced = (name: string): string =>
  name.replaceAll(/[-_]+/g, " ").replaceAll(/(?<=[a-z])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);

export const capital = (said: string): string => said.charAt(0).toLocaleUpperCase() + said.slice(1);
export const lower = (said: string): string => said.charAt(0).toLocaleLowerCase() + said.slice(1);

/** So many names stand on a line; the rest is counted. */
const SHOWN = 2;

export interface PortText {
  readonly name: string;
  /** Of a variant. */
  readonly share?: string;
}

export function portText(
  node: LooseNode | undefined,
  ports: readonly string[],
  words: Messages,
  locale: string,
): PortText {
  const names = ports.map((port) => words.nodes.ports[port] ?? spaced(port));
  const more = names.length > SHOWN ? ` +${names.length - SHOWN}` : "";
  const name = names.slice(0, SHOWN).join(", ") + more;
  const [port] = ports;
  if (node?.type !== "split" || ports.length !== 1) return { name };
  const variant = records(node.variants).find(({ key }) => key === port);
  if (variant === undefined) return { name };
  const holdout = variant.holdout === true;
  return { name: holdout ? words.canvas.holdout : text(variant.key), share: `${share(variant.weight, locale)}%` };
}

/** Longer names are cut, on a line that runs across sooner; the card says them whole. */
const LONGEST = 26;
const LONGEST_ACROSS = 19;

export const shortName = (name: string, { figures }: NonNullable<Line["label"]>): string => {
  const longest = figures === undefined ? LONGEST : LONGEST_ACROSS;
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
};
