/** What every panel of the portfolio gets, and the figures behind a chart. */

import type { ReactNode } from "react";
import type { PortfolioView } from "../../../model/api.ts";
import type { Language } from "../../model.ts";
import type { PortfolioWords } from "./words.ts";

export interface PartProps {
  readonly view: PortfolioView;
  readonly language: Language;
  readonly said: PortfolioWords;
}

/** The table behind a chart, for those who want the figures or do not see the chart. */
export const Behind = ({ said, children }: { readonly said: PortfolioWords; readonly children: ReactNode }) => (
  <details className="pf-behind">
    <summary>{said.behind}</summary>
    {children}
  </details>
);
