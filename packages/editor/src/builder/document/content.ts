/**
 * What no text and no link may hold, by whatever route it comes: links that must not be shown, and raw Handlebars where the template does
 * not permit it. What is put in loses it, and is told; what is set, imported or restored is refused.
 */

import type { JsonValue, Link, RichText, Template } from "@dunlin/templates";
import { linkRefusal } from "./links.ts";
import { placesOf } from "./tree.ts";

/** Of every host: which ones else there are is checked before a message is published. */
const RULES = { http: true } as const;

type Members = Readonly<Record<string, JsonValue>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a link of each kind says; one that says nothing yet is not finished, and leads nowhere. */
const SAYS = { url: "url", email: "address", phone: "number", variable: "var" } as const;

/** The address of a link that must not be shown. */
function badLink(value: Members): string | undefined {
  const { to } = value;
  if (to !== "url" && to !== "email" && to !== "phone") return undefined;
  const says = value[SAYS[to]];
  if (typeof says !== "string" || says.trim() === "") return undefined;
  const { subject } = value;
  const link = { ...value, ...(subject !== undefined && { subject: String(subject) }) } as unknown as Link;
  return linkRefusal(link, RULES) === undefined ? undefined : says;
}

/** Why something must not be in a document. */
export interface ContentRefusal {
  readonly code: "link.refused" | "text.raw";
  readonly data: Readonly<Record<string, unknown>>;
}

interface Unfit {
  readonly code: ContentRefusal["code"];
  readonly says: string;
}

function* unfitIn(value: unknown, raw: boolean): Generator<Unfit, void> {
  if (Array.isArray(value)) for (const item of value) yield* unfitIn(item, raw);
  else if (isMembers(value)) {
    const link = badLink(value);
    if (link !== undefined) yield { code: "link.refused", says: link };
    if (!raw && typeof value.hbs === "string") yield { code: "text.raw", says: value.hbs };
    for (const member of Object.values(value)) yield* unfitIn(member, raw);
  }
}

/** Whether a text holds nothing of it. */
export const isFit = (runs: RichText, raw: boolean): boolean => unfitIn(runs, raw).next().done === true;

/** What is in a document now and was not there before. */
export function newUnfit(before: Template, after: Template): ContentRefusal | undefined {
  const raw = after.policy?.handlebars === true;
  let known: ReadonlySet<string> | undefined;
  for (const [value, block] of changed(before, after))
    for (const { code, says } of unfitIn(value, raw)) {
      known ??= new Set(changed(undefined, before).flatMap(([old]) => [...unfitIn(old, raw)].map(keyOf)));
      if (!known.has(keyOf({ code, says })))
        return { code, data: { says: short(says), ...(block !== undefined && { block }) } };
    }
  return undefined;
}

const keyOf = ({ code, says }: Unfit): string => `${code} ${says}`;
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The values of a document that may hold texts and links, without those that are the same as before. */
function changed(
  before: Template | undefined,
  { root, settings, variants }: Template,
): readonly (readonly [value: unknown, block?: string])[] {
  const old = before === undefined ? undefined : placesOf(before.root);
  return [
    ...(settings === before?.settings ? [] : [[settings] as const]),
    ...(variants === before?.variants ? [] : [[variants] as const]),
    ...[...placesOf(root)]
      .filter(([id, { block }]) => block.props !== old?.get(id)?.block.props)
      .map(([id, { block }]) => [block.props, id] as const),
  ];
}

/** Members of a block without what must not be in them, and how much that was. */
export function fitMembers(props: Members, raw: boolean): { props: Members; links: number; raws: number } {
  let [links, raws] = [0, 0];
  const fit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.flatMap((item: JsonValue) => (isRaw(item) ? dropped() : [fit(item)]));
    if (!isMembers(value)) return value;
    const kept = Object.entries(value).filter(([, member]) => !isMembers(member) || badLink(member) === undefined);
    links += Object.keys(value).length - kept.length;
    return Object.fromEntries(kept.map(([name, member]) => [name, fit(member)]));
  };
  const isRaw = (item: JsonValue) => !raw && isMembers(item) && typeof item.hbs === "string";
  const dropped = () => {
    raws += 1;
    return [];
  };
  const none = unfitIn(props, raw).next().done;
  return none ? { props, links, raws } : { props: fit(props) as Members, links, raws };
}
