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
    // A section, so that what stands in it is not taken for the header or footer of the page; and one element, or all in it would be drawn anew.
    <section ref={placed} role={within ? "group" : "main"} className="dn-main" data-region="main" aria-label={label}>
      {children}
    </section>
  );
});
