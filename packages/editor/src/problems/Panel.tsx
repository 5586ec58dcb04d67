/** A panel beside the canvas: its title, and what scrolls below it. */

import { type ReactNode, useId } from "react";

export interface PanelProps {
  readonly title: string;
  /** Beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, tools, children }: PanelProps) {
  const id = useId();
  return (
    <section className="dn-pane" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {tools}
      </header>
      <div className="dn-pane-body">{children}</div>
    </section>
  );
}
