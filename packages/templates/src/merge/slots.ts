/** Gives every value of a markup the context of its place, and refuses places where no escaping is safe. */

import type { PlaceContext } from "../escape/escape.ts";
import type { Findings } from "./findings.ts";
import { follow, joinPlaces, MARKUP_START, type MarkupPlace } from "./markup.ts";
import type { BlockStatement, Slots, Statement, ValueStatement } from "./tree.ts";

/** Attributes whose value is one link. */
const LINKS: ReadonlySet<string> = new Set(
  "href src action formaction poster background cite data longdesc xlink:href".split(" "),
);

/** Attributes that are a language of their own, in which no escaping of HTML helps. */
const REFUSED = /^(?:on.*|style|srcset|imagesrcset|srcdoc|ping|usemap|manifest|http-equiv|sizes|media)$/;

export function slotsOf(statements: readonly Statement[], findings: Findings): Slots {
  const slots = new Map<ValueStatement, PlaceContext>();
  const end = walk(statements, MARKUP_START, slots, findings);
  if (end.in !== "text") {
    const says = "The document ends inside a tag, a comment or a script: close it.";
    findings.add("merge.place", { line: 1, column: 1 }, says, { place: end.in });
  }
  return slots;
}

function walk(
  statements: readonly Statement[],
  start: MarkupPlace,
  slots: Map<ValueStatement, PlaceContext>,
  findings: Findings,
): MarkupPlace {
  let at = start;
  for (const statement of statements) {
    switch (statement.kind) {
      case "words":
        at = follow(at, statement.text);
        break;
      case "value":
        slots.set(statement, contextAt(at, statement, findings));
        if (at.in === "value") at = { ...at, start: false };
        break;
      case "block":
        at = blockEnd(statement, at, slots, findings);
        break;
    }
  }
  return at;
}

/** Whether a block is shown, and how often, must not change what the text behind it is. */
function blockEnd(
  block: BlockStatement,
  start: MarkupPlace,
  slots: Map<ValueStatement, PlaceContext>,
  findings: Findings,
): MarkupPlace {
  if (start.in !== "text" && start.in !== "value") {
    const says = `#${block.block} stands inside a tag, a comment, a title or a script: move the whole element into the block.`;
    findings.add("merge.place", block.place, says, { block: block.block, place: start.in });
    return start;
  }
  const body = walk(block.body, start, slots, findings);
  const otherwise = walk(block.otherwise, start, slots, findings);
  const end = joinPlaces(body, otherwise);
  const again = block.block === "each" ? joinPlaces(body, start) : body;
  if (end !== undefined && again !== undefined) return end;
  const says = `#${block.block} opens a tag or a quote that it does not close: move the whole tag or value into the block.`;
  findings.add("merge.place", block.place, says, { block: block.block });
  return start;
}

function contextAt(at: MarkupPlace, { place }: ValueStatement, findings: Findings): PlaceContext {
  const refuse = (message: string): PlaceContext => {
    findings.add("merge.place", place, message, { ...at });
    return "html";
  };
  switch (at.in) {
    case "text":
    case "comment":
      return "html";
    case "declaration":
      return refuse("A value cannot stand in a declaration: write it without.");
    case "raw":
      if (at.element === "title" || at.element === "textarea") return "html";
      return refuse(`A value cannot stand in <${at.element}>: what it says would be run or applied.`);
    case "tag":
      return refuse('A value cannot stand for a name or without quotes in a tag: write name="{{value}}".');
    case "value": {
      if (REFUSED.test(at.attribute) || (at.element === "meta" && at.attribute === "content"))
        return refuse(`A value cannot stand in the attribute "${at.attribute}": set it when the template is made.`);
      if (!LINKS.has(at.attribute)) return "attribute";
      return at.start ? "url" : "urlPart";
    }
  }
}
