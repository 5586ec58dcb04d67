/** Where previews, checks and publishing are in the frame: the pane beside the paper, buttons of the header, and dialogs. */

import { lazy, Suspense, useEffect, useState } from "react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { useReview, useReviewView } from "../checks/review.tsx";
import { useBuilderHost } from "../host/context.tsx";
import { Waiting } from "./Waiting.tsx";

const pane = () => import("../preview/PreviewPane.tsx");
const PreviewPane = lazy(async () => ({ default: (await pane()).PreviewPane }));
const PreviewDialog = lazy(async () => ({ default: (await pane()).PreviewDialog }));
const TestDialog = lazy(async () => ({ default: (await import("../preview/TestDialog.tsx")).TestDialog }));
const PublishDialog = lazy(async () => ({ default: (await import("../checks/PublishDialog.tsx")).PublishDialog }));
const CompareDialog = lazy(async () => ({ default: (await import("../versions/CompareDialog.tsx")).CompareDialog }));

/** Below so many px of the builder there is no room beside the paper. */
const ROOM = 1100;

export function ReviewPane() {
  const open = useReviewView((view) => view.open);
  const room = useRoom();
  return open && room ? <PreviewPane /> : null;
}

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
  const [room, setRoom] = useState(true);
  useEffect(() => {
    const element = root();
    if (element === null) return;
    const sizes = new ResizeObserver(([entry]) => setRoom((entry?.contentRect.width ?? ROOM) >= ROOM));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [root]);
  return room;
}
