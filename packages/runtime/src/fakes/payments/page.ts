/** The page on which a payment is made or declined: a form with a few buttons, and nothing that could fail to load. */

import type { Session } from "./book.ts";

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");

export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

const BUTTONS: readonly (readonly [value: string, label: string])[] = [
  ["paid", "Pay"],
  ["processing", "Pay by bank transfer"],
  ["insufficient_funds", "Pay with a card without funds"],
  ["stolen_card", "Pay with a stolen card"],
];

const STYLE = `body{font:1.125rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#f4f4f2;margin:0}
main{max-width:26rem;margin:3rem auto;padding:2rem;background:#fff;border:1px solid #767676;border-radius:.5rem}
h1{font-size:1.375rem;margin:0 0 1rem}p{margin:0 0 1rem}.sum{font-size:2rem;font-weight:600}
button,a{display:block;box-sizing:border-box;width:100%;min-height:2.75rem;margin:.75rem 0 0;padding:.6rem;font:inherit;text-align:center;border:2px solid #1f4e79;border-radius:.375rem;background:#fff;color:#1f4e79;cursor:pointer}
button:first-of-type{background:#1f4e79;color:#fff}button:focus-visible,a:focus-visible{outline:3px solid #b35900;outline-offset:2px}
.problem{padding:.75rem;border:2px solid #a4262c;color:#a4262c}`;

/** @param problem - Why the last attempt failed. */
export function paymentPage(session: Session, sum: string, problem?: string): string {
  const { name, cancelUrl } = session;
  const buttons = BUTTONS.map(([value, label]) => `<button name="course" value="${value}">${html(label)}</button>`);
  const said =
    problem === undefined
      ? ""
      : `<p class="problem" role="alert">The payment was declined (${html(problem)}). Choose another way to pay.</p>`;
  const body =
    session.status === "complete"
      ? "<h1>This payment has been made</h1><p>Nothing more is to be done.</p>"
      : `<h1>${html(name)}</h1><p>To pay</p><p class="sum">${html(sum)}</p>${said}<form method="post">${buttons.join("")}</form><a href="${html(cancelUrl)}">Go back without paying</a>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${html(name)}: trial payment</title><style>${STYLE}</style></head><body><main>${body}<p>This is a page for trying things out. No money is moved.</p></main></body></html>`;
}
