/** New ids: readable, unique, and never one that stood for another step before, since figures and traces go by them. */

/** `sms`, or the first of `sms-2`, `sms-3` ... that is not taken. */
export function freshId(wanted: string, taken: (id: string) => boolean): string {
  const base = /-\d+$/.test(wanted) ? wanted.replace(/-\d+$/, "") : wanted;
  const short = base.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 56) || "step";
  if (!taken(short)) return short;
  let number = 2;
  while (taken(`${short}-${number}`)) number += 1;
  return `${short}-${number}`;
}
