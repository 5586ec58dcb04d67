/** What is counted of a step of the engine, and of a case when the days are over. */

import { type Day, parseDate } from "../base/civil.ts";
import { isRecord } from "../base/json.ts";
import type { DebtorChannel } from "../model/case.ts";
import type { TraceEntry } from "../model/trace.ts";
import type { Account } from "./account.ts";
import { FIGURE, moneyName, type Tally } from "./tally.ts";
import type { Track } from "./track.ts";

/** Arrivals, ways, and the rules that spoke. */
export function countTrace({ series }: Tally, trace: readonly TraceEntry[]): void {
  for (const { code, nodeId = "", data } of trace) {
    switch (code) {
      case "node.entered":
        series.entered.count(nodeId);
        break;
      case "node.left":
        series.ways.count(`${nodeId}:${String(data.port)}`);
        break;
      case "call.returned":
        series.ways.count(`${nodeId}:${String(data.port)}`);
        break;
      case "contact.allowed":
      case "contact.deferred":
      case "contact.suppressed":
        countRules(series.rules, data.violations);
        break;
      default:
    }
  }
}

function countRules(rules: Tally["series"]["rules"], violations: unknown): void {
  if (!Array.isArray(violations)) return;
  for (const one of violations) if (isRecord(one)) rules.count(`${String(one.packId)}/${String(one.ruleId)}`);
}

/** When a case comes in, whether or not the strategy takes it. */
export function countArrival(account: Account, track: Track, tally: Tally): void {
  const { channels } = account.facts.debtor;
  tally.series.plain.count("total");
  account.count(FIGURE.cases);
  if (track.owes) account.count(FIGURE.owing);
  if (channels === undefined || channels.some(isUsable)) account.count(FIGURE.reachable);
  for (const [currency, openMinor] of account.openMinor(track)) {
    account.count(moneyName(FIGURE.placed, currency), openMinor);
    account.count(moneyName(FIGURE.cases, currency));
  }
}

const isUsable = ({ optedOut, bounced, consent }: DebtorChannel): boolean =>
  optedOut !== true && bounced !== true && consent !== false;

/** Where a case stands at the end. @param today - The local day that begins then. */
export function countEnd(account: Account, track: Track, tally: Tally, today: Day): void {
  const { plain, refusedBy, outcomes, waiting } = tally.series;
  const { state, contactDays } = track;
  countOpen(account, track, tally, today);
  tally.contactsOf(contactDays);
  if (contactDays.length > 0) tally.figure(FIGURE.contacted, account.group);
  if (state === undefined) {
    plain.count("refused");
    refusedBy.count(track.refusal ?? "noOccasion");
    return;
  }
  plain.count("enrolled");
  if (state.status === "exited") {
    plain.count("exited");
    outcomes.count(state.outcome ?? "");
    return;
  }
  const parked = state.holds?.some(({ kind }) => kind === "parked") === true;
  plain.count(parked ? "parked" : state.status === "held" ? "held" : "active");
  waiting.count(state.node);
}

function countOpen(account: Account, track: Track, tally: Tally, today: Day): void {
  for (const { currency, outstandingMinor, dueDate } of account.open(track)) {
    const late = today - (parseDate(dueDate) ?? today);
    const count = (figure: string) => tally.figure(moneyName(figure, currency), account.group, outstandingMinor);
    count(FIGURE.open);
    if (late <= 0) count(FIGURE.openCurrent);
    if (late > 90) count(FIGURE.openOver90);
  }
}
