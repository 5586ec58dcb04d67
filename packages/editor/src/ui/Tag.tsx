/** Small words that qualify something, and the day that a step has. */

import type { ReactNode } from "react";

export type Tone = "line" | "good" | "warn" | "bad" | "policy" | "commit";

export const Tag = ({ tone, children }: { readonly tone?: Tone | undefined; readonly children: ReactNode }) => (
  <span className="dn-tag" data-tone={tone}>
    {children}
  </span>
);
