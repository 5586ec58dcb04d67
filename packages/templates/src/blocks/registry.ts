/** All types of blocks: those of this package, and those of a host. */

import type { BlockDefinition } from "./definition.ts";
import { alreadyPaidForm } from "./types/alreadyPaidForm.ts";
import { amountDue } from "./types/amountDue.ts";
import { button } from "./types/button.ts";
import { callBackForm } from "./types/callBackForm.ts";
import { columns } from "./types/columns.ts";
import { disclosure } from "./types/disclosure.ts";
import { disputeForm } from "./types/disputeForm.ts";
import { divider } from "./types/divider.ts";
import { document } from "./types/document.ts";
import { hardship } from "./types/hardship.ts";
import { heading } from "./types/heading.ts";
import { image } from "./types/image.ts";
import { installmentOffer } from "./types/installmentOffer.ts";
import { languages } from "./types/languages.ts";
import { legalFooter } from "./types/legalFooter.ts";
import { logo } from "./types/logo.ts";
import { menu } from "./types/menu.ts";
import { mjml } from "./types/mjml.ts";
import { obligationsTable } from "./types/obligationsTable.ts";
import { paymentMethods } from "./types/paymentMethods.ts";
import { paymentQr } from "./types/paymentQr.ts";
import { preferencesForm } from "./types/preferencesForm.ts";
import { promiseForm } from "./types/promiseForm.ts";
import { quickReply } from "./types/quickReply.ts";
import { section } from "./types/section.ts";
import { social } from "./types/social.ts";
import { spacer } from "./types/spacer.ts";
import { swissSlip } from "./types/swissSlip.ts";
import { table } from "./types/table.ts";
import { text } from "./types/text.ts";
import { unsubscribe } from "./types/unsubscribe.ts";

/** In the order in which a builder lists them. */
export const BLOCKS: readonly BlockDefinition[] = [
  ...[section, columns, divider, spacer],
  ...[text, heading, button, image, logo, table, social, languages],
  ...[quickReply, menu, document],
  ...[amountDue, obligationsTable, installmentOffer, paymentMethods, paymentQr, swissSlip, hardship],
  ...[promiseForm, alreadyPaidForm, disputeForm, callBackForm, preferencesForm],
  ...[legalFooter, disclosure, unsubscribe],
  mjml,
];

export type BlockRegistry = ReadonlyMap<string, BlockDefinition>;

/**
 * The types by their names.
 *
 * @throws RangeError when two have one name.
 */
export function blockRegistry(ofHost: readonly BlockDefinition[] = []): BlockRegistry {
  const all = new Map<string, BlockDefinition>();
  for (const definition of [...BLOCKS, ...ofHost]) {
    if (all.has(definition.type)) throw new RangeError(`there are two types of blocks named "${definition.type}"`);
    all.set(definition.type, definition);
  }
  return all;
}
