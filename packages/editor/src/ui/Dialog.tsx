/** A dialog that has to be answered, by the element that browsers have for it. */

import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./Button.tsx";

export interface DialogProps {
  readonly title: string;
  /** What the button in the corner says. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
}

export function Dialog({ title, closeLabel, onClose, children, footer, className }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (!dialog.open) dialog.showModal();
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
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={closeLabel} size="small" onClick={onClose} />
      </header>
      <div>{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </dialog>
  );
}
