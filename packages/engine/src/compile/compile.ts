/**
 * Document -> tables: every node with its behavior and resolved ports, rules with compiled conditions, calendars and
 * zones looked up once. Takes a document that has been checked; what is wrong in it by now is a bug and throws.
 */

import { type Calendar, hasLimits, WEEKDAYS } from "../base/calendar.ts";
import { Coverage } from "../base/coverage.ts";
import { type Duration, parseDuration } from "../base/duration.ts";
import { bucketsOf, contentSalt, variantAt } from "../base/hash.ts";
import type { Zone, Zones } from "../base/zone.ts";
import type { ConditionBackend } from "../conditions/backend.ts";
import { compileAst } from "../conditions/closures.ts";
import { conditionToJsonLogic } from "../conditions/codec.ts";
import { parseCondition } from "../conditions/parse.ts";
import { asksOf, countsBusinessDays, readsOf } from "../conditions/reads.ts";
import type { Condition, ConditionAst } from "../model/condition.ts";
import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { type SpecOf, specsWith } from "../nodes/index.ts";
import type { HostOptions, TemplateFacts } from "../nodes/options.ts";
import { type Behavior, type Kit, type Test, targetOf } from "../nodes/spec.ts";
import type { PolicyLibrary } from "../policy/library.ts";
import { defaultZones } from "../zones.ts";
import { listenedEvents } from "./listens.ts";
import { bodyOf } from "./repeats.ts";

export interface CompiledNode {
  /** Path: ids of the calls around it and its own, joined by `>`. */
  readonly id: Id;
  readonly type: string;
  readonly behavior: Behavior;
  /** Port -> path of the target, fallbacks resolved. */
  readonly ports: ReadonlyMap<string, Id>;
  /** The strategies it belongs to, outermost first. */
  readonly frames: readonly CompiledFrame[];
  /** Ids of the policy packs that hold here: of the document and of every strategy around the node. */
  readonly policies: readonly string[];
  /** Of a repeat: paths of the nodes that lead back to it. */
  readonly body?: ReadonlySet<Id>;
}

/** A strategy at work: the document itself, or one that a node calls. */
export interface CompiledFrame {
  /** Of the node that calls it; empty for the document itself. */
  readonly path: Id;
  readonly strategy: string;
  readonly entry: CompiledEntry;
  readonly exits: readonly CompiledRule[];
  readonly handlers: readonly CompiledRule[];
}

/** An exit rule or handler. `events` absent: it looks at facts only. */
export interface CompiledRule {
  readonly id: Id;
  readonly events: ReadonlySet<string> | undefined;
  readonly test: Test | undefined;
  /** Outcome of an exit rule, target of a handler. */
  readonly then: Id;
}

export interface CompiledEntry {
  readonly start: Id;
  readonly test: Test | undefined;
  readonly reentry: "never" | "afterExit" | "always" | "perObligation";
  readonly cooldown: Duration | undefined;
  readonly byDpd: readonly { readonly from: number; readonly start: Id }[];
}

/** A strategy ready to run. Immutable; shared by all of its cases. */
export interface Tables {
  readonly strategy: Strategy;
  readonly id: string;
  /** 0 for a draft. */
  readonly version: number;
  readonly zones: Zones;
  /** The creditor's. */
  readonly zone: Zone;
  readonly entry: CompiledEntry;
  /** By path. */
  readonly frames: ReadonlyMap<Id, CompiledFrame>;
  readonly nodes: ReadonlyMap<Id, CompiledNode>;
  /** Every id that a state may take from the document: paths of nodes, experiments and their variants. */
  readonly names: readonly string[];
  readonly segments: ReadonlyMap<Id, Test>;
  /** Event types that the engine or this document reacts to; ids of others are not remembered. */
  readonly listens: ReadonlySet<string>;
  /** How many event ids a case remembers. */
  readonly seen: number;
  /** What contact policies are judged by: packs of the host beside the shipped ones, calendars and zones. */
  readonly library: PolicyLibrary;
  readonly templates: Readonly<Record<string, TemplateFacts>>;
  calendar(id?: string): Calendar | undefined;
  /** What a step notes guesses of the calendars with; absent where all of them reach as far as time does. */
  readonly coverage: Coverage | undefined;
}

