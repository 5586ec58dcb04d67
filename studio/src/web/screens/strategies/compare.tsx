/** Two versions on one drawing, and what becomes of the people inside the older one. */

import { messages, StrategyEditor } from "@dunlin/editor";
import { messages as messagesEs } from "@dunlin/editor/es";
import type { Strategy } from "@dunlin/engine";
import type { MigrationChoice, MigrationPlan } from "@dunlin/engine/change";
import type { DraftImpact, Migration } from "@dunlin/runtime";
import { useState } from "react";
import { type Api, ApiError, type ScreenProps } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Failure } from "../../ui/parts.tsx";
import { draftOf, orNone, versionOf } from "../documents/asking.ts";
import { unnumbered } from "./drafting.ts";
import { Crumb } from "./editor.tsx";
import { MoveProgress } from "./move.tsx";
import { words } from "./words.ts";

export interface ComparePageProps extends ScreenProps {
  readonly id: string;
  /** Numbers of versions, or `draft`. */
  readonly older: string;
  readonly newer: string;
}

export function ComparePage(props: ComparePageProps) {
  const { api, id, older, newer, language, go } = props;
  const said = words(language);
  const loaded = useLoaded(
    async (signal) => ({
      older: await documentOf(api, id, older, signal),
      newer: await documentOf(api, id, newer, signal),
    }),
    [api, id, older, newer],
  );
  return (
    <div className="st-editor">
      <Awaited loaded={loaded} lines={8}>
        {(found) =>
          found.older === undefined || found.newer === undefined ? (
            <Empty action={<Button onClick={() => go(["strategies", id, "versions"])}>{said.versions}</Button>}>
              {said.unknown}
            </Empty>
          ) : (
            <Compared {...props} docs={{ older: found.older, newer: found.newer }} />
          )
        }
      </Awaited>
    </div>
  );
}

async function documentOf(api: Api, id: string, name: string, signal: AbortSignal): Promise<Strategy | undefined> {
  if (name !== "draft") return (await orNone(versionOf(api, "strategies", id, Number(name), signal)))?.document;
  const draft = await draftOf(api, "strategies", id, signal);
  return draft && unnumbered(draft.document);
}

function Compared(props: ComparePageProps & { readonly docs: { readonly older: Strategy; readonly newer: Strategy } }) {
  const { api, session, id, older, newer, language, theme, go, docs } = props;
  const said = words(language);
  const [choice, setChoice] = useState<MigrationChoice>({});
  const [moving, setMoving] = useState<Migration>();
  const [failure, setFailure] = useState<ReturnType<typeof asFailure>>();
  const plan = useLoaded(() => planOf(api, id, { older, newer, choice }), [api, id, older, newer, choice]);
  const nameOf = (name: string) => (name === "draft" ? said.draft : said.version(number(Number(name), language)));
  const move = async () => {
    try {
      const body = { from: Number(older), to: Number(newer), choice, dryRun: false };
      setMoving(await api.send<Migration>("POST", `/v1/strategies/${encodeURIComponent(id)}/migrations`, body));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const failed = failure ?? plan.failure;
  return (
    <>
      {failed && <Failure failure={failed} onAgain={plan.again} />}
      <StrategyEditor
        value={docs.newer}
        mode="compare"
        comparison={{
          with: docs.older,
          choice,
          onChoose: setChoice,
          names: { older: nameOf(older), newer: nameOf(newer) },
          ...(plan.value && { plan: plan.value }),
          ...(newer !== "draft" && plan.value && { onMigrate: move }),
        }}
        onModeChange={() => go(["strategies", id, "versions"])}
        messages={language === "es" ? messagesEs : messages}
        theme={theme}
        slots={{ breadcrumb: <Crumb text={said.back} /> }}
      />
      {moving && (
        <MoveProgress
          {...{ api, language, user: session.user }}
          first={moving}
          onClose={() => go(["strategies", id, "versions"])}
          onEnd={plan.again}
        />
      )}
    </>
  );
}

interface PlanWanted {
  readonly older: string;
  readonly newer: string;
  readonly choice: MigrationChoice;
}

/** The dry run of the host, under what is chosen; a draft with errors has none. */
async function planOf(api: Api, id: string, { older, newer, choice }: PlanWanted): Promise<MigrationPlan | undefined> {
  const base = `/v1/strategies/${encodeURIComponent(id)}`;
  const from = Number(older);
  if (newer !== "draft") {
    const planned = await api.send<Migration>("POST", `${base}/migrations`, { from, to: Number(newer), choice });
    return planned.plan;
  }
  try {
    return (await api.send<DraftImpact>("POST", `${base}/draft/impact`, { from, choice })).plan;
  } catch (error) {
    if (error instanceof ApiError && error.code === "strategy.invalid") return undefined;
    throw error;
  }
}
