/** One finding: what is wrong, where and for whom, the way there, and the repair where one is clear. */

import type { TemplateDiagnostic } from "@dunlin/templates";
import { memo } from "react";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { own } from "../document/own.ts";
import { type BuilderHost, useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { nameOfId } from "../shell/names.ts";
import { fixOf } from "./fixes.ts";
import { type FindingPlace, placeOf } from "./places.ts";
import { showFinding, useReview, versionLabel } from "./review.tsx";
import { tellCheck } from "./sentences.ts";

const TONES = { error: "bad", warning: "warn", info: undefined } as const;
const MARKS: Readonly<Record<TemplateDiagnostic["severity"], IconName>> = {
  error: "error",
  warning: "warn",
  info: "info",
};

interface CheckListProps {
  readonly findings: readonly TemplateDiagnostic[];
  /** Only told, where there is something else to be answered first. */
  readonly still?: boolean;
}

export function CheckList({ findings, still = false }: CheckListProps) {
  const byKey = new Map(findings.map((one) => [`${one.code} ${one.path} ${one.message}`, one]));
  return (
    <ul className="dn-problem-list">
      {[...byKey].map(([key, finding]) => (
        <CheckItem key={key} {...{ finding, still }} />
      ))}
    </ul>
  );
}

interface CheckItemProps {
  readonly finding: TemplateDiagnostic;
  readonly still: boolean;
}

/** Drawn again when what it says changes, and not with every key in some text. */
const CheckItem = memo(function CheckItem({ finding, still }: CheckItemProps) {
  const host = useBuilderHost();
  const review = useReview();
  const { store, words } = host;
  const { checks } = words;
  const readOnly = useBuilder((state) => state.readOnly);
  const name = useBuilder(({ doc }) => placeName(placeOf(finding, doc), host));
  const who = useBuilder(({ doc }) => seenAs(placeOf(finding, doc), host));
  const sentence = useBuilder(({ doc }) => tellCheck(finding, doc, host));
  const fix = useBuilder(({ doc }) => (still || readOnly ? undefined : fixOf(finding, doc)?.kind));
  const mend = () => {
    const found = fixOf(finding, store.getState().doc);
    if (found !== undefined) store.transaction(checks.fix[found.kind], found.commands, "menu");
  };
  return (
    <li className="dn-problem" data-tone={TONES[finding.severity]}>
      <Icon name={MARKS[finding.severity]} />
      <div className="dn-grow">
        <button
          type="button"
          className="dn-problem-place"
          title={checks.show}
          onClick={() => showFinding(finding, host, review)}
        >
          {name}
        </button>
        <p>{sentence}</p>
        {who !== "" && <p className="dn-help">{who}</p>}
        {fix !== undefined && (
          <p className="dn-fix">
            <Button size="small" onClick={mend}>
              {checks.fix[fix]}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
});

/** The block, or the setting, that it is in. */
export function placeName({ block, member }: FindingPlace, { store, words }: BuilderHost): string {
  if (block !== undefined) return nameOfId(store.getState().doc, block, store.registry, words);
  const [setting = ""] = (member ?? "").split("/");
  return own(words.checks.settings, setting) ?? words.checks.whole;
}

/** As whom, and in which language and version. */
function seenAs(
  { sample, locale, variant }: FindingPlace,
  { store, words, samples, locale: language }: BuilderHost,
): string {
  const { doc } = store.getState();
  const person = sample === undefined ? undefined : samples[sample]?.title;
  return [
    person === undefined ? undefined : words.checks.seenAs(person),
    locale === undefined || doc.locales.length < 2 ? undefined : languageName(locale, language),
    variant === undefined ? undefined : words.checks.version(versionLabel(doc, variant)),
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}
