/** A payment slip as a helper: drawn between the tags of a document, in words everywhere else. */

import { ValueError } from "../base/valueError.ts";
import { SafeText } from "../escape/safeText.ts";
import type { Helper } from "../merge/helper.ts";
import { PaymentError, type PaymentProblem } from "../payment/problem.ts";
import { type SwissSlipRequest, swissSlip, swissSlipText } from "../payment/slip.ts";

/**
 * `{{swissSlip payment.bill}}`: the bill is an object with the members of `SwissSlipRequest`. A slip that is asked for and cannot be
 * drawn withholds the message, one without a bill as well: its letter would tell to pay with a slip that is not there.
 */
export const slipHelper: Helper = {
  values: [1, 1],
  call: ([bill], _, { context, locale }) => {
    try {
      const request = (bill ?? {}) as SwissSlipRequest;
      return context === "html" ? new SafeText("html", swissSlip(request, locale)) : swissSlipText(request, locale);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      throw new ValueError("value.payment", error.message, { problems: error.problems.map(shortly) });
    }
  },
};

const shortly = ({ code, path, data }: PaymentProblem) => ({ code, path, data });