export function buildTables(strategy: Strategy, options: HostOptions = {}): Tables {
  const zones = options.zones ?? defaultZones;
  const data = [WEEKDAYS, ...(options.calendars ?? [])];
  const coverage = new Coverage();
  const calendars = new Map(data.map((one) => [one.id, coverage.calendarOf(one)]));
  const calendar = (id = strategy.time.calendar ?? WEEKDAYS.id) => calendars.get(id);
  const builder = new Builder(strategy, calendar, options);
  const root = builder.add(strategy, "", []);
  return {
    strategy,
    id: strategy.id,
    version: strategy.version ?? 0,
    zones,
    zone: known(zones.get(strategy.time.zone), `zone ${strategy.time.zone}`),
    entry: root.entry,
    frames: builder.frames,
    nodes: builder.nodes,
    names: [...new Set([...builder.nodes.keys(), ...builder.documents.flatMap(experimentNames)])],
    segments: builder.segments,
    listens: listenedEvents(builder.documents),
    seen: options.seen ?? 32,
    library: { zones, ...(options.packs && { packs: options.packs }) },
    templates: options.templates ?? {},
    calendar,
    coverage: data.some(hasLimits) ? coverage : undefined,
  };
}

const CLOSURES: ConditionBackend = { compile: compileAst };

/** Puts a document and everything it calls into one set of tables; what is called lies below the path of the call. */
class Builder {
  readonly frames = new Map<Id, CompiledFrame>();
  readonly nodes = new Map<Id, CompiledNode>();
  readonly segments = new Map<Id, Test>();
  readonly documents: Strategy[] = [];
  readonly #root: Strategy;
  readonly #calendar: (id?: string) => Calendar | undefined;
  readonly #options: HostOptions;
  readonly #specOf: SpecOf;

  constructor(root: Strategy, calendar: (id?: string) => Calendar | undefined, options: HostOptions) {
    this.#root = root;
    this.#calendar = calendar;
    this.#options = options;
    this.#specOf = specsWith(options.nodeTypes);
  }

