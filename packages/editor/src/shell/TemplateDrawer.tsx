/** The host's builder of a template, beside the strategy that uses it. */

import { useEffect } from "react";
import { useHost } from "../host/context.tsx";
import { Dialog } from "../ui/Dialog.tsx";

export interface TemplateDrawerProps {
  /** `id@version`. */
  readonly template: string;
  readonly onClose: () => void;
}

export function TemplateDrawer({ template, onClose }: TemplateDrawerProps) {
  const { settings, words, previews } = useHost();
  const known = settings.templates?.find(({ ref }) => ref === template);
  // It may have been changed.
  useEffect(() => () => previews?.forget(template), [previews, template]);
  return (
    <Dialog
      title={known?.title ?? template}
      subtitle={known === undefined ? undefined : template}
      closeLabel={words.shell.close}
      onClose={onClose}
      className="dn-wide dn-drawer"
    >
      {settings.slots?.template?.(template, onClose)}
    </Dialog>
  );
}
