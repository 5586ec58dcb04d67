/** The head of a document: title, preview, and what it says about all elements of a kind. */

import type { ReportLoss } from "./losses.ts";
import { isElement, type SourceElement, type SourceNode } from "./source.ts";

type Attributes = Readonly<Record<string, string>>;

/** Attributes that elements have without saying so: of all, of their kind, of their classes. */
export interface Defaults {
  readonly all: Attributes;
  readonly kinds: ReadonlyMap<string, Attributes>;
  readonly classes: ReadonlyMap<string, Attributes>;
}

export interface Head {
  readonly title: SourceElement | undefined;
  readonly preview: SourceElement | undefined;
  readonly defaults: Defaults;
}

export function readHead(head: SourceElement | undefined, report: ReportLoss): Head {
  const kinds = new Map<string, Attributes>();
  const classes = new Map<string, Attributes>();
  let all: Attributes = {};
  const parts = (head?.children ?? []).filter(isElement);
  for (const part of parts) {
    if (part.name !== "mj-attributes") {
      other(part, report);
      continue;
    }
    for (const one of part.children.filter(isElement)) {
      const { name, attributes } = one;
      if (name === "mj-include" || name === "mj-font") {
        other(one, report);
        continue;
      }
      if (name === "mj-all") all = { ...all, ...attributes };
      else if (name === "mj-class") {
        const { name: of = "", ...rest } = attributes;
        classes.set(of, { ...classes.get(of), ...rest });
      } else kinds.set(name, { ...kinds.get(name), ...attributes });
    }
    report("headAttributes", part.line, { element: part.name });
  }
  const named = (name: string) => parts.find((part) => part.name === name);
  return { title: named("mj-title"), preview: named("mj-preview"), defaults: { all, kinds, classes } };
}

function other({ name, line, attributes }: SourceElement, report: ReportLoss): void {
  if (name === "mj-title" || name === "mj-preview") return;
  report("outOfHead", line, { element: name, ...(attributes.name !== undefined && { name: attributes.name }) });
}

/** The attributes of an element as MJML works them out. */
export function attributesOf({ name, attributes }: SourceElement, { all, kinds, classes }: Defaults): Attributes {
  const ofClasses: Record<string, string> = {};
  for (const one of (attributes["mj-class"] ?? "").split(/\s+/)) Object.assign(ofClasses, classes.get(one));
  const { "mj-class": _, ...own } = attributes;
  return { ...all, ...kinds.get(name), ...ofClasses, ...own };
}

/** What is known where attributes get lost. */
export interface StyleSite {
  readonly report: ReportLoss;
  /** Whether an attribute says what the proposed brand says. */
  readonly isOfBrand: (element: string, attribute: string, value: string) => boolean;
}

/** Says which attributes of an element are decided by the brand from now on. */
export function reportStyles(
  { name, line, attributes }: SourceElement,
  kept: readonly string[],
  { report, isOfBrand }: StyleSite,
): void {
  const lost = Object.entries(attributes).flatMap(([one, value]) =>
    one === "mj-class" || kept.includes(one) || isOfBrand(name, one, value) ? [] : [one],
  );
  if (lost.length === 0) return;
  report("styles", line, { element: name, attributes: lost });
}

/** The first element of a name among some nodes. */
export const childNamed = (nodes: readonly SourceNode[], name: string): SourceElement | undefined =>
  nodes.filter(isElement).find((node) => node.name === name);
