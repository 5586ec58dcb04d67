/** What the check found, as sentences in the language of the interface. */

import type { Diagnostic } from "@dunlin/engine";
import { describeExpression } from "@dunlin/engine/editing";
import { nodeAt } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { sentenceLocale, titleOf } from "../nodes/names.ts";
import type { EditorState } from "../store/store.ts";
import { type Say, sayWith } from "./say.ts";

export type TellProblem = (problem: Diagnostic) => string;

/** The words' own sentence, else the engine's without its code marks. */
export function tellWith(host: Pick<EditorHost, "words" | "presets" | "locale">, doc: EditorState["doc"]): TellProblem {
  const { problems, nodes } = host.words;
  const say: Say = sayWith({
    stepName: (id) => {
      const node = nodeAt(doc, id);
      return node === undefined ? undefined : titleOf(node, host);
    },
    factName: (path) =>
      describeExpression(
        { var: path },
        { locale: sentenceLocale(host), ...(doc.fields === undefined ? {} : { schema: doc.fields }) },
      ),
    ports: nodes.ports,
    channels: nodes.channels,
    locale: host.locale,
    quotes: problems.quotes,
  });
  return ({ code, data, message }) => problems.sentences[code]?.(data, say) ?? message.replaceAll("`", "");
}

/** Tells problems of the document that is edited. */
export function useTellProblem(): TellProblem {
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  return tellWith(host, doc);
}
