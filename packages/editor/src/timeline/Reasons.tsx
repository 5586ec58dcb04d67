/** Why a step may happen on another day than the planned one, a sentence for each reason. */

import { useEditor, useHost } from "../host/context.tsx";
import { momentsOf } from "./offsets.ts";
import { offsetSentences } from "./offsetText.ts";

export function Reasons({ id }: { readonly id: string }) {
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  const offset = momentsOf(doc, host.options).offsets.get(id);
  if (offset === undefined) return null;
  return offsetSentences(offset, host).map((sentence) => (
    <p key={sentence} className="dn-help">
      {sentence}
    </p>
  ));
}
