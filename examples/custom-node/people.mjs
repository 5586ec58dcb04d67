/** People who owe something: some are paid on the 25th, some at the end of the month, and of some it is not known. */

const PAYDAYS = [25, 31, undefined];

/** @type {readonly import("@dunlin/engine").CaseFacts[]} */
export const people = Array.from({ length: 60 }, (_, index) => {
  const payday = PAYDAYS[index % PAYDAYS.length];
  const amountMinor = 4_000 + 550 * index;
  return {
    caseId: `C-${index}`,
    currency: "EUR",
    debtor: {
      id: `D-${index}`,
      zones: ["Europe/Madrid"],
      channels: [{ channel: "sms", address: `+3460000${1000 + index}` }],
    },
    obligations: [
      { ref: `I-${index}`, dueDate: "2026-02-02", currency: "EUR", amountMinor, outstandingMinor: amountMinor },
    ],
    data: payday === undefined ? {} : { payday },
  };
});
