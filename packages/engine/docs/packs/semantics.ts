/** How a pack is read, in the order of the numbers that tests and discussions refer to. */
export const SEMANTICS: readonly string[] = [
  "A contact is judged at its own instant, `proposed.at`. Events of the history after it do not exist; one at the same instant counts.",
  "Windows are half-open, `[open, close)`, in the wall time of the debtor. They open and close by the clock of each date, so that waiting across a clock change keeps the wall time.",
  "`debtor.zones` are candidates, and every rule must hold in each of them. None means that the place is not known: the `unknownZones` of the pack stand in.",
  "`rollingDays n` are the local date and the `n - 1` before it; a `calendarWeek` begins on Monday unless the rule says otherwise; `calendarMonth` and `calendarDay` are local.",
  "A cap of `max` is violated when `max` counted events lie in the window already. It is free again at local midnight of the first date with fewer.",
  "`cooldownAfter` with `days n` and `countTriggerDay` takes the date of the trigger as day one and ends at local midnight `n` dates later; `elapsedDays n` ends at the same wall time `n` dates later.",
  "`channelLock`: after a trigger in the current calendar week other channels wait for the next week.",
  "Scope tells what is counted apart. A contact about several debts is bound by the worst of them; a past one about several counts for each.",
  "`until` of a deferred contact is the least instant from `proposed.at` on at which no rule of any pack is violated, if nothing else happens. `rules` are those violated at `proposed.at`.",
  "A violated rule that blocks, or a hold without a known end, blocks the contact, also beside rules that would only defer. All violated rules are listed.",
  "No such instant within 400 days: blocked, with the reason `noCommonSlot`.",
  "One outbound message that names the inbound event it answers (`inReplyTo`) and goes back by the same channel is free of the hours, where the pack says so.",
];
