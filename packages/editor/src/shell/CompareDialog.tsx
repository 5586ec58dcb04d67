/** What a newer version has differently, in words, and the choice between it and what is drawn. */

import { compareStrategies } from "@dunlin/engine/change";
import { useMemo } from "react";
import { kindOf, type Told, toldChanges } from "../compare/changes.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { NewerVersion } from "../host/saving.ts";
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

/** The parts of it, in their order. */
const ICONS = { added: "plus", removed: "minus", changed: "history", settings: "step" } as const;
type PartName = keyof typeof ICONS;
const PARTS = Object.keys(ICONS) as readonly PartName[];

export function CompareDialog({ newer, onClose }: CompareDialogProps) {
  const host = useHost();
  const { shell } = host.words;
  const doc = useEditor((state) => state.doc);
  const { take, keep } = useNewer(newer);
  const told = useMemo(() => toldChanges(compareStrategies(doc, newer.doc, host.options), host), [doc, newer, host]);
  const choose = (choice: () => void) => () => {
    onClose();
    choice();
  };
  return (
    <Dialog
      title={shell.compare.title}
      subtitle={shell.newer(newer.by, timeOf(newer.at, host.locale))}
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
        {told.length === 0 && <p className="dn-quiet">{shell.compare.none}</p>}
        {PARTS.map((part) => (
          <Part
            key={part}
            icon={ICONS[part]}
            title={shell.compare[part]}
            told={told.filter((one) => partOf(one) === part)}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** Steps that are there in one version only, other changes of steps, and what the strategy says as a whole. */
function partOf({ change }: Told): PartName {
  if (change.nodeId === undefined) return "settings";
  const kind = kindOf(change);
  return kind === "added" || kind === "removed" ? kind : "changed";
}

interface PartProps {
  readonly icon: IconName;
  readonly title: string;
  readonly told: readonly Told[];
}

function Part({ icon, title, told }: PartProps) {
  if (told.length === 0) return null;
  return (
    <section className="dn-told">
      <h3 className="dn-label">
        <Icon name={icon} size={14} /> {title}
      </h3>
      <ul className="dn-problem-list">
        {told.map(({ change: { kind, path }, sentence }) => (
          <li key={`${kind}${path}`}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
