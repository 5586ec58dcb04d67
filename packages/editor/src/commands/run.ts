/** The table of commands, and the one way to carry one out. */

import type { Strategy } from "@dunlin/engine";
import { isNodeType } from "@dunlin/engine/editing";
import { enablePatches, Immer, type Patch } from "immer";
import type { RemapNote } from "../document/fragment.ts";
import { placesOf } from "../document/sections.ts";
import { type NodeId, type NodeTypesOption, nodesOf, outlineOf } from "../document/strategy.ts";
import {
  type Command,
  type CommandMap,
  type CommandType,
  type Done,
  type Draft,
  type Refusal,
  Refused,
  type Run,
} from "./command.ts";
import { moveItem, patchDocument, promote, replaceDocument, setField, setSegment } from "./fields.ts";
import { circleIn } from "./rewire.ts";
import { addRoute, equalWeights, moveRoute, removeRoute, renameRoute, setWeight } from "./routes.ts";
import { connect, duplicate, insert, move, remove, removeBranch, replace } from "./steps.ts";

enablePatches();
/** Documents of hosts are theirs: they are not frozen. */
const immer = new Immer({ autoFreeze: false });

/** A command without an entry does not compile. */
const COMMANDS: { readonly [K in CommandType]: Run<K> } = {
  "steps.insert": insert,
  "steps.paste": (draft, args, context) => insert(draft, args, context),
  "steps.duplicate": duplicate,
  "steps.move": move,
  "steps.remove": remove,
  "branch.remove": removeBranch,
  "way.connect": connect,
  "step.replace": replace,
  "field.set": setField,
  "list.move": moveItem,
  "route.add": addRoute,
  "route.remove": removeRoute,
  "route.rename": renameRoute,
  "route.move": moveRoute,
  "weight.set": setWeight,
  "weights.equal": equalWeights,
  "variant.promote": promote,
  "segment.set": setSegment,
  "document.patch": patchDocument,
  "document.replace": replaceDocument,
};

export interface Carried {
  readonly ok: true;
  readonly doc: Strategy;
  /** From the document before to the one after, and back; paths are lists of members, as immer writes them. */
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly select: readonly NodeId[] | undefined;
  readonly notes: readonly RemapNote[];
  /** Steps that went besides those that were named. */
  readonly removed: readonly NodeId[];
}

export type Outcome = Carried | { readonly ok: false; readonly refusal: Refusal };

export interface RunOptions extends NodeTypesOption {
  /** Ids that were used before and must not be given again. */
  readonly used?: ReadonlySet<string>;
}

/**
 * Carries out a command on a document. The document itself is not changed; a refusal changes nothing, and a command that has
 * nothing to do gives the same document back.
 */
export function runCommand(doc: Strategy, command: Command, options: RunOptions = {}): Outcome {
  const { used, nodeTypes } = options;
  const types = nodeTypes === undefined ? {} : { nodeTypes };
  const taken = new Set([...(used ?? []), ...Object.keys(nodesOf(doc))]);
  const context = {
    ...types,
    doc,
    places: placesOf(outlineOf(doc, types)),
    taken,
    known: (type: string) => isNodeType(type, types),
  };
  const run = COMMANDS[command.type] as Run<CommandType>;
  let done: Done = {};
  try {
    const [next, patches, inverse] = immer.produceWithPatches(doc, (draft) => {
      done = run(draft as unknown as Draft, command as unknown as CommandMap[CommandType], context);
      return done.replaced as typeof draft | undefined;
    });
    if (next !== doc && done.replaced === undefined) refuseCircle(doc, next, types);
    const { select, notes = [], removed = [] } = done;
    return { ok: true, doc: next, patches, inverse, select, notes, removed };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** A circle that no repeat bounds would never end; one that was there before may be mended in any order. */
function refuseCircle(before: Strategy, after: Strategy, types: NodeTypesOption): void {
  const step = circleIn(after, types);
  if (step !== undefined && circleIn(before, types) === undefined) throw new Refused("way.circle", { step });
}
