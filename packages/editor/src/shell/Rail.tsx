/** The rail: which panel stands beside the drawing. */

import { runAction } from "../actions/actions.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import type { PanelName } from "../store/store.ts";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";

const PANELS: readonly (readonly [PanelName, IconName])[] = [
  ["palette", "palette"],
  ["describe", "eye"],
  ["problems", "warn"],
  ["history", "history"],
  ["notes", "note"],
];

export function Rail() {
  const host = useHost();
  const { words, store } = host;
  const panel = useEditor((state) => state.panel);
  const readOnly = useEditor((state) => state.readOnly);
  const { diagnostics } = useDerived();
  const problems = diagnostics.filter(({ severity }) => severity !== "info").length;
  const worst = diagnostics.some(({ severity }) => severity === "error") ? "bad" : "warn";
  return (
    <nav className="dn-rail" aria-label={words.shell.panels}>
      {PANELS.filter(([name]) => !readOnly || (name !== "palette" && name !== "history")).map(([name, icon]) => {
        const count = name === "problems" && problems > 0 ? problems : undefined;
        const label = words.actions.names[`panel.${name}`];
        return (
          <button
            key={name}
            type="button"
            className="dn-rail-button"
            aria-pressed={panel === name}
            title={label}
            onClick={() => store.open(panel === name ? undefined : name)}
          >
            <Icon name={icon} size={18} />
            <span className="dn-hidden">
              {count === undefined ? label : `${label}: ${words.shell.problemsCount(count)}`}
            </span>
            {count !== undefined && (
              <span className="dn-count" data-tone={worst} aria-hidden="true">
                {count > 99 ? "99" : count}
              </span>
            )}
          </button>
        );
      })}
      <span className="dn-grow" />
      <button
        type="button"
        className="dn-rail-button"
        title={words.actions.names.search}
        onClick={() => runAction("search", host, "menu")}
      >
        <Icon name="search" size={18} />
        <span className="dn-hidden">{words.actions.names.search}</span>
      </button>
      <button
        type="button"
        className="dn-rail-button"
        title={words.actions.names.help}
        onClick={() => runAction("help", host, "menu")}
      >
        <Icon name="question" size={18} />
        <span className="dn-hidden">{words.actions.names.help}</span>
      </button>
    </nav>
  );
}
