/**
 * Node types of the host's own. A descriptor says what a built-in type says about itself, so that documents with it are
 * checked, compiled, analyzed and told like any other.
 */

import type { Node, NodeBase } from "../model/node.ts";
import type { Span } from "./span.ts";
import type { Behavior, JsonSchema, Kit, NodeSpec, PlacedCondition, Port } from "./spec.ts";

/** A node of a host's own type: the members of every node, and parameters. */
export interface HostNode extends NodeBase {
  readonly type: string;
  readonly [parameter: string]: unknown;
}

export interface NodeTypeDescriptor {
  /** Not a built-in type: `[A-Za-z0-9_-]{1,64}`. */
  readonly type: string;
  /** One sentence for people: what the node does. */
  readonly title: string;
  /** JSON Schema of the parameters: `properties`, closed, and `required`. `$ref`s may lead to `#/$defs` of the document schema. */
  readonly parameters: {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  /** In the order in which they are drawn. A fallback of an optional port must be a required one. */
  ports(node: HostNode): readonly Port[];
  /** Conditions among the parameters, each with its place (JSON pointer below the node); default none. */
  conditions?(node: HostNode): readonly PlacedCondition[];
  /** Days between arriving and leaving by a port; default none for a node that never waits, else unbounded. */
  span?(node: HostNode, port: string): Span;
  /** Whether a case can rest here. */
  waits(node: HostNode): boolean;
  /**
   * What the node does. Pure: clock, facts and effects come from the `Turn`. Effects of its own have a kind `custom.<name>`
   * and their payload under `data`.
   */
  compile(node: HostNode, kit: Kit): Behavior;
  /** What the node does, as one or more sentences, in a language; default the title. */
  describe?(node: HostNode, locale: string): string;
}

/** The descriptor as an entry of the table of node types. */
export function specFrom(descriptor: NodeTypeDescriptor): NodeSpec {
  const host = (node: Node): HostNode => node as unknown as HostNode;
  const spec: Omit<NodeSpec, "type"> & { readonly type: string } = {
    type: descriptor.type,
    title: descriptor.title,
    parameters: descriptor.parameters,
    ports: (node) => descriptor.ports(host(node)),
    conditions: (node) => descriptor.conditions?.(host(node)) ?? [],
    span: (node, port) =>
      descriptor.span?.(host(node), port) ?? { least: 0, most: descriptor.waits(host(node)) ? null : 0 },
    waits: (node) => descriptor.waits(host(node)),
    compile: (node, kit) => descriptor.compile(host(node), kit),
    describe: (node, locale) => descriptor.describe?.(host(node), locale) ?? descriptor.title,
  };
  return spec as NodeSpec;
}
