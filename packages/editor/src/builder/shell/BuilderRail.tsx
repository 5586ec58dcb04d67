/** The rail: which panel stands beside the message. */

import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { Bring } from "../imports/Bring.tsx";
import type { BuilderPanel } from "../store.ts";

const PANELS: readonly (readonly [BuilderPanel, IconName])[] = [
  ["blocks", "palette"],
  ["outline", "outline"],
  ["saved", "heart"],
  ["texts", "globe"],
  ["versions", "split"],
  ["brand", "tag"],
  ["checks", "check"],
  ["changes", "switch"],
  ["history", "history"],
];

export function BuilderRail() {
  const { words, store, settings } = useBuilderHost();
  const panel = useBuilder((state) => state.panel);
  return (
    <nav className="dn-rail" aria-label={words.shell.panels}>
      {PANELS.filter(([name]) => name !== "changes" || settings.live !== undefined).map(([name, icon]) => (
        <button
          key={name}
          type="button"
          className="dn-rail-button"
          aria-pressed={panel === name}
          title={words.shell.panel[name]}
          onClick={() => store.show({ panel: panel === name ? undefined : name })}
        >
          <Icon name={icon} size={18} />
          <span className="dn-hidden">{words.shell.panel[name]}</span>
        </button>
      ))}
      <Bring />
    </nav>
  );
}
