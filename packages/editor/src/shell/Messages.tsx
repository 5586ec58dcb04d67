/** One line under the header when something about the whole document has to be known. */

import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";

export function Messages({ onTakeNewer }: { readonly onTakeNewer: () => void }) {
  const { settings, words, locale, store } = useHost();
  const readOnly = useEditor((state) => state.readOnly);
  const kept = useEditor((state) => state.keptNewer);
  const { diagnostics } = useDerived();
  const { shell } = words;
  const { newerVersion, readOnlyReason } = settings;
  const unsound = diagnostics.filter(({ code }) => UNSOUND.has(code)).length;
  if (newerVersion !== undefined && newerVersion.at !== kept)
    return (
      <div className="dn-message dn-messages" data-tone="warn" role="status">
        <Icon name="warn" size={16} />
        {shell.newer(newerVersion.by, timeOf(newerVersion.at, locale))}
        <Button look="link" size="small" onClick={onTakeNewer}>
          {shell.takeNewer}
        </Button>
        <Button look="link" size="small" onClick={() => store.keepNewer(newerVersion.at)}>
          {shell.keepMine}
        </Button>
      </div>
    );
  if (unsound > 0)
    return (
      <div className="dn-message dn-messages" data-tone="bad" role="status">
        <Icon name="error" size={16} />
        {shell.unsound(unsound)}
      </div>
    );
  if (readOnly)
    return (
      <div className="dn-message dn-messages" role="status">
        <Icon name="lock" size={16} />
        {readOnlyReason ?? shell.readOnly}
      </div>
    );
  return null;
}

/** What keeps a document from being drawn as it is meant. */
const UNSOUND: ReadonlySet<string> = new Set([
  "format.unsupported",
  "node.unknownType",
  "port.dangling",
  "start.missing",
  "graph.cycle",
  "name.reserved",
]);

const timeOf = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(at);
