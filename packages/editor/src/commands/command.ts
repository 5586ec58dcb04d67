/** What a command is: plain data, and one pure function over a draft of the document. */

import type { Patch as JsonPatch, Segment, Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import type { Fragment, RemapNote } from "../document/fragment.ts";
import type { Placed } from "../document/sections.ts";
import type { NodeId, NodeTypesOption, Slot } from "../document/strategy.ts";

/** Every command with what it needs. Commands are JSON, so that they can be logged, sent and played back. */
export interface CommandMap {
  /** Puts steps into a connection. Their open ends go on with what it led to. */
  readonly "steps.insert": { readonly fragment: Fragment; readonly slot: Slot };
  /** As `steps.insert`, from the clipboard. */
  readonly "steps.paste": { readonly fragment: Fragment; readonly slot: Slot };
  /** A copy right behind the original. */
  readonly "steps.duplicate": { readonly ids: readonly NodeId[] };
  /** Takes steps out and puts them elsewhere; what led to them leads on. Side ways come along. */
  readonly "steps.move": { readonly ids: readonly NodeId[]; readonly slot: Slot; readonly scope?: "step" | "branch" };
  /**
   * Takes steps away; what led to them leads on. `keep` names the way to keep of a step whose ways part; `null` keeps none. What can
   * be reached no more afterwards goes as well.
   */
  readonly "steps.remove": { readonly ids: readonly NodeId[]; readonly keep?: string | null };
  /** Takes away everything that only this connection leads to, and goes on where its ways meet the others. */
  readonly "branch.remove": { readonly from: NodeId; readonly port: string };
  /** Lets a connection lead to a step that is there; `null` leaves it open. */
  readonly "way.connect": { readonly slot: Slot; readonly target: NodeId | null };
  /** Another kind of step in the same place: parameters and connections that both kinds have are kept. */
  readonly "step.replace": { readonly id: NodeId; readonly node: LooseNode };
  /** A value anywhere in the document; without `value` it is taken away. */
  readonly "field.set": { readonly path: string; readonly value?: unknown };
  /** An item of a list in another place. */
  readonly "list.move": { readonly path: string; readonly from: number; readonly to: number };
  /** A way out that people name: a route, a variant, a disposition. It leads where its neighbor leads. */
  readonly "route.add": { readonly id: NodeId; readonly item?: unknown; readonly name?: string };
  /** Takes a route away with everything that only it leads to. */
  readonly "route.remove": { readonly id: NodeId; readonly port: string };
  readonly "route.rename": { readonly id: NodeId; readonly port: string; readonly name: string };
  readonly "route.move": { readonly id: NodeId; readonly port: string; readonly to: number };
  /** A share of a split, in basis points; the others make up for it, but for those that are locked. */
  readonly "weight.set": {
    readonly id: NodeId;
    readonly port: string;
    readonly weight: number;
    readonly locked?: readonly string[];
  };
  readonly "weights.equal": { readonly id: NodeId };
  /** The winner of an experiment becomes the only way; what only the others used goes. */
  readonly "variant.promote": { readonly id: NodeId; readonly variant: string };
  readonly "segment.set": { readonly id: string; readonly segment: Segment };
  /** JSON Patch, as a quick fix gives it. */
  readonly "document.patch": { readonly patches: readonly JsonPatch[]; readonly code?: string };
  /** Another document in place of this one: a starter, a list that was written, an older version. */
  readonly "document.replace": { readonly doc: Strategy; readonly why: "starter" | "list" | "version" | "host" };
}

export type CommandType = keyof CommandMap;

/** A command, as data. */
export type Command = { [K in CommandType]: { readonly type: K } & CommandMap[K] }[CommandType];

/** Why a command was not carried out. Nothing has changed. */
export type RefusalCode =
  | "readOnly"
  | "notAllowed"
  | "step.unknown"
  | "slot.unknown"
  | "steps.scattered"
  | "steps.endHere"
  | "steps.choose"
  | "steps.tooMany"
  | "steps.intoItself"
  | "steps.outside"
  | "way.circle"
  | "way.unknown"
  | "route.none"
  | "route.taken"
  | "route.last"
  | "name.form"
  | "weights.stuck"
  | "place.unknown"
  | "promote.failed";

export interface Refusal {
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Stops a command; the draft is thrown away. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, data: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.refusal = { code, data };
  }
}

/** What a command did besides changing the document. */
export interface Done {
  /** What should be selected now; absent: as before. */
  readonly select?: readonly NodeId[];
  readonly notes?: readonly RemapNote[];
  /** Steps that went because nothing led to them any more. */
  readonly removed?: readonly NodeId[];
  /** The document in place of the draft. */
  readonly replaced?: Strategy;
}

/** What commands know besides the document. */
export interface CommandContext extends NodeTypesOption {
  /** The document before, and where each of its steps stands. */
  readonly doc: Strategy;
  readonly places: ReadonlyMap<NodeId, Placed>;
  /** Ids of steps that are or were there. */
  readonly taken: ReadonlySet<string>;
  readonly known: (type: string) => boolean;
}

export type Run<K extends CommandType> = (draft: Draft, args: CommandMap[K], context: CommandContext) => Done;

/** A node that may be changed. */
export interface DraftNode {
  type: string;
  to?: Record<string, NodeId>;
  [parameter: string]: unknown;
}

/** The document that may be changed; what else stands in it is reached by pointers. */
export interface Draft {
  entry: { start: NodeId; byDpd?: { from: number; start: NodeId }[] };
  handlers?: { id: string; goto: NodeId }[];
  segments?: Record<string, Segment>;
  nodes: Record<NodeId, DraftNode>;
}
