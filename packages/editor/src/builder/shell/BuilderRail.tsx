/** The rail: which panel stands beside the message. */

import { Icon } from "../../ui/Icon.tsx";
import type { IconName, IconShape } from "../../ui/icons.ts";
import { PANEL_ICONS } from "../blocks/icons.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { Bring } from "../imports/Bring.tsx";
import type { BuilderPanel } from "../store.ts";

const PANELS: readonly (readonly [BuilderPanel, IconName | IconShape])[] = [
  ["blocks", "palette"],
  ["outline", "outline"],
  ["saved", PANEL_ICONS.bookmark],
  ["texts", "globe"],
  ["versions", PANEL_ICONS.versions],
  ["brand", PANEL_ICONS.drop],
  ["checks", "check"],
  ["changes", PANEL_ICONS.compare],
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
