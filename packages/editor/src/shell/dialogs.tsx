/** Dialogs of the frame: the keys, and which way to keep of a step that goes. */

import { ACTIONS, type ActionId } from "../actions/actions.ts";
import { keysText } from "../actions/keys.ts";
import { type NodeId, nodeAt, reachableFrom, waysOf } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

export function KeysDialog({ onClose, apple }: { readonly onClose: () => void; readonly apple: boolean }) {
  const { words } = useHost();
  const { shell, actions } = words;
  const listed = (Object.keys(ACTIONS) as ActionId[]).filter((id) => (ACTIONS[id].keys?.length ?? 0) > 0);
  return (
    <Dialog title={shell.keys} closeLabel={shell.close} onClose={onClose} className="dn-keys">
      <dl>
        {listed.map((id) => (
          <div key={id}>
            <dt>{actions.names[id]}</dt>
            <dd>
              {ACTIONS[id].keys?.map((keys) => (
                <kbd key={keys} className="dn-kbd">
                  {keysText(keys, apple)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{shell.keysOfCanvas}</h3>
      <dl>
        {shell.canvasKeys.map(([keys, what]) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>
              <kbd className="dn-kbd">{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

export interface KeepDialogProps {
  readonly ids: readonly NodeId[];
  readonly ports: readonly string[];
  readonly onClose: () => void;
}

export function KeepDialog({ ids, ports, onClose }: KeepDialogProps) {
  const { store, words, options } = useHost();
  const { shell, nodes } = words;
  const { doc } = store.getState();
  const id = ids.find((one) => {
    const node = nodeAt(doc, one);
    return node !== undefined && waysOf(node, options).some(({ name }) => ports.includes(name));
  });
  const node = id === undefined ? undefined : nodeAt(doc, id);
  const ways =
    node === undefined
      ? []
      : waysOf(node, options).filter(({ name, target }) => ports.includes(name) && target !== undefined);
  const distinct = ways.filter(({ target }, i) => ways.findIndex((way) => way.target === target) === i);
  const keep = (port: string | null) => {
    onClose();
    store.execute({ type: "steps.remove", ids, keep: port }, "menu");
  };
  return (
    <Dialog
      title={shell.keepTitle}
      closeLabel={shell.close}
      onClose={onClose}
      footer={<Button onClick={onClose}>{shell.cancel}</Button>}
    >
      <p className="dn-keep-text">{shell.keepText}</p>
      <div className="dn-keep">
        {distinct.map(({ name, target }, i) => (
          <Button key={name} data-first={i === 0 ? "" : undefined} onClick={() => keep(name)}>
            {shell.keepWay(nodes.ports[name] ?? name, reachableFrom(doc, options, [target as NodeId]).size)}
          </Button>
        ))}
        <Button look="danger" onClick={() => keep(null)}>
          {shell.keepNone}
        </Button>
      </div>
    </Dialog>
  );
}
