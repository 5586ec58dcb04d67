/** Templates to edit: of the starter library, one of every kind, and one with a policy that holds on to some of its blocks. */

import { type Block, blockHash, type Template, type TemplateKind } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";

export const starter = (id: string): Template => {
  const found = STARTER_TEMPLATES.find((template) => template.id === id);
  if (found === undefined) throw new Error(`there is no starter "${id}"`);
  return found;
};

/** The first of each kind. */
export const OF_KIND: ReadonlyMap<TemplateKind, Template> = new Map(
  [...STARTER_TEMPLATES].reverse().map((template) => [template.kind, template]),
);

/** With a footer that is required as the last, an approved disclosure, a block that is fixed in its place, and two versions. */
export const GUARDED: Template = (() => {
  const mail = starter("early-friendly");
  const footer = mail.root.at(-1) as Block;
  const fixed = text("fixed", "What was agreed stays here.", { lock: "all" });
  const approved = text("approved", "You can object to this claim.");
  const root = [
    fixed,
    ...mail.root.slice(0, -1),
    section("around", [approved, text("soft", "Soft", { variants: ["B"] })]),
    footer,
  ];
  return {
    ...mail,
    root,
    variants: [
      { key: "A", label: "Usual" },
      { key: "B", label: "Soft" },
    ],
    policy: {
      ...mail.policy,
      required: [{ type: footer.type, position: "last" }],
      locked: [{ block: "approved", sha256: blockHash(approved) }],
    },
  } as Template;
})();

export function text(id: string, words: string, more: Partial<Block> = {}): Block {
  return { id, type: "text", v: 1, props: { text: { en: [{ t: words }], es: [{ t: words }] } }, ...more };
}

export function section(id: string, content: readonly Block[], more: Partial<Block> = {}): Block {
  return { id, type: "section", v: 1, props: {}, slots: { content }, ...more };
}
