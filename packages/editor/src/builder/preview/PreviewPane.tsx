/** Beside the paper, or in a dialog where there is no room: the message as the chosen person receives it. */

import type { TemplateDiagnostic } from "@dunlin/templates";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { Button, Segmented } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { CheckList } from "../checks/CheckItem.tsx";
import { useReview, useReviewView } from "../checks/review.tsx";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import type { BuilderState } from "../store.ts";
import { Beside, PageLook } from "./Beside.tsx";
import { LivePreview, type PreviewState } from "./live.ts";
import { Received, sizeOf } from "./Received.tsx";
import { SchemeChoice } from "./SchemeChoice.tsx";

/** Of the frame in the pane, in px: narrow, widened, and in a dialog. */
const WIDTHS = { narrow: 248, widened: 390, dialog: 720 } as const;

export function PreviewPane() {
  const { words } = useBuilderHost();
  const widened = useReviewView((state) => state.widened);
  const state = useLive();
  return (
    <Beside title={words.received.title}>
      <Controls />
      <Result state={state} width={widened ? WIDTHS.widened : WIDTHS.narrow} />
    </Beside>
  );
}

export function PreviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { words } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  const sample = useSample();
  const state = useLive();
  return (
    <Dialog
      title={words.received.title}
      subtitle={sample.title}
      headerEnd={
        <>
          {kind === "landing" && <PageLook inDialog />}
          <Controls />
        </>
      }
      closeLabel={words.received.close}
      onClose={onClose}
      className="dn-wide dn-received-dialog"
    >
      <Result state={state} width={WIDTHS.dialog} />
    </Dialog>
  );
}

function Controls() {
  const { words } = useBuilderHost();
  const { view } = useReview();
  const { received } = words;
  const kind = useBuilder(({ doc }) => doc.kind);
  const screen = useReviewView((state) => state.screen);
  const framed = kind === "email" || kind === "landing";
  if (kind === "letter" || kind === "voice") return null;
  return (
    <div className="dn-received-tools">
      {framed && (
        <Segmented
          label={received.screen}
          value={screen}
          options={(["phone", "wide"] as const).map((value) => ({ value, label: received.screens[value] }))}
          onChange={(value) => view.setState({ screen: value })}
        />
      )}
      <SchemeChoice />
    </div>
  );
}

/** What is seen now, asked for as long as it is looked at. */
function useLive(): PreviewState & { readonly again: () => void } {
  const { compilations, links } = useReview();
  const live = useMemo(() => new LivePreview({ compilations, links }), [compilations, links]);
  const { store } = useBuilderHost();
  const sample = useSample();
  // Not by drawing the pane again: it changes when there is another message, not with every key.
  useEffect(() => {
    const show = ({ doc, locale, variant }: BuilderState) =>
      live.show({ doc, locale, sample, ...(variant !== undefined && { variant }) });
    show(store.getState());
    return store.subscribe((state, before) => {
      if (state.doc !== before.doc || state.locale !== before.locale || state.variant !== before.variant) show(state);
    });
  }, [live, store, sample]);
  useEffect(() => () => live.close(), [live]);
  const state = useSyncExternalStore(live.subscribe, live.state, live.state);
  return { ...state, again: () => live.again() };
}

interface ResultProps {
  readonly state: PreviewState & { readonly again: () => void };
  readonly width: number;
}

function Result({ state: { result, working, again }, width }: ResultProps) {
  const { words } = useBuilderHost();
  const { received } = words;
  const screen = useReviewView((view) => view.screen);
  const scheme = useReviewView((view) => view.scheme);
  if (result === undefined)
    return (
      <>
        <p className="dn-received-waits" role="status">
          {received.working}
        </p>
        <Waiting />
      </>
    );
  const person = result.sample.title;
  return (
    <div className="dn-received-body" aria-busy={working}>
      <p className="dn-received-updating" role="status">
        {working ? received.updating : ""}
      </p>
      {result.kind === "shown" && (
        <>
          <Received {...{ screen, scheme, width, person }} message={result.message} compiled={result.compiled} />
          {result.message.html !== undefined && (
            <p className="dn-help dn-received-at">
              {received.shownAt(sizeOf(result.message.kind, screen).width, scheme === "dark", result.message.kind)}
            </p>
          )}
        </>
      )}
      {result.kind === "withheld" && <Refused text={received.withheld(person)} findings={result.message.problems} />}
      {result.kind === "failed" && (
        <Refused text={received.failed} findings={result.checks.filter(({ severity }) => severity === "error")} />
      )}
      {result.kind === "away" && (
        <div className="dn-received-refused" role="status" data-tone="warn">
          <p>
            <Icon name="warn" size={14} />{" "}
            {result.error instanceof Error && result.error.name === "NoMjml" ? received.noMjml : received.away}
          </p>
          <Button size="small" onClick={again}>
            {received.again}
          </Button>
        </div>
      )}
    </div>
  );
}

function Refused({ text, findings }: { readonly text: string; readonly findings: readonly TemplateDiagnostic[] }) {
  return (
    <section className="dn-received-refused">
      <p role="status">{text}</p>
      <CheckList findings={findings} />
    </section>
  );
}
