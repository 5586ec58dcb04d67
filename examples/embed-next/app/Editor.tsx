/** The editor in the browser. On the server an empty frame of the same size is drawn, so that nothing jumps. */

"use client";

import { StrategyEditor } from "@dunlin/editor";
import type { save } from "./actions";
import type { Kept } from "./kept";

export function Editor({ doc, revision, save: keep }: Kept & { readonly save: typeof save }) {
  return (
    <StrategyEditor
      defaultValue={doc}
      revision={revision}
      onSave={(next, { revision: since }) => keep(next, Number(since))}
    />
  );
}
