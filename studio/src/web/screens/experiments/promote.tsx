/** Promoting a variant: what changes, then into the draft, then perhaps live. */

import type { Strategy } from "@dunlin/engine";
import { compareStrategies, describeDiff } from "@dunlin/engine/change";
import { useMemo, useState } from "react";
import type { Api, ApiError, Language, ScreenProps } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Failure } from "../../ui/parts.tsx";
import { type Publication, saveDraft } from "../documents/asking.ts";
import type { Opened } from "../strategies/drafting.ts";
import { sameText } from "../strategies/publishing.ts";
import type { Experiment } from "./model.ts";
import { words } from "./words.ts";

export interface PromoteDialogProps {
  readonly api: Api;
  readonly language: Language;
  readonly go: ScreenProps["go"];
  readonly opened: Opened;
  readonly experiment: Experiment;
  /** What promoting makes of the draft. */
  readonly doc: Strategy;
  readonly variant: string;
  readonly onClose: () => void;
}

type Stage = { readonly kind: "review" } | { readonly kind: "saved"; readonly rev: number } | Publication;

export function PromoteDialog(props: PromoteDialogProps) {
  const { api, language, go, opened, experiment, doc, variant, onClose } = props;
  const said = words(language);
  const [stage, setStage] = useState<Stage>({ kind: "review" });
  const [failure, setFailure] = useState<ApiError>();
  const told = useMemo(
    () => describeDiff(compareStrategies(opened.doc, doc), { locale: language }),
    [opened.doc, doc, language],
  );
  const differs = opened.live !== undefined && !sameText(opened.live, opened.doc);
  const attempt = async (work: () => Promise<Stage>) => {
    try {
      setStage(await work());
      setFailure(undefined);
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const keep = () =>
    attempt(async () => ({ kind: "saved", rev: (await saveDraft(api, "strategies", doc, opened.rev)).rev }));
  const publish = (rev: number) =>
    attempt(() =>
      api.send<Publication>("POST", `/v1/strategies/${encodeURIComponent(doc.id)}/publish`, {
        ...{ rev, note: said.noteOf(variant, experiment.title) },
      }),
    );
  const open = <Button onClick={() => go(["strategies", doc.id])}>{said.open}</Button>;
  return (
    <Dialog
      className="st-publish"
      title={said.promoteTitle(variant)}
      subtitle={experiment.title}
      onClose={onClose}
      footer={
        "kind" in stage && stage.kind === "review" ? (
          <>
            <Button onClick={onClose}>{said.cancel}</Button>
            <Button look="primary" onClick={keep}>
              {said.save}
            </Button>
          </>
        ) : "kind" in stage ? (
          <>
            {open}
            <Button look="primary" onClick={() => publish(stage.rev)}>
              {said.publish}
            </Button>
          </>
        ) : (
          <>
            {open}
            <Button look="primary" onClick={onClose}>
              {said.close}
            </Button>
          </>
        )
      }
    >
      <div className="st-form">
        {failure && <Failure failure={failure} />}
        <p role="status">{sentenceOf(stage, said, language)}</p>
        {differs && "kind" in stage && <p className="st-note">{said.draftDiffers}</p>}
        <section className="st-part">
          <h3>{said.changes}</h3>
          <p className="st-lead">{told.summary}</p>
          {told.groups.map(({ weight, title, sentences }) => (
            <div key={weight}>
              <h4>{title}</h4>
              <ul className="st-sentences">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      </div>
    </Dialog>
  );
}

function sentenceOf(stage: Stage, said: ReturnType<typeof words>, language: Language): string {
  if ("kind" in stage) return stage.kind === "review" ? said.promoteSays : said.saved;
  return stage.status === "published" ? said.published(number(stage.version, language)) : said.proposed;
}
