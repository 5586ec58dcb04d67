/** A panel beside the canvas: its title, and what scrolls below it. */

import type { ReactNode } from "react";

export interface PanelProps {
  readonly title: string;
  /** Beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, tools, children }: PanelProps) {
  return (
    <div className="dn-pane">
      <header>
        <h2>{title}</h2>
        {tools}
      </header>
      <div className="dn-pane-body">{children}</div>
    </div>
  );
}
