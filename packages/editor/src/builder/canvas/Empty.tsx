/** A paper without blocks: what to begin with. */

import { Button } from "../../ui/Button.tsx";
import { noTemplate } from "../commands/form.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";

export function Empty({ onAdd }: { readonly onAdd: () => void }) {
  const { words, settings, store } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  const readOnly = useBuilder((state) => state.readOnly);
  const starters = settings.starters?.filter((one) => noTemplate(one) === undefined && one.kind === kind) ?? [];
  return (
    <div className="dn-paper-empty">
      <h2>{words.paper.empty}</h2>
      {!readOnly && (
        <>
          <p>{words.paper.emptyHow}</p>
          {starters.map((doc) => (
            <Button
              key={doc.id}
              onClick={() => store.execute({ type: "document.replace", doc, why: "starter" }, "pointer")}
            >
              {doc.name}
            </Button>
          ))}
          <Button icon="plus" look={starters.length === 0 ? "primary" : "plain"} onClick={onAdd}>
            {words.paper.addHere}
          </Button>
        </>
      )}
    </div>
  );
}
