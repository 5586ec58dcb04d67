/** The middle of an editor: the main part of its page, or a group where the page has the editor stand in its own main part. */

import { forwardRef, type ReactNode, useCallback, useState } from "react";

export interface MainProps {
  readonly label: string;
  readonly children: ReactNode;
}

export const Main = forwardRef<HTMLElement, MainProps>(function Main({ label, children }, ref) {
  const [within, setWithin] = useState(false);
  const placed = useCallback(
    (element: HTMLElement | null) => {
      if (element !== null) setWithin(element.parentElement?.closest("main, [role='main']") !== null);
      if (typeof ref === "function") ref(element);
      else if (ref !== null) ref.current = element;
    },
    [ref],
  );
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles take a name; the element stays, or all in it would be drawn anew
    <div ref={placed} role={within ? "group" : "main"} className="dn-main" data-region="main" aria-label={label}>
      {children}
    </div>
  );
});
