/** The look of a brand on the paper: a style sheet of its own for each paper, adopted, so that no style element is put into the page. */

import { type RefObject, useLayoutEffect, useState } from "react";

let papers = 0;

/**
 * Lets rules below `.dl-page` hold for one paper only.
 *
 * @returns The class that the paper has to have besides `dl-page`.
 */
export function useSheet(paper: RefObject<HTMLElement | null>, css: string): string {
  const [name] = useState(() => {
    papers += 1;
    return `dn-look-${papers}`;
  });
  useLayoutEffect(() => {
    const root = paper.current?.getRootNode() as (Document | ShadowRoot) | undefined;
    if (root?.adoptedStyleSheets === undefined) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css.replaceAll(".dl-page", `.dl-page.${name}`));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [paper, css, name]);
  return name;
}
