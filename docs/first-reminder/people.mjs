/** Writes people.json: 200 made-up customers, each with one invoice, due in the first days of March. */
import { writeFileSync } from "node:fs";

const people = Array.from({ length: 200 }, (_, i) => ({
  caseId: `C-${i + 1}`,
  debtor: {
    id: `D-${i + 1}`,
    country: "ES",
    channels: [{ channel: "sms", address: `+346${String(i).padStart(8, "0")}` }],
  },
  obligations: [
    {
      ref: `I-${i + 1}`,
      dueDate: `2026-03-0${1 + (i % 9)}`,
      currency: "EUR",
      amountMinor: 2_000 + 37 * i,
      outstandingMinor: 2_000 + 37 * i,
    },
  ],
}));
writeFileSync("people.json", JSON.stringify(people));
console.log(`${people.length} customers are in people.json.`);
