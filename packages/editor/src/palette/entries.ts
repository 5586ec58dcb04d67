/** Entries of the palette by group, and those that a search finds. */

import { nodeTypes } from "@dunlin/engine/editing";
import type { EditorHost } from "../host/context.tsx";
import type { PaletteGroup } from "../host/props.ts";
import { presetName } from "../nodes/names.ts";
import type { Preset } from "../nodes/presets.ts";

export interface PaletteEntry {
  readonly preset: Preset;
  readonly name: string;
  /** What this kind of step does, in one sentence. */
  readonly sentence: string;
}

export interface EntryGroup {
  readonly group: PaletteGroup;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

const GROUPS: readonly PaletteGroup[] = ["contact", "time", "decide", "agree", "work", "finish"];

type Source = Pick<EditorHost, "presets" | "words" | "nodeTypes">;

/** Groups in their order, without empty ones. Every word of the search must stand in the name, the sentence or the group. */
export function findEntries(host: Source, search: string): readonly EntryGroup[] {
  const { presets, words } = host;
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  const sentences = new Map(nodeTypes({ nodeTypes: host.nodeTypes }).map(({ type, title }) => [type, title]));
  return GROUPS.flatMap((group) => {
    const title = words.nodes.groups[group];
    const entries = presets.flatMap((preset): PaletteEntry[] => {
      if (preset.group !== group) return [];
      const name = presetName(preset, host);
      const type = preset.id.split(".")[0] as string;
      const sentence = words.palette.sentences[type] ?? sentences.get(type) ?? "";
      const text = plain(`${name} ${title} ${sentence} ${preset.id}`);
      return wanted.every((word) => text.includes(word)) ? [{ preset, name, sentence }] : [];
    });
    entries.sort((a, b) => rank(b, wanted) - rank(a, wanted));
    return entries.length === 0 ? [] : [{ group, title, entries }];
  });
}

/** What is found by its name stands before what is found by its sentence. */
const rank = ({ name }: PaletteEntry, [first]: readonly string[]): number =>
  first === undefined ? 0 : plain(name).startsWith(first) ? 2 : plain(name).includes(first) ? 1 : 0;

/** Without accents and capitals: people search as they type. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
