/**
 * Messages about a commitment that has ended: “we have not seen your payment” is written after the promise was broken, when the
 * state of the case holds it no more. Its journal still does.
 */

import type { CaseFacts, CaseState, Commitment } from "@dunlin/engine";
import type { RenderedMessage } from "@dunlin/templates";
import type { EnrollmentKey, JournalRow } from "../model/rows.ts";
import { commitmentContext } from "./context.ts";
import type { World } from "./world.ts";

interface Ended {
  readonly key: EnrollmentKey;
  readonly state: CaseState;
  readonly facts: CaseFacts;
  readonly context: Readonly<Record<string, unknown>>;
  render(context: Readonly<Record<string, unknown>>): RenderedMessage;
}

/** Written again with the commitment that ended last, where only that is missing. */
export async function writtenAfter(world: World, tenant: string, ended: Ended): Promise<RenderedMessage> {
  const { key, state, facts, context, render } = ended;
  const message = render(context);
  if (message.status !== "withheld" || state.commitment !== undefined || !message.problems.some(isOfCommitment))
    return message;
  const { caseId, strategy, obligation } = key;
  const rows = await world.options.store.transaction(tenant, (tx) => tx.journal(caseId, { strategy, obligation }));
  const last = lastEnded(rows, state);
  if (last === undefined) return message;
  return render({ ...context, ...commitmentContext(last, facts, String(context.today)) });
}

const isOfCommitment = ({ code, data }: { readonly code: string; readonly data: Readonly<Record<string, unknown>> }) =>
  code === "merge.missing" && /^(promise|plan)\b/.test(String(data.path));

/** Of this run of the case alone: what was agreed on a year ago is not what a message is about. */
function lastEnded(rows: readonly JournalRow[], state: CaseState): Commitment | undefined {
  const effects = rows.flatMap((row) => row.effects).filter(({ id }) => id.split("/")[1] === String(state.run));
  const close = effects.findLast(({ kind }) => kind === "commitment.close");
  if (close?.kind !== "commitment.close") return undefined;
  const open = effects.findLast((own) => own.kind === "commitment.open" && own.commitment === close.commitment);
  if (open?.kind !== "commitment.open") return undefined;
  const missed = effects.flatMap((own) =>
    own.kind === "commitment.missed" && own.commitment === close.commitment ? [own.part] : [],
  );
  return {
    ...{ id: open.commitment, kind: open.commitmentKind as Commitment["kind"], madeAt: open.at, parts: open.parts },
    ...(missed.length > 0 && { missed }),
  };
}
