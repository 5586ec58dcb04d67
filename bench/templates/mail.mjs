/** A dunning mail as MJML with merge tags, and debtors to send it to. */

import { random } from "../lib/random.mjs";

export const MJML = `<mjml lang="en">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{preheader}}</mj-preview>
    <mj-attributes><mj-all font-family="Arial, sans-serif" /></mj-attributes>
  </mj-head>
  <mj-body width="600px" background-color="#f4f2ee">
    <mj-section background-color="#ffffff">
      <mj-column><mj-image src="https://img.example.com/logo.png" alt="Dunlin" width="120px" align="left" /></mj-column>
    </mj-section>
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-text font-size="20px">Hello {{debtor.name}},</mj-text>
        <mj-text>your account {{account}} is past due by {{days}} days. You can pay it in full, or in parts.</mj-text>
        <mj-button href="{{payUrl}}" background-color="#0b5c6b">Pay {{total}}</mj-button>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-table>
          <tr><th scope="col" align="left">Invoice</th><th scope="col" align="left">Due</th><th scope="col" align="right">Amount</th></tr>
          <mj-raw>{{#each invoices}}</mj-raw>
          <tr><td>{{ref}}</td><td>{{due}}</td><td align="right">{{amount}}</td></tr>
          <mj-raw>{{/each}}</mj-raw>
        </mj-table>
      </mj-column>
    </mj-section>
    <mj-raw>{{#if offer}}</mj-raw>
    <mj-section background-color="#eef4f4">
      <mj-column>
        <mj-text>{{offer.count}} installments of {{offer.amount}}, the first by {{offer.first}}.</mj-text>
        <mj-button href="{{offer.url}}" background-color="#7a4a2b">Choose installments</mj-button>
      </mj-column>
    </mj-section>
    <mj-raw>{{/if}}</mj-raw>
    <mj-section>
      <mj-column>
        <mj-text font-size="12px" color="#5c574e">{{creditor.name}}, {{creditor.address}}. You get this mail because of {{account}}. <a href="{{optOutUrl}}">No more mails</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

const NAMES = ["Ada Lovelace", "Søren Kierkegaard", "O'Brien & Sons", "María-José Ñandú", 'Jim "Tax" <Ltd>'];
const SEED = 11;

/** Texts are formatted already: formatting costs everybody the same. */
export function debtors(count) {
  const { between } = random(SEED);
  const money = () => `€${between(10, 999)}.${String(between(0, 99)).padStart(2, "0")}`;
  return Array.from({ length: count }, (_, i) => ({
    subject: `Account AC-${i}`,
    preheader: "Pay in full, or in parts",
    debtor: { name: NAMES[i % NAMES.length] },
    account: `AC-${i}`,
    days: between(1, 30),
    total: money(),
    payUrl: `https://pay.example.com/c/${i}?t=${between(1, 1e9)}&l=en`,
    invoices: Array.from({ length: 3 }, (__, row) => ({
      ref: `RE-${i}-${row}`,
      due: `2026-0${between(1, 9)}-1${between(0, 9)}`,
      amount: money(),
    })),
    ...(i % 2 === 0 && {
      offer: { count: between(2, 6), amount: money(), first: "17 March 2026", url: `https://pay.example.com/o/${i}` },
    }),
    creditor: { name: "Dunlin Bank", address: "1 Tidal Way, Cork" },
    optOutUrl: `https://pay.example.com/out/${i}`,
  }));
}
