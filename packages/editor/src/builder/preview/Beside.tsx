/** What stands beside the paper: its title, what is done with it, and for pages the choice of what is looked at. */

import type { ReactNode } from "react";
import { IconButton, Segmented } from "../../ui/Button.tsx";
import { useReview, useReviewView } from "../checks/review.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";

export interface BesideProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Beside({ title, className = "", children }: BesideProps) {
  const { words } = useBuilderHost();
  const { view } = useReview();
  const { received } = words;
  const kind = useBuilder(({ doc }) => doc.kind);
  const widened = useReviewView((state) => state.widened);
  return (
    <aside
      className={`dn-received-pane ${className}`}
      data-region="preview"
      data-widened={widened || undefined}
      aria-label={title}
    >
      <header>
        <h2>{title}</h2>
        <IconButton
          icon={widened ? "minus" : "plus"}
          size="small"
          label={widened ? received.narrow : received.widen}
          aria-pressed={widened}
          onClick={() => view.setState({ widened: !widened })}
        />
        <IconButton
          icon="fit"
          size="small"
          label={received.enlarge}
          onClick={() => view.setState({ dialog: "preview" })}
        />
        <IconButton icon="close" size="small" label={received.close} onClick={() => view.setState({ open: false })} />
      </header>
      {kind === "landing" && <PageLook />}
      {children}
    </aside>
  );
}

/** What of a page is looked at: how it is received, or what people can do on it. */
export function PageLook({ inDialog = false }: { readonly inDialog?: boolean }) {
  const { words } = useBuilderHost();
  const { view } = useReview();
  const { received, channels } = words;
  const beside = useReviewView((state) => state.beside);
  return (
    <Segmented
      label={received.look}
      value={inDialog ? "received" : beside}
      options={[
        { value: "received", label: received.title },
        { value: "channel", label: channels.title.landing },
      ]}
      onChange={(value) => {
        // What people can do stands beside the paper only, or below it.
        if (value === "channel") view.setState({ beside: value, open: true, dialog: undefined });
        else view.setState({ beside: value });
      }}
    />
  );
}
