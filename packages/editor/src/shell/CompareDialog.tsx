/** What a newer version has differently, in words, and the choice between it and what is drawn. */

import type { Strategy } from "@dunlin/engine";
import { describeNode, type LooseNode } from "@dunlin/engine/editing";
import { type ReactNode, useMemo } from "react";
import { type ChangedStep, differencesOf } from "../document/differences.ts";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { NewerVersion } from "../host/saving.ts";
import { fieldText } from "../inspector/form.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { shownName } from "../nodes/summary.ts";
import { capital } from "../problems/say.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { timeOf } from "./names.ts";
import { useNewer } from "./useNewer.ts";

export interface CompareDialogProps {
  readonly newer: NewerVersion;
  readonly onClose: () => void;
}

export function CompareDialog({ newer, onClose }: CompareDialogProps) {
  const { words, locale } = useHost();
  const { shell } = words;
  const { compare } = shell;
  const doc = useEditor((state) => state.doc);
  const { take, keep } = useNewer(newer);
  const { added, removed, changed, settings } = useMemo(() => differencesOf(doc, newer.doc), [doc, newer]);
  const none = added.length + removed.length + changed.length + settings.length === 0;
  const choose = (choice: () => void) => () => {
    onClose();
    choice();
  };
  return (
    <Dialog
      title={compare.title}
      subtitle={shell.newer(newer.by, timeOf(newer.at, locale))}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={choose(keep)}>{shell.keepMine}</Button>
          <Button look="primary" onClick={choose(take)}>
            {shell.takeNewer}
          </Button>
        </>
      }
    >
      <div className="dn-fields">
        {none && <p className="dn-quiet">{compare.none}</p>}
        <Part
          icon="plus"
          title={compare.added}
          ids={added}
          draw={(id) => <OneSide key={id} id={id} doc={newer.doc} />}
        />
        <Part
          icon="minus"
          title={compare.removed}
          ids={removed}
          draw={(id) => <OneSide key={id} id={id} doc={doc} />}
        />
        <Part
          icon="history"
          title={compare.changed}
          ids={changed}
          draw={(step) => <BothSides key={step.id} step={step} mine={doc} theirs={newer.doc} />}
        />
        <Part icon="step" title={compare.settings} ids={settings} draw={(name) => <Setting key={name} name={name} />} />
      </div>
    </Dialog>
  );
}

interface ListProps<T> {
  readonly icon: IconName;
  readonly title: string;
  readonly ids: readonly T[];
  readonly draw: (one: T) => ReactNode;
}

function Part<T>({ icon, title, ids, draw }: ListProps<T>) {
  if (ids.length === 0) return null;
  return (
    <section className="dn-told">
      <h3 className="dn-label">
        <Icon name={icon} size={14} /> {title}
      </h3>
      <ul className="dn-problem-list">{ids.map(draw)}</ul>
    </section>
  );
}

/** What a step does, as the engine tells it; the part of it that its own type tells. */
function useTell() {
  const host = useHost();
  return (doc: Strategy, id: string) =>
    capital(describeNode(doc, id, { locale: sentenceLocale(host), nodeTypes: host.nodeTypes }));
}

function OneSide({ id, doc }: { readonly id: string; readonly doc: Strategy }) {
  const host = useHost();
  const tell = useTell();
  return (
    <li>
      <b>{shownName(id, nodeAt(doc, id) as LooseNode, doc, host)}</b>
      <p>{tell(doc, id)}</p>
    </li>
  );
}

interface BothSidesProps {
  readonly step: ChangedStep;
  readonly mine: Strategy;
  readonly theirs: Strategy;
}

function BothSides({ step: { id, members }, mine, theirs }: BothSidesProps) {
  const host = useHost();
  const tell = useTell();
  const { shell, inspector } = host.words;
  const [was, is] = [nodeAt(mine, id) as LooseNode, nodeAt(theirs, id) as LooseNode];
  const own = host.nodeTypes.find(({ type }) => type === is.type)?.diff?.(was, is, host.locale);
  const [before, after] = [tell(mine, id), tell(theirs, id)];
  const names = members.map((name) => shell.compare.members[name] ?? fieldText(is.type, name, {}, inspector)[0]);
  return (
    <li>
      <b>{shownName(id, was, mine, host)}</b>: {own?.join(" ") ?? new Intl.ListFormat(host.locale).format(names)}
      {own === undefined && before !== after && (
        <>
          <p>
            <b>{shell.compare.mine}</b> {before}
          </p>
          <p>
            <b>{shell.compare.theirs}</b> {after}
          </p>
        </>
      )}
    </li>
  );
}

function Setting({ name }: { readonly name: string }) {
  const { inspector, shell } = useHost().words;
  return <li>{shell.compare.members[name] ?? fieldText("strategy", name, {}, inspector)[0]}</li>;
}
