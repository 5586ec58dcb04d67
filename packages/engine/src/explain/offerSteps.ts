/** What the nodes do that offer an agreement or try a payment again, in words. */

import { isNothing, parseDuration } from "../base/duration.ts";
import type { NodeTypes, OfferNode } from "../model/node.ts";
import type { PlanOption, SettlementOption } from "../model/offerOptions.ts";
import type { Catalog } from "./catalog.ts";
import type { GuardWords, PartWords } from "./offerWords.ts";
import { durationText, moneyText, numberText, shareText } from "./phrases.ts";

/** The action of a node, as one or more sentences. */
export function offerText(node: OfferNode | NodeTypes["retryPayment"], catalog: Catalog): string {
  const { forms, outline } = catalog;
  if (node.type === "offer") {
    return outline.node.offer({
      kind: node.offer,
      options: node.options.map((option) => optionText(option, catalog)),
      validFor: durationText(node.validFor, forms),
      wait: node.wait === undefined ? undefined : durationText(node.wait, forms),
      guard: guardText(node, catalog),
    });
  }
  const moments = node.attempts.map((text) => {
    const duration = parseDuration(text);
    const atOnce = duration !== undefined && isNothing(duration);
    return atOnce ? outline.atOnce : outline.after(durationText(text, forms));
  });
  return outline.node.retryPayment({
    installment: node.collect === "installment",
    attempts: forms.list(moments, "and"),
    within: durationText(node.resultWithin ?? "PT1H", forms),
    method: node.method === undefined ? undefined : forms.quote(node.method),
  });
}

function optionText(option: OfferNode["options"][number], catalog: Catalog): string {
  const { forms, outline } = catalog;
  if ("maxDays" in option) return outline.offer.extension(durationText(`P${option.maxDays}D`, forms));
  return outline.offer.option(partWords(option, catalog));
}

function partWords(option: PlanOption | SettlementOption, { forms }: Catalog): PartWords {
  const money = (minor: number) => moneyText(minor, undefined, forms);
  const { installmentMinor } = option as PlanOption;
  const { discountBp, discountMinor, tiers } = option as SettlementOption;
  const discount =
    discountBp === undefined ? discountMinor !== undefined && money(discountMinor) : shareText(discountBp, forms);
  const count = option.count ?? 1;
  return {
    ...(typeof discount === "string" && { discount }),
    ...(tiers && {
      tiers: tiers.map((tier) => ({ from: money(tier.fromMinor), share: shareText(tier.discountBp, forms) })),
    }),
    ...(installmentMinor === undefined ? { count: numberText(count, forms) } : { amount: money(installmentMinor) }),
    one: installmentMinor === undefined && count === 1,
    frequency: option.frequency ?? "monthly",
    firstDue: durationText(option.firstDueIn ?? "P7D", forms),
    ...(option.downPaymentBp && { downPayment: shareText(option.downPaymentBp, forms) }),
    ...(option.minInstallmentMinor && { least: money(option.minInstallmentMinor) }),
    roll: option.roll !== undefined,
  };
}

function guardText(node: OfferNode, { forms, outline }: Catalog): string | undefined {
  if (node.offer === "extension") return undefined;
  const { maxCount, minInstallmentMinor, minDownPaymentBp, firstDueWithin, frequencies, maxMonths } = node.guard ?? {};
  const words: GuardWords = {
    ...(node.offer === "settlement" && { discount: shareText(node.maxDiscountBp, forms) }),
    ...(maxCount && { maxCount: numberText(maxCount, forms) }),
    ...(minInstallmentMinor && { least: moneyText(minInstallmentMinor, undefined, forms) }),
    ...(minDownPaymentBp && { downPayment: shareText(minDownPaymentBp, forms) }),
    ...(firstDueWithin && { firstDue: durationText(firstDueWithin, forms) }),
    ...(frequencies && { frequencies }),
    ...(maxMonths && { maxMonths: numberText(maxMonths, forms) }),
  };
  return outline.offer.guard(words);
}
