/** Icons that only the builder has: of blocks and panels, on the grid of the others. */

import type { IconName, IconShape } from "../../ui/icons.ts";

export const BLOCK_ICONS: ReadonlyMap<string, IconName | IconShape> = new Map<string, IconName | IconShape>([
  ["section", { line: "M3 3.5h14v13H3zM6 7.5h8M6 10h8M6 12.5h5" }],
  ["columns", { line: "M3 4.5h14v11H3zM10 4.5v11" }],
  ["divider", { line: "M3 10h14M6.5 5h7M6.5 15h7" }],
  ["spacer", { line: "M4 3.5h12M4 16.5h12M10 6.3v7.4M8 8.3l2-2 2 2M8 11.7l2 2 2-2" }],
  ["text", { line: "M5 6.5V4h10v2.5M10 4v12M7.8 16h4.4" }],
  ["heading", { line: "M5 4v12M15 4v12M5 10h10M3.5 4h3M13.5 4h3M3.5 16h3M13.5 16h3" }],
  ["button", { line: "M6 6.2h8a3.8 3.8 0 0 1 0 7.6H6a3.8 3.8 0 0 1 0-7.6zM7.5 10h5" }],
  ["image", { line: "M3 4.5h14v11H3zM3 13l4-4 3.5 3.5 2-2L17 14.5M12.4 7.7a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0" }],
  ["logo", { line: "M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" }],
  ["table", "table"],
  ["social", "link"],
  ["languages", "globe"],
  ["quickReply", { line: "M3.5 4.5h13V13H9.2l-3.4 3V13H3.5zM7 8.8h6" }],
  [
    "menu",
    {
      fill: "M4 4h3v3H4zM8.5 4h3v3h-3zM13 4h3v3h-3zM4 8.5h3v3H4zM8.5 8.5h3v3h-3zM13 8.5h3v3h-3zM8.5 13h3v3h-3zM4 13h3v3H4zM13 13h3v3h-3z",
    },
  ],
  ["document", "file"],
  ["amountDue", "amount"],
  [
    "obligationsTable",
    { line: "M5 3h10v14l-1.7-1.2-1.6 1.2-1.7-1.2L8.3 17l-1.6-1.2L5 17zM7.6 6.6h4.8M7.6 9.4h4.8M7.6 12.2h2.6" },
  ],
  ["installmentOffer", "offer"],
  ["paymentMethods", { line: "M3 5h14v10.5H3zM3 8.5h14M5.8 12.3h3" }],
  [
    "paymentQr",
    {
      line: "M3.8 3.8h4.6v4.6H3.8zM11.6 3.8h4.6v4.6h-4.6zM3.8 11.6h4.6v4.6H3.8z",
      fill: "M11 11h2v2h-2zM14.8 11h2v2h-2zM11 14.8h2v2h-2zM14.8 14.8h2v2h-2zM5.3 5.3h1.6v1.6H5.3zM13.1 5.3h1.6v1.6h-1.6zM5.3 13.1h1.6v1.6H5.3z",
    },
  ],
  ["swissSlip", { line: "M3 5h14v10H3zM8 5v10M10.6 8.2h3.8M10.6 11.2h3.8" }],
  ["hardship", "heart"],
  ["promiseForm", "promise"],
  ["alreadyPaidForm", "cured"],
  ["disputeForm", "question"],
  [
    "callBackForm",
    {
      line: "M5.2 3.5h2.4l1.2 3.1-1.7 1.3a8.6 8.6 0 0 0 4.9 4.9l1.3-1.7 3.2 1.2v2.4a1.8 1.8 0 0 1-1.9 1.8A12 12 0 0 1 3.4 5.4a1.8 1.8 0 0 1 1.8-1.9z",
    },
  ],
  [
    "preferencesForm",
    {
      line: "M3.5 6.5H11M14.4 6.5h2.1M3.5 13.5h2.1M9 13.5h7.5M11 6.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0M5.6 13.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0",
    },
  ],
  ["legalFooter", "lock"],
  ["disclosure", "shield"],
  ["unsubscribe", "notsent"],
  ["mjml", "raw"],
]);

/** A type of the host. */
export const BOX: IconShape = { line: "M3.8 6.5 10 3.3l6.2 3.2v7L10 16.7l-6.2-3.2zM3.8 6.5 10 9.7l6.2-3.2M10 9.7v7" };

export const PANEL_ICONS = {
  bookmark: { line: "M6 3.5h8v13l-4-3-4 3z" },
  drop: { line: "M10 3c2.8 3.2 4.8 5.8 4.8 8.4a4.8 4.8 0 0 1-9.6 0C5.2 8.8 7.2 6.2 10 3z" },
  versions: { line: "M2.8 14 5.5 6l2.7 8M3.7 11.4h3.6M12 6h2.6a2 2 0 0 1 0 4H12zM12 10h3a2 2 0 0 1 0 4h-3z" },
  phone: { line: "M6.5 3h7v14h-7zM9 14.6h2" },
  desktop: { line: "M3 4h14v9H3zM7 16.5h6M10 13v3.5" },
  compare: { line: "M4 7h11.5M12.5 4l3 3-3 3M16 13H4.5M7.5 10l-3 3 3 3" },
} as const satisfies Record<string, IconShape>;
