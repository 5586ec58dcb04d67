/** Templates of every kind that hold on to some of their blocks, and what must be true of them whatever is done. */

import {
  type Block,
  type BlockRegistry,
  blockHash,
  blockRegistry,
  checkLink,
  type Template,
  validateTemplate,
} from "@dunlin/templates";
import { expect } from "vitest";
import { shownSlots } from "../../src/builder/document/rules.ts";
import { type Placed, placesOf, withInside } from "../../src/builder/document/tree.ts";
import { GUARDED, OF_KIND, section, text } from "./documents.ts";

export const REGISTRY: BlockRegistry = blockRegistry();

/** A block that was approved, two that are fixed beside each other, one that is required, one that is there once, a language that stays. */
function holding(doc: Template): Template {
  const [first, second, approved] = [
    text("fixed-1", "First.", { lock: "all" }),
    text("fixed-2", "Second.", { lock: "all" }),
    text("approved", "You can object to this claim."),
  ] as const;
  const small: Block = {
    id: "small-print",
    type: "disclosure",
    v: 1,
    props: { disclosure: "opt-out", text: { en: [{ t: "Stop" }], es: [{ t: "Stop" }] } },
  };
  const boxes = ["email", "landing", "letter"].includes(doc.kind);
  const columns: Block = {
    id: "columns",
    type: "columns",
    v: 1,
    props: { layout: "1-1-1" },
    slots: { first: [text("beside", "Beside")], third: [approved] },
  };
  const held: readonly Block[] = boxes
    ? [first, second, columns, section("box", [small])]
    : [first, second, approved, small];
  const once = doc.root.find((block) => doc.root.filter(({ type }) => type === block.type).length === 1)?.type;
  return {
    ...doc,
    locales: ["en", "es"],
    defaultLocale: "en",
    root: [...held, ...doc.root],
    variants: [
      { key: "A", label: "Usual" },
      { key: "B", label: "Soft" },
    ],
    policy: {
      ...doc.policy,
      required: [{ type: "disclosure", disclosure: "opt-out" }],
      once: once === undefined ? [] : [once],
      locked: [{ block: "approved", sha256: blockHash(approved) }],
      locales: ["es"],
    },
  } as Template;
}

export const HELD: readonly (readonly [string, Template])[] = [
  ...[...OF_KIND].map(([kind, doc]) => [kind, holding(doc)] as const),
  ["guarded", GUARDED],
];

/** What a builder must never bring about. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...["block.required", "block.locked", "block.once", "block.last", "block.place", "block.kind", "block.id"],
  ...["block.unknown", "block.permission", "block.version", "block.variant", "template.shape", "template.locale"],
]);

const brokenRules = (doc: Template): readonly string[] =>
  validateTemplate(doc)
    .filter(({ code }) => STRUCTURE.has(code))
    .map(({ code, blockId, message }) => `${code} ${blockId ?? ""} ${message}`);

/** Who sees a block besides those whom its own condition is about: what is around it, said as one text. */
function around(doc: Template, { around: blocks, block }: Placed): readonly string[] {
  const places = placesOf(doc.root);
  return blocks.flatMap((outer, i) => {
    const slot = places.get((blocks[i + 1] ?? block).id)?.place.slot ?? "";
    return [
      ...(outer.when === undefined ? [] : [`when ${JSON.stringify(outer.when)}`]),
      ...(doc.variants ?? [])
        .filter(({ key }) => outer.variants?.includes(key) === false)
        .map(({ key }) => `not ${key}`),
      ...(shownSlots(outer, REGISTRY).includes(slot) ? [] : ["hidden"]),
    ];
  });
}

const content = ({ note: _, ...block }: Block) => block;

function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const member of Object.values(value)) yield* objectsIn(member);
}

/** The laws of the builder: of what was there at first, and what must not come in. */
export function expectLaws(first: Template, doc: Template): void {
  expect([doc.id, doc.kind, doc.schema]).toEqual([first.id, first.kind, first.schema]);
  expect(doc.policy).toEqual(first.policy);
  const wrong = new Set(brokenRules(first));
  expect(brokenRules(doc).filter((one) => !wrong.has(one))).toEqual([]);
  const now = placesOf(doc.root);
  for (const [id, placed] of placesOf(first.root)) {
    const locked = placed.block.lock ?? first.policy?.locked?.some(({ block }) => block === id);
    if (locked === undefined || locked === false) continue;
    const there = now.get(id);
    expect([id, there && content(there.block)]).toEqual([id, content(placed.block)]);
    if (there === undefined) continue;
    const before = new Set(around(first, placed));
    expect([id, around(doc, there).filter((one) => !before.has(one))]).toEqual([id, []]);
    if (locked === "all")
      expect([id, there.place.in, there.place.slot]).toEqual([id, placed.place.in, placed.place.slot]);
  }
  const fixed = (one: Template) => one.root.filter(({ lock }) => lock === "all").map(({ id }) => id);
  const own = new Set(fixed(first));
  expect(fixed(doc).filter((id) => own.has(id))).toEqual(fixed(first));
  const ids = doc.root.flatMap(withInside).map(({ id }) => id);
  expect(ids.length).toBe(new Set(ids).size);
  for (const locale of first.policy?.locales ?? [])
    if (first.locales.includes(locale)) expect(doc.locales).toContain(locale);
  for (const one of objectsIn([doc.root, doc.settings, doc.variants])) {
    if (one.to === "url" && one.url !== "")
      expect([one.url, checkLink(String(one.url), { http: true }).ok]).toEqual([one.url, true]);
    if (doc.policy?.handlebars !== true) expect(Object.hasOwn(one, "hbs")).toBe(false);
  }
}
