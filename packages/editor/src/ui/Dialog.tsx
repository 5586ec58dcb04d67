/** A dialog that has to be answered, by the element that browsers have for it. */

import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from "react";
import { IconButton } from "./Button.tsx";

export interface DialogProps {
  readonly title: string;
  /** Below the title: where this is. */
  readonly subtitle?: string | undefined;
  /** Beside the title. */
  readonly headerEnd?: ReactNode;
  /** What the button in the corner says. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
}

export function Dialog({ title, subtitle, headerEnd, closeLabel, onClose, children, footer, className }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before it is gone, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (!dialog.open) dialog.showModal();
    // What is to be used first, where that is not the button in the corner.
    dialog.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={`dn-dialog ${className ?? ""}`.trim()}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={inside}
      onCopy={inside}
      onCut={inside}
      onPaste={inside}
    >
      <div className="dn-dialog-head">
        <div>
          <h2 id={id}>{title}</h2>
          {subtitle !== undefined && <p className="dn-help">{subtitle}</p>}
        </div>
        {headerEnd}
        <IconButton icon="close" label={closeLabel} size="small" onClick={onClose} />
      </div>
      <div>{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </dialog>
  );
}

/** Keys and the clipboard in a dialog are not those of what stands behind it. */
const inside = (event: SyntheticEvent): void => event.stopPropagation();
