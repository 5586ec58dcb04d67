/** Which refusals of a payment may be tried again. */

/**
 * Never again with the same method: the card is gone, closed, reported, or its owner does not want it.
 *
 * Source: Stripe, "Decline codes" and "ACH / SEPA debit failure codes"; networks fine merchants who try those again.
 */
const HARD: ReadonlySet<string> = new Set([
  ...["account_closed", "authentication_required", "bank_account_unverified", "bank_ownership_changed"],
  ...["card_not_supported", "currency_not_supported", "debit_not_authorized", "do_not_try_again", "expired_card"],
  ...["fraudulent", "incorrect_account_holder_name", "incorrect_cvc", "incorrect_number", "incorrect_zip"],
  ...["invalid_account", "invalid_account_number", "invalid_cvc", "invalid_expiry_month", "invalid_expiry_year"],
  ...["invalid_number", "lost_card", "merchant_blacklist", "new_account_information_available", "no_account"],
  ...[
    "not_permitted",
    "payment_method_not_available",
    "pickup_card",
    "restricted_card",
    "revocation_of_all_authorizations",
  ],
  ...["revocation_of_authorization", "security_violation", "service_not_allowed", "stolen_card", "stop_payment_order"],
  ...["testmode_decline", "transaction_not_allowed"],
]);

/** `soft` may be tried again; so may what is not known. */
export const declineClass = (code: string): "soft" | "hard" => (HARD.has(code) ? "hard" : "soft");
