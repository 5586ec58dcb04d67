/** What stands in a text while it is written: words with three marks and links, line breaks, and signs for values and for what has a form. */

import type { Link, Run } from "@dunlin/templates";
import { Mark, Node } from "@tiptap/core";
import { LINK_ATTRIBUTE, RUN_ATTRIBUTE } from "./attributes.ts";

/** How a run that is one sign is shown. */
export interface ChipLook {
  readonly text: string;
  /** What it is, as a tooltip. */
  readonly title: string;
  readonly tone?: "bad" | "form";
}

export type LookOf = (run: Run) => ChipLook;

const Doc = Node.create({ name: "doc", topNode: true, content: "inline*", whitespace: "pre" });

const Words = Node.create({ name: "text", group: "inline" });

const Break = Node.create({
  name: "br",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

const chip = (name: string, lookOf: LookOf) =>
  Node.create({
    name,
    group: "inline",
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ run: { default: { t: "" }, rendered: false } }),
    renderHTML: ({ node }) => {
      const run = node.attrs.run as Run;
      return ["span", { [RUN_ATTRIBUTE]: JSON.stringify(run) }, lookOf(run).text];
    },
    renderText: ({ node }) => lookOf(node.attrs.run as Run).text,
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement("span");
        const { text, title, tone } = lookOf(node.attrs.run as Run);
        dom.className = "dl-tag";
        dom.textContent = text;
        dom.title = title;
        if (tone !== undefined) dom.dataset.tone = tone;
        return { dom };
      },
  });

const emphasis = (name: string, tag: string) =>
  Mark.create({ name, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });

/** It leads nowhere while it is written. */
const Anchor = Mark.create({
  name: "a",
  inclusive: false,
  addAttributes: () => ({ link: { default: { to: "url", url: "" }, rendered: false } }),
  renderHTML: ({ mark }) => ["a", { [LINK_ATTRIBUTE]: JSON.stringify(mark.attrs.link as Link) }, 0],
});

export const textSchema = (lookOf: LookOf) => [
  Doc,
  Words,
  Break,
  chip("value", lookOf),
  chip("kept", lookOf),
  Anchor,
  emphasis("b", "strong"),
  emphasis("i", "em"),
  emphasis("u", "u"),
];
