/** Where previews, checks and publishing are in the frame: the pane beside the paper, buttons of the header, and dialogs. */

import type { TemplateKind } from "@dunlin/templates";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { useReview, useReviewView } from "../checks/review.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { ChannelView } from "./parts.ts";
import { Waiting } from "./Waiting.tsx";

const pane = () => import("../preview/PreviewPane.tsx");
const PreviewPane = lazy(async () => ({ default: (await pane()).PreviewPane }));
const PreviewDialog = lazy(async () => ({ default: (await pane()).PreviewDialog }));
const TestDialog = lazy(async () => ({ default: (await import("../preview/TestDialog.tsx")).TestDialog }));
const PublishDialog = lazy(async () => ({ default: (await import("../checks/PublishDialog.tsx")).PublishDialog }));
const CompareDialog = lazy(async () => ({ default: (await import("../versions/CompareDialog.tsx")).CompareDialog }));

/** Below so many px of the builder there is no room beside the paper, and beside languages that stand side by side. */
const ROOM = { usual: 1100, languages: 1640 } as const;

export function ReviewPane() {
  const open = useReviewView((view) => view.open);
  const beside = useReviewView((view) => view.beside);
  const kind = useBuilder(({ doc }) => doc.kind);
  const room = useRoom();
  const channel = kind === "landing" ? beside === "channel" : !WHOLE.has(kind);
  if (!open || !(room || channel)) return null;
  return channel ? <ChannelView /> : <PreviewPane />;
}

/** They are received as they are drawn; of all others the channel makes something of its own. */
const WHOLE: ReadonlySet<TemplateKind> = new Set<TemplateKind>(["email", "letter"]);

export function ReviewDialogs() {
  const { view } = useReview();
  const dialog = useReviewView((state) => state.dialog);
  const close = () => view.setState({ dialog: undefined });
  if (dialog === undefined) return null;
  return (
    <Suspense fallback={<Waiting />}>
      {dialog === "preview" && <PreviewDialog onClose={close} />}
      {dialog === "test" && <TestDialog onClose={close} />}
      {dialog === "publish" && <PublishDialog />}
      {dialog === "compare" && <CompareDialog onClose={close} />}
    </Suspense>
  );
}

/** Preview, test message, publishing: each where the host has a use for it. */
export function ReviewButtons() {
  const { words, settings } = useBuilderHost();
  const { view } = useReview();
  const open = useReviewView((state) => state.open);
  const room = useRoom();
  const { received, checks } = words;
  const mayPublish = settings.permissions?.publish !== false;
  return (
    <>
      <IconButton
        icon="eye"
        label={received.open}
        {...(room && { "aria-pressed": open })}
        onClick={() => view.setState(room ? { open: !open } : { dialog: "preview" })}
      />
      {settings.onSendTest !== undefined && (
        <Button onClick={() => view.setState({ dialog: "test" })}>{received.test.button}</Button>
      )}
      {settings.onPublish !== undefined && (
        <Button
          look="primary"
          disabledBecause={mayPublish ? undefined : checks.publish.notAllowed}
          onClick={() => view.setState({ dialog: "publish" })}
        >
          {checks.publish.button}
        </Button>
      )}
    </>
  );
}

/** Whether the preview can stand beside the paper. */
function useRoom(): boolean {
  const { root } = useBuilderHost();
  const least = useBuilder(({ panel }) => (panel === "texts" ? ROOM.languages : ROOM.usual));
  const [width, setWidth] = useState<number>(ROOM.languages);
  useEffect(() => {
    const element = root();
    if (element === null) return;
    const sizes = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [root]);
  return width >= least;
}
