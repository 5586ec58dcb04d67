/**
 * What debtors do by themselves when a message reaches them: most do nothing, some look, pay, promise, ask for installments, write
 * back or object. Drawn from the seed and the id of the contact, so that the same studio lives the same days again.
 */

import { createHash } from "node:crypto";
import type { Debtor } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import type { MessageView } from "../model/api.ts";
import type { Planned } from "./agenda.ts";

export type Deed = "look" | "pay" | "promise" | "plan" | "dispute" | "reply";

export interface Reaction extends Planned {
  readonly caseId: string;
  readonly message: MessageView;
  readonly deed: Deed;
  /** Of a reply. */
  readonly text?: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Shares of those who do something within days after a message with a page, and after one to which they can write back. */
const ON_PAGE: readonly (readonly [Deed, number])[] = [
  ...([
    ["pay", 0.09],
    ["plan", 0.03],
    ["promise", 0.03],
    ["dispute", 0.006],
    ["look", 0.25],
  ] as const),
];
const WRITES = 0.07;
/** A message that comes when people are home is acted on more often; this is what the experiment is to find out. */
const EVENING = 1.5;

const REPLIES: Readonly<Record<string, readonly (readonly [text: string, weight: number])[]>> = {
  en: [
    ...([
      ["I will pay on Friday", 30],
      ["I have already paid", 14],
      ["STOP", 10],
      ["Can I pay in installments?", 16],
    ] as const),
    ...([
      ["I lost my job, I cannot pay at the moment", 8],
      ["Please call me", 10],
      ["This bill is wrong", 6],
    ] as const),
    ...([
      ["Wrong number", 3],
      ["ok thanks", 12],
    ] as const),
  ],
  es: [
    ...([
      ["Pago el viernes", 30],
      ["Ya he pagado", 14],
      ["BAJA", 10],
      ["¿Puedo pagar a plazos?", 16],
    ] as const),
    ...([
      ["He perdido el trabajo y no puedo pagar", 8],
      ["Llámenme por favor", 10],
      ["Esta factura es incorrecta", 6],
    ] as const),
    ...([
      ["Número equivocado", 3],
      ["vale, gracias", 12],
    ] as const),
  ],
};

export interface PersonOf {
  readonly debtor: Pick<Debtor, "type" | "language" | "zones">;
}

/** What this message brings somebody to do, if anything. */
export function reactionTo(message: MessageView, { debtor }: PersonOf, seed: number): Reaction | undefined {
  const { key, caseId, at, links, canReply } = message;
  if (key === undefined || caseId === undefined) return undefined;
  const draw = drawsOf(`${seed}/${key}`);
  const page = links.some((link) => link.includes("/p/"));
  const eager = (debtor.type === "legal" ? 1.2 : 1) * (isEvening(at, debtor) ? EVENING : 1);
  const base = { id: `act-${key}`, caseId, message };
  const deed = page ? pick(ON_PAGE, draw() / eager) : undefined;
  if (deed !== undefined) return { ...base, deed, at: at + delay(draw(), deed === "look" ? DAY : 3 * DAY) };
  if (!canReply || draw() > WRITES) return undefined;
  const texts = REPLIES[(debtor.language ?? "en").slice(0, 2)] ?? (REPLIES.en as NonNullable<(typeof REPLIES)[string]>);
  const weights = texts.reduce((sum, [, weight]) => sum + weight, 0);
  const text = pick(texts, draw() * weights) as string;
  return { ...base, deed: "reply", text, at: at + delay(draw(), DAY / 3) };
}

/** The one in whose part of the whole the number falls. */
function pick<Item>(items: readonly (readonly [Item, number])[], drawn: number): Item | undefined {
  let left = drawn;
  for (const [item, weight] of items) {
    if (left < weight) return item;
    left -= weight;
  }
  return undefined;
}

/** Soon more often than late. */
const delay = (drawn: number, longest: number): number => Math.round(5 * 60_000 + drawn * drawn * longest);

function isEvening(at: number, { zones = [] }: PersonOf["debtor"]): boolean {
  const local = defaultZones.get(zones[0] ?? "UTC")?.localOf(at);
  return local !== undefined && local.time >= 17 * HOUR;
}

/** Numbers from 0 to 1 that hang on the text alone. */
function drawsOf(text: string): () => number {
  const bytes = createHash("sha256").update(text).digest();
  let at = 0;
  return () => {
    const drawn = bytes.readUInt32BE(at) / 2 ** 32;
    at = (at + 4) % bytes.length;
    return drawn;
  };
}
