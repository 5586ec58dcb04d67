/** Parts that screens are put together from. Buttons, fields and tags are those of the editor. */

import {
  Button,
  Dialog as EditorDialog,
  type DialogProps as EditorDialogProps,
  Icon,
  type IconProps,
  type Tone,
} from "@dunlin/editor/ui";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useLanguage } from "../language.tsx";
import type { ApiError } from "../model.ts";
import { words } from "./words.ts";

export { Badge, Button, Field, Icon, IconButton, Segmented, Select, Tag, type Tone } from "@dunlin/editor/ui";

/** A dialog of the editor, with its way out in the reader's language. */
export const Dialog = (props: Omit<EditorDialogProps, "closeLabel">) => (
  <EditorDialog {...props} closeLabel={words(useLanguage()).close} />
);

export interface PanelProps {
  readonly title: string;
  /** Small, beside the title: unit, period, base. */
  readonly note?: string | undefined;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One subject of a screen. */
export function Panel({ title, note, actions, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`st-panel ${className ?? ""}`.trim()} aria-labelledby={id}>
      <div className="st-panel-head">
        <h2 id={id} className="dn-ellipsis" title={title}>
          {title}
        </h2>
        {note !== undefined && <p className="st-note">{note}</p>}
        {actions !== undefined && <div className="st-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export interface PageProps {
  readonly title: string;
  /** What is in sight, in a few words. */
  readonly note?: ReactNode;
  /** Filters and what can be done, at the end. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A whole screen: its title, then its panels. */
export const Page = ({ title, note, actions, children }: PageProps) => (
  <div className="st-page">
    <div className="st-page-head">
      <h1>{title}</h1>
      {note !== undefined && <p className="st-page-note">{note}</p>}
      {actions !== undefined && <div className="st-actions">{actions}</div>}
    </div>
    {children}
  </div>
);

export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** Below it: what it is compared with, or of. */
  readonly note?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly icon?: IconProps["name"] | undefined;
}

/** Key figures: one panel with dividers. */
export const Figures = ({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) => (
  <section className="st-panel st-figures" aria-label={label}>
    <dl>
      {figures.map(({ id, name, value, note, tone, icon }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <span className="st-figure">{value}</span>
            <span className="st-figure-note" data-tone={tone}>
              {icon !== undefined && <Icon name={icon} size={14} />}
              {note}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

export interface EmptyProps {
  /** One sentence: why there is nothing, or what will be here. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export const Empty = ({ children, action }: EmptyProps) => (
  <div className="st-empty">
    <p>{children}</p>
    {action}
  </div>
);

export interface FailureProps {
  readonly failure: Pick<ApiError, "code" | "message">;
  readonly onAgain?: (() => void) | undefined;
}

/** Codes that tell a reader nothing more. */
const OF_THE_PAGE: ReadonlySet<string> = new Set(["network", "page"]);

/** What went wrong, and what to do. */
export function Failure({ failure, onAgain }: FailureProps) {
  const said = words(useLanguage());
  return (
    <div className="st-failure" role="alert">
      <Icon name="error" size={20} />
      <div className="st-failure-text">
        <p className="dn-strong">{said.failed}</p>
        <p>{failure.code === "network" ? said.network : failure.message}</p>
        {!OF_THE_PAGE.has(failure.code) && <p className="st-note">{failure.code}</p>}
      </div>
      {onAgain !== undefined && <Button onClick={onAgain}>{said.again}</Button>}
    </div>
  );
}

/** ms after which a wait is explained. */
const SLOW = 4_000;

/** Still shapes in about the final size. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const said = words(useLanguage());
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="st-loading" role="status" aria-busy="true">
      <span className={slow ? "st-note" : "dn-hidden"}>{slow ? said.slow : said.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="st-shape" aria-hidden="true" />
      ))}
    </div>
  );
}

/** The value, or what stands in for it until it is there; a failure of a later turn stays above the last value. */
export function Awaited<Value>({
  loaded,
  lines,
  children,
}: {
  readonly loaded: {
    readonly value: Value | undefined;
    readonly failure: ApiError | undefined;
    readonly again: () => void;
  };
  readonly lines?: number;
  readonly children: (value: Value) => ReactNode;
}) {
  const { value, failure, again } = loaded;
  return (
    <>
      {failure !== undefined && <Failure failure={failure} onAgain={again} />}
      {value !== undefined
        ? children(value)
        : failure === undefined && <Loading {...(lines !== undefined && { lines })} />}
    </>
  );
}
