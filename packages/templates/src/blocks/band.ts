/** A band of a mail: one section with its columns. */

import { classOf } from "../brand/css.ts";
import type { Look } from "../brand/look.ts";
import type { MjmlNode } from "./mjmlNode.ts";
import type { Props } from "./props.ts";

export interface BandColumn {
  /** In percent; the whole width unless set. */
  readonly width: string | undefined;
  readonly elements: readonly MjmlNode[];
}

/** What a band needs to know. */
export interface BandSite {
  readonly look: Look;
  readonly direction: "ltr" | "rtl";
  readonly props: Props;
}

export function bandNode({ look, direction, props }: BandSite, columns: readonly BandColumn[]): MjmlNode {
  const washed = props.ground === "wash";
  return {
    tagName: "mj-section",
    attributes: {
      "background-color": washed ? look.light.wash : look.light.surface,
      "css-class": classOf(washed ? "washed" : "surface"),
      direction,
      padding: `${look.space}px 0`,
    },
    children: columns.map(({ width, elements }) => ({
      tagName: "mj-column",
      attributes: { padding: "0", direction, ...(width === undefined ? {} : { width }) },
      children: elements,
    })),
  };
}
