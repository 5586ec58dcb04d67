/** The figures in English. */

import type { KpiId } from "./definitions.ts";
import type { KpiWords } from "./words.ts";

const words = (title: string, sentence: string, formula: string): KpiWords => ({ title, sentence, formula });

export const en: Readonly<Record<KpiId, KpiWords>> = {
  collected: words(
    "Amount collected",
    "What was paid on the balances that came in.",
    "payments on what was open at entry, less reversals",
  ),
  recoveryRate: words(
    "Recovery rate",
    "Which part of the balances that came in was paid.",
    "amount collected / balance placed; cases watched for less time count with what they had paid by then",
  ),
  liquidationCurve: words(
    "Liquidation curve",
    "Which part of the balances was paid by each day since the cases came in.",
    "amount collected by that day / balance placed",
  ),
  cureRate: words(
    "Cure rate",
    "For how many cases all arrears were settled.",
    "cases cured while they were watched / cases that came in",
  ),
  cureCurve: words(
    "Cure curve",
    "For how many cases all arrears were settled by each day; cases still open count for as long as they were watched.",
    "1 - Kaplan-Meier survival of being uncured",
  ),
  timeToCure: words(
    "Time to cure",
    "After how many days half of the cases are cured.",
    "first day on which the cure curve reaches one half; none where it does not",
  ),
  selfServiceShare: words(
    "Self-service share",
    "How many of the cured cases needed no conversation with an agent.",
    "cured cases in which nobody had spoken with the debtor before / cured cases",
  ),
  rollRates: words(
    "Roll rates",
    "Where the balance of each bucket of days past due stood at the next look.",
    "balance of a bucket that is in another one at the next look / balance of the bucket",
  ),
  atRiskRate: words(
    "At-risk rate",
    "Which part of what is owed is more than 90 days past due.",
    "balance more than 90 days past due / balance owed, at the end of the period",
  ),
  contactsPerCase: words(
    "Contacts per case",
    "How often a person was contacted, on average.",
    "contacts made / cases that came in",
  ),
  contactsPerCaseMonth: words(
    "Contacts per case and month",
    "How often a person was contacted in 30 days of being watched.",
    "contacts made / days watched x 30",
  ),
  penetration: words(
    "Penetration",
    "How many cases were contacted at all.",
    "cases with at least one contact / cases that came in",
  ),
  coverage: words(
    "Coverage",
    "How many people could be reached by at least one channel.",
    "cases with a channel that may be used / cases that came in",
  ),
  rightPartyContactRate: words(
    "Right-party contact rate",
    "How many calls reached the debtor in person.",
    "calls with the debtor on the line / calls attempted",
  ),
  promiseRate: words(
    "Promise rate",
    "How many conversations with the debtor led to a promise to pay.",
    "right-party contacts with a promise / right-party contacts",
  ),
  keptRate: words(
    "Kept rate",
    "How many promises that came due were kept in full.",
    "promises kept / promises kept, kept in part or broken",
  ),
  offerTakeUp: words("Offer take-up", "How many offers of any kind were taken.", "offers taken / offers published"),
  planTakeUp: words(
    "Plan take-up",
    "How many offers of an installment plan were taken.",
    "plan offers taken / plan offers published",
  ),
  planBreakRate: words(
    "Plan break rate",
    "How many installment plans were broken so far.",
    "plans broken / plans agreed; plans still running count as not broken",
  ),
  optOutRate: words(
    "Opt-out rate",
    "How many of the people contacted opted out of a channel.",
    "contacted cases with an opt-out / contacted cases",
  ),
  complaintRate: words(
    "Complaint rate",
    "How many of the people contacted complained.",
    "contacted cases with a complaint / contacted cases",
  ),
  disputeRate: words(
    "Dispute rate",
    "How many people disputed what they are said to owe.",
    "cases with a dispute / cases that came in",
  ),
  costToCollect: words(
    "Cost to collect",
    "What it cost to collect one unit of money.",
    "cost of contacts and tasks / amount collected",
  ),
  costPerCase: words(
    "Cost per case",
    "What contacts and tasks cost for each case.",
    "cost of contacts and tasks / cases with money in that currency",
  ),
  dso: words(
    "Days sales outstanding",
    "For how many days of billing money is still owed.",
    "balance owed at the end of the period / billed in the period x days of the period",
  ),
  cei: words(
    "Collection effectiveness index",
    "Which part of what could have been collected in the period was collected.",
    "(owed at the beginning + billed - owed at the end) / (owed at the beginning + billed - owed and not yet due at the end)",
  ),
  nps: words(
    "Net promoter score",
    "How many would recommend the service, less those who would advise against it.",
    "100 x (answers of 9 and 10 - answers of 0 to 6) / answers",
  ),
  csat: words(
    "Customer satisfaction",
    "How many of those who answered were satisfied.",
    "answers of 4 and 5 / answers from 1 to 5",
  ),
  firstContactResolution: words(
    "First-contact resolution",
    "How many concerns were settled in the first conversation.",
    "contacts resolved at once / contacts of which it is known",
  ),
  agentContactsPerHour: words(
    "Agent contacts per hour",
    "How many conversations agents had in an hour of work.",
    "conversations with an agent / hours that agents worked",
  ),
};
