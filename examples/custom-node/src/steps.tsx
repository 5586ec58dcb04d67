/** The same step as the editor shows it: in the palette, on a card, in a form of its own, and in the list of changes. */

import { defineNodeType, type NodeInspectorProps } from "@dunlin/editor";
import { payday } from "../payday.mjs";

const days = (count: unknown) => (count === 0 ? "on payday" : `${count} ${count === 1 ? "day" : "days"} after payday`);

/** Without an `Inspector` the editor makes a form of the schema; this one shows what the number means. */
function PaydayForm({ id, node, readOnly, set }: NodeInspectorProps) {
  return (
    <label className="payday" htmlFor={`${id}-after`}>
      <span>The text goes out {days(node.daysAfter)}</span>
      <input
        id={`${id}-after`}
        type="range"
        min={0}
        max={5}
        value={Number(node.daysAfter)}
        disabled={readOnly}
        onChange={({ target }) => set("/daysAfter", target.valueAsNumber)}
      />
    </label>
  );
}

export const paydayStep = defineNodeType({
  ...payday,
  label: "Wait for payday",
  group: "time",
  icon: "cal",
  create: () => ({ daysAfter: 1 }),
  summary: ({ daysAfter }) => `At 9:00, ${days(daysAfter)}`,
  Inspector: PaydayForm,
  lint: ({ daysAfter }) =>
    daysAfter === 0
      ? [{ severity: "warning", path: "/daysAfter", message: "On payday itself the money may not have arrived." }]
      : [],
  diff: (before, after) => [`${days(before.daysAfter)} became ${days(after.daysAfter)}.`],
});
