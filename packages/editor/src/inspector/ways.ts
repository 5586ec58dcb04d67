/** The ways out of a step as the inspector tells them: name, people, sentence, target. */

import { describeWay } from "@dunlin/engine/editing";
import { itemsOf, portListOf, portOf } from "../document/portLists.ts";
import { nodeAt, waysOf } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { sentenceLocale, titleOf } from "../nodes/names.ts";
import { capital } from "../problems/say.ts";
import type { EditorState } from "../store/store.ts";
import { countText, shareText } from "./numbers.ts";

export interface WayRow {
  readonly port: string;
  readonly name: string;
  /** Place in the list that people order; `undefined` for ports that the type names. */
  readonly place: number | undefined;
  readonly sentence: string | undefined;
  readonly target: string | undefined;
  /** Unconnected: the port whose target it shares. */
  readonly fallback: string | undefined;
  readonly required: boolean;
  readonly people: string | undefined;
  readonly share: string | undefined;
}

type Doc = EditorState["doc"];

/** Steps whose ways are told by their names. */
const NAMED_ALONE: ReadonlySet<string> = new Set(["split", "task", "table"]);

/** In the order in which they are looked at: those of the list, then the others. */
export function wayRows(doc: Doc, id: string, host: EditorHost): readonly WayRow[] {
  const node = nodeAt(doc, id);
  if (node === undefined) return [];
  const { words, options, settings, locale } = host;
  const list = portListOf(node);
  const named = list === undefined ? [] : itemsOf(node, list).map((item) => portOf(item, list));
  const { stats } = settings;
  const least = stats?.least ?? 30;
  const all = waysOf(node, options);
  const total =
    stats?.nodes[id]?.entered ?? all.reduce((sum, { name }) => sum + (stats?.ways?.[`${id}:${name}`] ?? 0), 0);
  return all.map(({ name: port, required, fallback, target }): WayRow => {
    const place = named.indexOf(port);
    const count = stats?.ways?.[`${id}:${port}`];
    const shown = count !== undefined && count >= least;
    const to = target === undefined ? undefined : nodeAt(doc, target);
    return {
      port,
      required,
      place: place < 0 ? undefined : place,
      name: place < 0 ? capital(words.nodes.ports[port] ?? port) : port,
      sentence: NAMED_ALONE.has(node.type) ? undefined : sentenceFor(doc, id, port, host),
      target: to === undefined ? undefined : titleOf(to, host),
      fallback:
        node.to?.[port] === undefined && fallback !== undefined ? (words.nodes.ports[fallback] ?? fallback) : undefined,
      people: stats === undefined ? undefined : shown ? countText(count, locale) : "–",
      share: shown && total > 0 ? shareText(count, total, locale) : undefined,
    };
  });
}

function sentenceFor(doc: Doc, id: string, port: string, host: EditorHost): string | undefined {
  const { words, options } = host;
  if (port === "else") return words.inspector.elseSentence;
  const { nodeTypes } = options;
  const text = describeWay(doc, id, [port], {
    locale: sentenceLocale(host),
    ...(nodeTypes === undefined ? {} : { nodeTypes }),
  });
  return text === undefined ? undefined : capital(text);
}

/** @returns Why the route cannot be called so. */
export function renameRoute(host: EditorHost, id: string, port: string, name: string): string | undefined {
  const outcome = host.store.execute({ type: "route.rename", id, port, name }, "keyboard");
  return outcome.ok ? undefined : host.words.commands.refusals[outcome.refusal.code](outcome.refusal.data);
}
