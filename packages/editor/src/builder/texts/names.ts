/** What texts are called. */

import type { Template } from "@dunlin/templates";
import { parsePointer } from "../../document/pointer.ts";
import { own } from "../document/own.ts";
import { blockAt } from "../document/tree.ts";
import type { BuilderHost } from "../host/context.tsx";
import { fieldText } from "../inspector/form.tsx";
import { nameOfId } from "../shell/names.ts";
import type { TextRow } from "./texts.ts";

/** Where a text stands, and which of the texts there it is. */
export function rowName(
  doc: Template,
  { id, path }: Pick<TextRow, "id" | "path">,
  { store, words }: Pick<BuilderHost, "store" | "words">,
): readonly [where: string, which?: string] {
  const parts = parsePointer(path) ?? [];
  const version = parts[0] === "variants" ? doc.variants?.[Number(parts[1])] : undefined;
  const [member = "", ...deeper] = parts.slice(version === undefined ? 1 : 3);
  const { texts } = words;
  const more = deeper.map((part) => own(texts.settings, part) ?? (/^\d+$/.test(part) ? `${Number(part) + 1}` : part));
  if (id === undefined) {
    const which = [own(texts.settings, member) ?? member, ...more].join(" ");
    return [texts.ofSettings[doc.kind], version === undefined ? which : texts.versions.textIn(which, version.label)];
  }
  const block = blockAt(doc, id);
  const fields = block === undefined ? undefined : store.registry.get(block.type)?.fields;
  const name = nameOfId(doc, id, store.registry, words);
  if (more.length === 0 && ["text", "label"].includes(member)) return [name];
  const field = fields?.find((one) => one.name === member) ?? { label: member };
  return [name, [fieldText(block?.type ?? "", member, field, words.inspector)[0], ...more].join(" ")];
}
