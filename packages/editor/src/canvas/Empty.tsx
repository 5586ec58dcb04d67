/** Nothing is drawn yet: begin with a strategy that is there, or with a first step. */

import { runAction } from "../actions/actions.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { Button } from "../ui/Button.tsx";

export function Empty() {
  const host = useHost();
  const { words, settings, store } = host;
  const readOnly = useEditor((state) => state.readOnly);
  const { empty } = words.canvas;
  const starters = settings.starters ?? [];
  if (readOnly) return <p className="dn-empty">{empty.none}</p>;
  return (
    <section className="dn-empty" aria-label={starters.length > 0 ? empty.title : empty.none}>
      <h2>{starters.length > 0 ? empty.title : empty.none}</h2>
      {starters.length > 0 && (
        <ul>
          {starters.slice(0, 3).map((starter) => (
            <li key={starter.title}>
              <button
                type="button"
                className="dn-starter"
                onClick={() => store.execute({ type: "document.replace", doc: starter.doc, why: "starter" }, "pointer")}
              >
                <strong>{starter.title}</strong>
                <span>{starter.sentence}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button
        look="primary"
        icon="plus"
        onClick={() => {
          store.select([], { at: "start" });
          runAction("addAfter", host, "pointer");
        }}
      >
        {empty.first}
      </Button>
    </section>
  );
}
