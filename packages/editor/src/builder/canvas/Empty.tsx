/** A paper without blocks: what to begin with. */

import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { noTemplate } from "../commands/form.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";

const StartersDialog = lazy(async () => ({ default: (await import("../imports/StartersDialog.tsx")).StartersDialog }));

/** So many starters stand on the paper; a dialog has all of them. */
const FEW = 6;

export function Empty({ onAdd }: { readonly onAdd: () => void }) {
  const { words, settings, store } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  const readOnly = useBuilder((state) => state.readOnly);
  const [all, setAll] = useState(false);
  const starters = settings.starters?.filter((one) => noTemplate(one) === undefined && one.kind === kind) ?? [];
  return (
    <div className="dn-paper-empty">
      <h2>{words.paper.empty}</h2>
      {!readOnly && (
        <>
          <p>{words.paper.emptyHow}</p>
          {starters.length > 0 && (
            <div className="dn-paper-starters">
              {starters.slice(0, FEW).map((doc) => (
                <Button
                  key={doc.id}
                  onClick={() => store.execute({ type: "document.replace", doc, why: "starter" }, "pointer")}
                >
                  {doc.name}
                </Button>
              ))}
            </div>
          )}
          {starters.length > FEW && (
            <Button look="link" onClick={() => setAll(true)}>
              {words.paper.allStarters(starters.length)}
            </Button>
          )}
          <Button icon="plus" look={starters.length === 0 ? "primary" : "plain"} onClick={onAdd}>
            {words.paper.addHere}
          </Button>
          <Suspense fallback={null}>{all && <StartersDialog onClose={() => setAll(false)} />}</Suspense>
        </>
      )}
    </div>
  );
}
