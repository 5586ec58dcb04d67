/** The payment slip of a Swiss QR-bill, drawn for each debtor when the letter is merged. */

import { classOf } from "../../brand/css.ts";
import type { BlockDefinition } from "../definition.ts";
import { members, path } from "../schema.ts";
import type { BlockSite } from "../site.ts";

/** What draws the slip of a bill; nothing where the path leads nowhere, which is reported. */
function tagOf(site: BlockSite): string {
  const bill = site.path(site.props.bill);
  return bill === undefined ? "" : `{{swissSlip ${bill}}}`;
}

export const swissSlip: BlockDefinition = {
  type: "swissSlip",
  v: 1,
  title: "Swiss payment slip",
  summary: "Receipt and payment part of a Swiss QR-bill, at the foot of the last sheet.",
  group: "debt",
  role: "row",
  landmark: "slip",
  kinds: ["letter"],
  constraints: { once: true },
  propsSchema: members({ bill: path }),
  defaults: { bill: "payment.bill" },
  fields: [
    {
      name: "bill",
      label: "Bill",
      control: "value",
      help: "An object with iban, creditor, debtor, currency, amountMinor, reference, text and billInformation.",
    },
  ],
  render: {
    html: (site) => {
      const tag = tagOf(site);
      return tag === ""
        ? ""
        : `<div class="${classOf("slip-room")}"></div><div class="${classOf("slip")}">${tag}</div>`;
    },
    // A slip is drawn for a bill.
    sketch: () => "",
    text: tagOf,
  },
};
