/** Values in texts as names of what will stand there: marked before a block is drawn, and made elements once it is merged. */

import type { Block, JsonValue } from "../model/block.ts";

/** Signs of the private use area, which no text has a meaning for. */
const OPEN = "\u{F0000}";
const CLOSE = "\u{F0001}";

/** A block whose texts have marks for their values, and which is shown to everybody, with all that is in it. */
export function marked({ when: _, variants: __, slots, ...block }: Block): Block {
  const inside = Object.entries(slots ?? {}).map(([slot, blocks]) => [slot, blocks.map(marked)] as const);
  return {
    ...block,
    props: markedValue(block.props) as Block["props"],
    ...(slots !== undefined && { slots: Object.fromEntries(inside) }),
  };
}

function markedValue(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => (isTag(item) ? markOf(item) : markedValue(item)));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, markedValue(member as JsonValue)]));
}

interface Tag {
  readonly [member: string]: JsonValue;
  readonly var: string;
}

/** A value among runs. Links to a value have a `to` as well and are no items of a list. */
const isTag = (value: JsonValue): value is Tag =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as Tag).var === "string" &&
  !("to" in value);

function markOf({ var: path, fmt: _, fallback: __, ...marks }: Tag): JsonValue {
  return { ...marks, t: `${OPEN}${path}${CLOSE}` };
}

const MARK = new RegExp(`${OPEN}([^${CLOSE}<>"]*)${CLOSE}`, "gu");
const LEFT = new RegExp(`[${OPEN}${CLOSE}]`, "gu");

/** Markup with an element for each mark; inside of a tag, as in a description of a picture, with the name alone. */
export function withTags(html: string, nameOf: (path: string) => string): string {
  const named = (path: string) => escaped(nameOf(path.replaceAll("&#x27;", "'")));
  const marks = (text: string, shown: (path: string) => string) =>
    text.replace(MARK, (_, path: string) => shown(path)).replace(LEFT, "");
  return html.replace(/<[^>]*>|[^<]+/g, (part) =>
    marks(
      part,
      part.startsWith("<") ? named : (path) => `<span class="dl-tag" data-var="${path}">${named(path)}</span>`,
    ),
  );
}

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
