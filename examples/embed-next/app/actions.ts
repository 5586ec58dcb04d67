/** What the browser may ask of the server. A host looks at who asks, and checks the document, before it keeps it. */

"use server";

import type { SaveAnswer } from "@dunlin/editor";
import { type Strategy, validateStrategy } from "@dunlin/engine";
import { keep, kept } from "./kept";

export async function save(doc: Strategy, since: number): Promise<SaveAnswer> {
  const newest = kept();
  if (newest.revision !== since) return { kind: "conflict", newer: { by: "somebody else", at: Date.now(), ...newest } };
  const broken = validateStrategy(doc).find(({ code }) => code.startsWith("shape."));
  if (broken !== undefined) return { kind: "refused", because: broken.message };
  return { kind: "saved", revision: keep(doc) };
}