  add(strategy: Strategy, path: Id, around: readonly CompiledFrame[], above: readonly string[] = []): CompiledFrame {
    const policies = [...new Set([...above, ...(strategy.policies ?? [])])];
    const at = (id: Id): Id => (path === "" ? id : `${path}>${id}`);
    const test = (rule: Condition) => compileTest(rule, strategy.segments ?? {}, at, this.#backendFor);
    const kit: Omit<Kit, "textFor"> = {
      // A called strategy lives by the caller's clock.
      strategy: { ...strategy, time: this.#root.time },
      test,
      duration: checkedDuration,
      calendar: (id) => known(this.#calendar(id), `calendar ${id}`),
    };
    const frame: CompiledFrame = { path, strategy: referenceOf(strategy), ...rulesOf(strategy, at, test) };
    const frames = [...around, frame];
    this.documents.push(strategy);
    this.frames.set(path, frame);
    for (const [id, { when }] of Object.entries(strategy.segments ?? {})) this.segments.set(at(id), test(when));
    for (const [id, node] of Object.entries(strategy.nodes)) {
      const body = node.type === "repeat" ? { body: new Set(bodyOf(id, strategy, this.#specOf).map(at)) } : {};
      const own = { ...kit, textFor: (template: string) => this.#textFor(strategy.id, id, template) };
      this.nodes.set(at(id), { ...compileNode(id, node, own, at, this.#specOf), frames, policies, ...body });
      if (node.type === "callStrategy" && node.mode !== "jump") {
        this.add(
          known(this.#options.strategies?.[node.strategy], `strategy ${node.strategy}`),
          at(id),
          frames,
          policies,
        );
      }
    }
    return frame;
  }

  /**
   * How a condition and the segments in it are carried out. Other ways than closures may leave out what does not matter
   * for the value; what is asked of a calendar with limits stands in the trace and must not depend on the way.
   */
  readonly #backendFor = (parts: readonly ConditionAst[]): ConditionBackend => {
    const { backend = CLOSURES, calendars = [] } = this.#options;
    return calendars.some(hasLimits) && parts.some(countsBusinessDays) ? CLOSURES : backend;
  };

  #textFor(strategy: Id, node: Id, template: string): ((debtor: string) => string) | undefined {
    const { templates = {} } = this.#options;
    const variants = Object.hasOwn(templates, template) ? templates[template]?.variants : undefined;
    if (variants === undefined) return undefined;
    if (variants.reduce((sum, { weight }) => sum + weight, 0) !== 10_000)
      throw new RangeError(`templates: the weights of the variants of ${template} do not sum to 10000`);
    const bucketFor = bucketsOf(contentSalt(strategy, node, template));
    return (debtor) => variantAt(variants, bucketFor(debtor));
  }
}

const experimentNames = ({ nodes }: Strategy): string[] =>
  Object.values(nodes).flatMap((node) =>
    node.type === "split" ? [node.experiment, ...node.variants.map(({ key }) => key)] : [],
  );

const referenceOf = ({ id, version = 0 }: Strategy): string => `${id}@${version}`;

function rulesOf(
  { entry, exits = [], handlers = [] }: Strategy,
  at: (id: Id) => Id,
  test: (rule: Condition) => Test,
): Pick<CompiledFrame, "entry" | "exits" | "handlers"> {
  const rule = (id: Id, on: readonly string[] | undefined, when: Condition | undefined, then: Id): CompiledRule => ({
    id,
    events: on && new Set(on),
    test: when === undefined ? undefined : test(when),
    then,
  });
  return {
    entry: {
      start: at(entry.start),
      test: entry.when === undefined ? undefined : test(entry.when),
      reentry: entry.reentry ?? "never",
      cooldown: entry.cooldown === undefined ? undefined : checkedDuration(entry.cooldown),
      byDpd: (entry.byDpd ?? []).map((row) => ({ from: row.from, start: at(row.start) })),
    },
    exits: exits.map((exit) => rule(exit.id, exit.on, exit.when, exit.outcome)),
    handlers: handlers.map((handler) => rule(handler.id, handler.on, handler.when, at(handler.goto))),
  };
}

function compileNode(
  id: Id,
  node: Node,
  kit: Kit,
  at: (id: Id) => Id,
  specOf: SpecOf,
): Omit<CompiledNode, "frames" | "policies"> {
  const spec = specOf(node);
  const to = node.to ?? {};
  const ports = new Map<string, Id>();
  const all = spec.ports(node);
  for (const port of all) {
    const target = targetOf(all, to, port.name);
    if (target === undefined && port.stays === true) continue;
    ports.set(port.name, at(known(target, `port ${port.name} of ${id}`)));
  }
  return { id: at(id), type: node.type, behavior: spec.compile(node, kit), ports };
}

type Segments = NonNullable<Strategy["segments"]>;

function compileTest(
  rule: Condition,
  segments: Segments,
  at: (id: Id) => Id,
  backendFor: (parts: readonly ConditionAst[]) => ConditionBackend,
): Test {
  const ast = checkedAst(rule, segments);
  const parts = [ast, ...segmentAsts(ast, segments)];
  const backend = backendFor(parts);
  const asks = new Map(parts.flatMap(asksOf).map((ask) => [JSON.stringify(conditionToJsonLogic(ask)), ask]));
  return {
    value: backend.compile(placed(ast, at)),
    reads: [...new Set(parts.flatMap(readsOf))],
    asks: [...asks].map(([name, ask]) => ({ name, value: backend.compile(placed(ask, at)) })),
  };
}

/** The same condition with segments named by their paths. */
function placed(ast: ConditionAst, at: (id: Id) => Id): ConditionAst {
  switch (ast.kind) {
    case "call": {
      const [id] = ast.args;
      if (ast.op === "segment" && id?.kind === "literal") {
        return { ...ast, args: [{ kind: "literal", value: at(String(id.value)) }] };
      }
      return { ...ast, args: ast.args.map((arg) => placed(arg, at)) };
    }
    case "list":
      return { ...ast, items: ast.items.map((item) => placed(item, at)) };
    case "var":
      return ast.fallback === undefined ? ast : { ...ast, fallback: placed(ast.fallback, at) };
    case "literal":
    case "raw":
      return ast;
  }
}

/** The segments that a condition asks for, and those that these ask for; they form no circle. */
function segmentAsts(ast: ConditionAst, segments: Segments): ConditionAst[] {
  return asksOf(ast).flatMap(({ op, args: [id] }) => {
    const segment = op === "segment" && id?.kind === "literal" ? segments[String(id.value)] : undefined;
    if (segment === undefined) return [];
    const own = checkedAst(segment.when, segments);
    return [own, ...segmentAsts(own, segments)];
  });
}

function checkedAst(rule: Condition, segments: Segments): ConditionAst {
  const parsed = parseCondition(rule, { segments: new Set(Object.keys(segments)), gives: "any" });
  if (!parsed.ok) throw new Error(`a condition that was not checked: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

const checkedDuration = (text: string): Duration => known(parseDuration(text), `duration ${text}`);

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a document that was not checked: ${what}`);
  return value;
}
