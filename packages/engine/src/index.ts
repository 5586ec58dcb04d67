/** `@dunlin/engine`: the pure core. Documents in, decisions out; no clock, no chance, no I/O. */

// biome-ignore-all assist/source/organizeImports: the names are grouped by what they are for

// Documents
export { parseStrategy, validateStrategy, validateStrategyText } from "./check/validate.ts";
export { strategySchema } from "./check/schema.ts";
export { type DescribeOptions, describeStrategy } from "./explain/describe.ts";
export { type Diagnostic, type DiagnosticCode, type Patch, type Severity, StrategyError } from "./model/diagnostic.ts";
export type { HostOptions } from "./nodes/options.ts";
export type { HostNode, NodeTypeDescriptor } from "./nodes/hostType.ts";
export { type Behavior, by, type JsonSchema, type Kit, type Move, type Port, STAY, type Turn } from "./nodes/spec.ts";
export {
  type Entry,
  type ExitRule,
  type FieldSchema,
  type Handler,
  type Segment,
  STRATEGY_FORMAT,
  type Strategy,
  type StrategyTime,
} from "./model/strategy.ts";
export type { Node, NodeType, NodeTypes, Purpose, Recipient, Timing, Variant, Via } from "./model/node.ts";

// Conditions
export type { CallAst, Condition, ConditionAst, VarAst } from "./model/condition.ts";
export { validateCondition } from "./check/condition.ts";
export { compileCondition, compileExpression, type ConditionOptions } from "./conditions/condition.ts";
export type { ConditionBackend } from "./conditions/backend.ts";
export type { Environment } from "./conditions/environment.ts";
export { conditionFromJsonLogic, conditionToJsonLogic } from "./conditions/codec.ts";
export { describeCondition, type DescribeConditionOptions } from "./explain/condition.ts";
export { applyJsonLogic } from "./conditions/jsonLogic.ts";
export { JsonLogicError } from "./conditions/jsonLogicOperators.ts";

// Running
export { compileStrategy, type Program } from "./run/program.ts";
export { compileToModule, type ModuleOptions } from "./run/module.ts";
export { readyConditions } from "./conditions/ready.ts";
export type { Circumstances } from "./run/advance.ts";
export type { Enrollment } from "./run/enroll.ts";
export type { Handoff } from "./run/recheck.ts";
export type { Step } from "./run/turn.ts";
export { decodeState, encodeState } from "./run/codec.ts";
export type {
  CaseFacts,
  CaseState,
  Commitment,
  ContactRecord,
  Debtor,
  DebtorChannel,
  Hold,
  OpenOffer,
  NodeData,
  Obligation,
  Payment,
  PromiseRecord,
} from "./model/case.ts";
export { type CaseEvent, EVENTS } from "./model/event.ts";
export type { Effect, EffectKind } from "./model/effect.ts";

// Commitments
export { allocate, type RemainderPolicy } from "./commitments/allocate.ts";
export { planSchedule } from "./commitments/schedule.ts";
export { ScheduleError, type ScheduleErrorCode } from "./commitments/error.ts";
export {
  type Allocation,
  allocatePayment,
  applyReversal,
  type Ledger,
  postPayment,
  postReversal,
} from "./commitments/payments.ts";
export {
  withChannel,
  withClosedPromise,
  withDispute,
  withFee,
  withPayment,
  withReversal,
} from "./commitments/caseFacts.ts";
export { isFinal, move, type Transitions } from "./commitments/machine.ts";
export {
  judgePromise,
  neededMinor,
  PROMISE_TRANSITIONS,
  type PromiseCause,
  type PromiseJudgment,
  type PromiseTerms,
} from "./commitments/promise.ts";
export { mayPromise, type PromiseVerdict } from "./commitments/moments.ts";
export {
  INSTALLMENT_TRANSITIONS,
  type InstallmentCause,
  judgePlan,
  type MissPolicy,
  type PartMoments,
  PLAN_TRANSITIONS,
  type PlanCause,
  type PlanJudgment,
  type PlanTerms,
  replan,
} from "./commitments/plan.ts";
export {
  judgeSettlement,
  type OverGuard,
  SETTLEMENT_TRANSITIONS,
  type SettlementBalance,
  type SettlementJudgment,
  settlementBalance,
  settlementTerms,
} from "./commitments/settlement.ts";
export { checkCounter, OFFER_TRANSITIONS, type OfferCause, type OfferStatus } from "./commitments/offer.ts";
export { type AssessedFee, assessFee, EU_LATE_PAYMENT } from "./commitments/fees.ts";
export { type InterestSpec, lateInterest } from "./commitments/interest.ts";
export type {
  CommitmentPart,
  Counter,
  CounterReason,
  CounterVerdict,
  DayCount,
  DiscountRule,
  ExtensionOffer,
  FeeRule,
  Frequency,
  IncomingPayment,
  Installment,
  InstallmentStatus,
  InterestPeriod,
  InterestRate,
  LedgerEntry,
  LedgerKind,
  LedgerShare,
  OfferTerms,
  Payday,
  PaymentRule,
  PlanGuard,
  PlanOffer,
  PlanSpec,
  PlanStatus,
  PromiseStatus,
  Receipt,
  ReferenceRate,
  SettlementOffer,
  SettlementStatus,
  SettlementTerms,
} from "./model/commitment.ts";

// Contact policy
export { evaluateContact } from "./policy/evaluate.ts";
export { explainContact, type ExplainContactOptions } from "./explain/policy.ts";
export { shippedCalendars, shippedPacks } from "./policy/library.ts";
export { type CalendarCoverage, packCoverage, type PackCoverage } from "./policy/freshness.ts";
export { type ContactLedger, type LedgerProblem, prepareLedger } from "./policy/ledger.ts";
export { type PackContext, type PackDiagnostic, type PackDiagnosticCode, validatePack } from "./policy/validatePack.ts";
export type { PolicyLibrary } from "./policy/library.ts";
export type { ContactRequest } from "./policy/request.ts";
export type {
  BlockReason,
  ContactVerdict,
  Decision,
  GuardKind,
  GuardRule,
  InstantLike,
  PastContact,
  PolicyCalendar,
  PolicyPack,
  PolicyRule,
  ProposedContact,
  Violation,
} from "./model/policy.ts";

// Explaining
export { explainTrace, type Explainable, type ExplainOptions, type Sentence } from "./explain/explain.ts";
export { TRACE_CODES, type TraceCode, type TraceEntry } from "./model/trace.ts";
export type { Catalog } from "./explain/catalog.ts";
export type { LanguageOptions } from "./explain/languages.ts";

// Values: dates, instants, money and JSON as the format writes them
export { type Day, formatDate, parseDate } from "./base/civil.ts";
export { formatInstant, type Instant, parseInstant } from "./base/instant.ts";
export type { Calendar, CalendarData } from "./base/calendar.ts";
export { exponentOf, formatMinor, isCurrency, parseMinor } from "./base/money.ts";
export { type JsonLimits, type JsonProblem, parseJson } from "./base/json.ts";
