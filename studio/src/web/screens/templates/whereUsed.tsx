/** Which strategies use a template. */

import type { Api, Language } from "../../model.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Dialog, Empty } from "../../ui/parts.tsx";
import { strategiesOf } from "./asking.ts";
import { usesOf } from "./model.ts";
import { words } from "./words.ts";

export interface WhereUsedProps {
  readonly api: Api;
  readonly language: Language;
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function WhereUsed({ api, language, id, name, onClose }: WhereUsedProps) {
  const said = words(language);
  const loaded = useLoaded(async (signal) => usesOf(await strategiesOf(api, signal)).get(id) ?? [], [api, id]);
  return (
    <Dialog title={said.whereTitle(name)} onClose={onClose} footer={<Button onClick={onClose}>{said.close}</Button>}>
      <Awaited loaded={loaded}>
        {(names) =>
          names.length === 0 ? (
            <Empty>{said.whereNone}</Empty>
          ) : (
            <div className="st-form">
              <ul className="st-sentences">
                {names.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
              <p className="st-note">{said.whereNote}</p>
            </div>
          )
        }
      </Awaited>
    </Dialog>
  );
}
