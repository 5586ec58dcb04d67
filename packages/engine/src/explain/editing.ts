/**
 * What an editor asks about node types and documents, also about documents that are wrong: half-written nodes, ports that lead
 * nowhere, types of hosts that are not loaded. Nothing here throws for what stands in a document.
 */

import type { Node } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import { type NodeTypeDescriptor, specFrom } from "../nodes/hostType.ts";
import { NODES, type SpecOf } from "../nodes/index.ts";
import type { JsonSchema, NodeSpec, PlacedCondition, Port } from "../nodes/spec.ts";
import { catalogFor, type LanguageOptions } from "./languages.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { stepText, wayText } from "./steps.ts";

/** A node type as editors need it. */
export interface NodeTypeInfo {
  readonly type: string;
  /** One sentence for people: what the node does. */
  readonly title: string;
  /** JSON Schema of the parameters; `$ref`s lead to `#/$defs` of `strategySchema`. */
  readonly parameters: {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  /** Whether the engine brings it; else the host does. */
  readonly builtIn: boolean;
}

/** A node of a document that was not checked. */
export interface LooseNode {
  readonly type: string;
  readonly to?: Readonly<Record<string, string>>;
  readonly [parameter: string]: unknown;
}

export interface EditingOptions extends LanguageOptions {
  /** Node types of the host's own. */
  readonly nodeTypes?: readonly NodeTypeDescriptor[];
}

/** Every node type: those of the engine in its order, then those of the host. */
export function nodeTypes({ nodeTypes: own = [] }: EditingOptions = {}): readonly NodeTypeInfo[] {
  const info = ({ type, title, parameters }: NodeSpec | NodeTypeDescriptor, builtIn: boolean): NodeTypeInfo => ({
    type,
    title,
    parameters,
    builtIn,
  });
  return [...Object.values(NODES).map((spec) => info(spec, true)), ...own.map((type) => info(type, false))];
}

/** Whether a type is known; of one that is not, only the connections are. */
export function isNodeType(type: string, { nodeTypes: own = [] }: EditingOptions = {}): boolean {
  return Object.hasOwn(NODES, type) || own.some((descriptor) => descriptor.type === type);
}

/**
 * Ports of a node, in the order in which they are drawn. Of a node whose type is unknown, or that is too broken to tell, those that
 * are connected.
 */
export function portsOf(node: LooseNode, options: EditingOptions = {}): readonly Port[] {
  return lenientSpecs(options.nodeTypes)(node as unknown as Node).ports(node as never);
}

/** Conditions inside a node, with their places relative to it; none of a node that is too broken to tell. */
export function conditionsOf(node: LooseNode, options: EditingOptions = {}): readonly PlacedCondition[] {
  return lenientSpecs(options.nodeTypes)(node as unknown as Node).conditions(node as never);
}

/** Whether a case can rest at a node, so that a path through it takes time. */
export function waitsAt(node: LooseNode, options: EditingOptions = {}): boolean {
  return lenientSpecs(options.nodeTypes)(node as unknown as Node).waits(node as never);
}

/** The reading order of a strategy: every node once, also those that nothing leads to. The same that `describeStrategy` numbers. */
export function outlineStrategy(strategy: Strategy, options: EditingOptions = {}): Outline {
  return outlineOf(strategy, lenientSpecs(options.nodeTypes));
}

/**
 * What a node does, in one or more sentences; the empty text for a node that is unknown or not finished.
 *
 * @throws RangeError when there are no words for the locale.
 */
export function describeNode(strategy: Strategy, id: string, options: EditingOptions = {}): string {
  const node = strategy.nodes[id];
  const around = { strategy, catalog: catalogFor(options), specOf: lenientSpecs(options.nodeTypes) };
  return node === undefined ? "" : (told(() => stepText(node, around, true)) ?? "");
}

/** What leads out of a node by some ports, in words; `undefined` where the way needs none. @throws RangeError as above. */
export function describeWay(
  strategy: Strategy,
  id: string,
  ports: readonly string[],
  options: EditingOptions = {},
): string | undefined {
  const node = strategy.nodes[id];
  const around = { strategy, catalog: catalogFor(options), specOf: lenientSpecs(options.nodeTypes) };
  return node === undefined ? undefined : told(() => wayText(node, ports, around));
}

/** The entry of a node that never throws, and for a type that is unknown one that knows its connections only. */
function lenientSpecs(types: readonly NodeTypeDescriptor[] = []): SpecOf {
  const own = new Map(types.map((type) => [type.type, specFrom(type)]));
  return (node) => {
    const spec =
      own.get(node.type) ?? (Object.hasOwn(NODES, node.type) ? (NODES[node.type] as unknown as NodeSpec) : undefined);
    const connected = (): Port[] => Object.keys(node.to ?? {}).map((name) => ({ name, required: false }));
    return {
      ...(spec ?? UNKNOWN),
      ports: () => (spec === undefined ? connected() : (told(() => spec.ports(node as never)) ?? connected())),
      conditions: () => (spec === undefined ? [] : (told(() => spec.conditions(node as never)) ?? [])),
      waits: () => spec === undefined || (told(() => spec.waits(node as never)) ?? true),
    };
  };
}

const UNKNOWN = {
  title: "",
  parameters: { properties: {} },
  describe: () => "",
} as unknown as NodeSpec;

/** What cannot be told of a broken node is not told. */
function told<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
