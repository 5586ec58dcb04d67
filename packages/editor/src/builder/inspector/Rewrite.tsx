/** Another wording, asked of the host: shown beside the one that is there, and taken only when somebody takes it. */

import type { RichText, Run, WordsRun } from "@dunlin/templates";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Field, Select, TextInput } from "../../ui/Field.tsx";
import { isPlain } from "../document/plain.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { valueName } from "../shell/names.ts";
import { RunView } from "../text/RunsView.tsx";
import { withoutUnseen } from "../text/signs.ts";
import { differs, type Stretch, valuesChanged } from "./differs.ts";

type Wish = "shorter" | "friendlier" | "simpler" | "own";
const WISHES: readonly Wish[] = ["shorter", "friendlier", "simpler", "own"];

type Asked =
  | { readonly state: "idle" }
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly text: string }
  | { readonly state: "answered"; readonly before: RichText; readonly after: RichText };

export interface RewriteProps {
  readonly runs: RichText | undefined;
  /** Whether what came back may stand here. */
  readonly fits: (runs: RichText) => boolean;
  readonly onTake: (runs: RichText) => void;
}

export function Rewrite({ runs, fits, onTake }: RewriteProps) {
  const { words } = useBuilderHost();
  const { rewrite } = words.inspector;
  const [open, setOpen] = useState(false);
  const [wish, setWish] = useState<Wish>("shorter");
  const [own, setOwn] = useState("");
  const { asked, ask, stop } = useRewrite(runs, fits);
  const box = useId();
  const empty = runs === undefined || runs.length === 0 ? rewrite.noText : undefined;
  return (
    <div className="dn-rewrite">
      <Button
        look="link"
        size="small"
        aria-expanded={open}
        aria-controls={box}
        disabledBecause={empty}
        onClick={() => {
          if (open) stop();
          setOpen(!open);
        }}
      >
        {rewrite.open}
      </Button>
      {open && empty === undefined && (
        <div id={box} className="dn-fields">
          <WishForm
            wish={wish}
            own={own}
            onWish={setWish}
            onOwn={setOwn}
            onAsk={(text) => void ask(text)}
            onStop={asked.state === "waiting" ? stop : undefined}
          />
          <div role="status">
            {asked.state === "waiting" && <p className="dn-help">{rewrite.asking}</p>}
            {asked.state === "failed" && <p className="dn-error">{asked.text}</p>}
            {asked.state === "answered" && (
              <Answer
                before={asked.before}
                after={asked.after}
                current={runs ?? []}
                onLeave={stop}
                onTake={() => {
                  stop();
                  setOpen(false);
                  onTake(asked.after);
                }}
              />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

interface WishFormProps {
  readonly wish: Wish;
  /** A wish in words of one's own. */
  readonly own: string;
  readonly onWish: (wish: Wish) => void;
  readonly onOwn: (own: string) => void;
  readonly onAsk: (wish: string) => void;
  /** While it is asked. */
  readonly onStop: (() => void) | undefined;
}

function WishForm({ wish, own, onWish, onOwn, onAsk, onStop }: WishFormProps) {
  const { rewrite } = useBuilderHost().words.inspector;
  const isOwn = wish === "own";
  return (
    <>
      <Field label={rewrite.wish} help={rewrite.help}>
        {(ids) => (
          <Select
            {...ids}
            value={wish}
            options={WISHES.map((one) => ({ value: one, label: rewrite.wishes[one] }))}
            onChange={onWish}
          />
        )}
      </Field>
      {isOwn && (
        <Field label={rewrite.ownWish}>
          {(ids) => <TextInput {...ids} value={own} onCommit={onOwn} maxLength={500} />}
        </Field>
      )}
      <div className="dn-actions">
        {onStop !== undefined ? (
          <Button size="small" onClick={onStop}>
            {rewrite.stop}
          </Button>
        ) : (
          <Button
            size="small"
            disabledBecause={isOwn && own.trim() === "" ? rewrite.ownWish : undefined}
            onClick={() => onAsk(isOwn ? own.trim() : rewrite.wishes[wish])}
          >
            {rewrite.ask}
          </Button>
        )}
      </div>
    </>
  );
}

/** Asks the host once, and stops asking when nobody wants to know any more. */
function useRewrite(runs: RichText | undefined, fits: (runs: RichText) => boolean) {
  const { settings, words } = useBuilderHost();
  const { rewrite } = words.inspector;
  const locale = useBuilder((state) => state.locale);
  const [asked, setAsked] = useState<Asked>({ state: "idle" });
  const abort = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const ask = async (wish: string) => {
    if (runs === undefined || settings.rewrite === undefined) return;
    abort.current?.abort();
    const control = new AbortController();
    abort.current = control;
    setAsked({ state: "waiting" });
    const tell = (next: Asked) => {
      if (!control.signal.aborted) setAsked(next);
    };
    try {
      const after = answered(await settings.rewrite({ locale, runs, wish }, control.signal));
      tell(
        after !== undefined && fits(after)
          ? { state: "answered", before: runs, after }
          : { state: "failed", text: rewrite.bad },
      );
    } catch (error) {
      if (!control.signal.aborted) settings.onError?.(error);
      tell({ state: "failed", text: rewrite.failed(error instanceof Error ? error.message : "") });
    }
  };
  const stop = () => {
    abort.current?.abort();
    setAsked({ state: "idle" });
  };
  return { asked, ask, stop };
}

/** Longer than this nobody asked for. */
const MOST_ANSWERED = 20_000;

/** What came back as a text: plain data of a length that can be compared, without signs that steer or hide. */
function answered(runs: unknown): RichText | undefined {
  if (!Array.isArray(runs) || !isPlain(runs) || JSON.stringify(runs).length > MOST_ANSWERED) return undefined;
  return runs.map((run: Run) =>
    typeof (run as WordsRun | null)?.t === "string" ? { ...run, t: withoutUnseen((run as WordsRun).t).text } : run,
  );
}

interface AnswerProps {
  readonly before: RichText;
  readonly after: RichText;
  /** The wording that is there now. */
  readonly current: RichText;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

function Answer({ before, after, current, onTake, onLeave }: AnswerProps) {
  const { words, locale } = useBuilderHost();
  const { rewrite } = words.inspector;
  const shown = useBuilder((state) => state.locale);
  const variables = useBuilder(({ doc }) => doc.variables);
  const stretches = differs(before, after);
  const { dropped, invented } = valuesChanged(before, after);
  const list = new Intl.ListFormat(locale);
  const named = (paths: readonly string[]) => list.format(paths.map((path) => valueName(variables, path)));
  const stale = JSON.stringify(before) !== JSON.stringify(current);
  return (
    <section className="dn-fields" aria-label={rewrite.result}>
      {stretches.every(({ change }) => change === "same") ? (
        <p className="dn-help">{rewrite.same}</p>
      ) : (
        <p className="dn-differs" lang={shown}>
          {stretches.map((stretch, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
            <StretchText key={i} stretch={stretch} />
          ))}
        </p>
      )}
      {dropped.length > 0 && <p className="dn-error">{rewrite.dropped(named(dropped))}</p>}
      {invented.length > 0 && <p className="dn-error">{rewrite.invented(named(invented))}</p>}
      <div className="dn-actions">
        <Button size="small" look="primary" disabledBecause={stale ? rewrite.changed : undefined} onClick={onTake}>
          {rewrite.take}
        </Button>
        <Button size="small" look="quiet" onClick={onLeave}>
          {rewrite.leave}
        </Button>
      </div>
      {stale && <p className="dn-notice">{rewrite.changed}</p>}
    </section>
  );
}

function StretchText({ stretch: { change, tokens } }: { readonly stretch: Stretch }) {
  const { words } = useBuilderHost();
  const { rewrite } = words.inspector;
  const content = tokens.map(({ run }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
    <RunView key={i} run={run} />
  ));
  if (change === "same") return <span>{content}</span>;
  const Mark = change === "gone" ? "del" : "ins";
  return (
    <Mark>
      <span className="dn-hidden">{`[${change === "gone" ? rewrite.gone : rewrite.fresh}: `}</span>
      {content}
      <span className="dn-hidden">]</span>
    </Mark>
  );
}
