/** The screens, with how much there is in each. */

import type { IconProps } from "@dunlin/editor/ui";
import type { Live } from "../model/api.ts";
import { useLanguage } from "./language.tsx";
import { SCREENS, type ScreenName } from "./model.ts";
import { addressOf } from "./routes.ts";
import { number } from "./ui/format.ts";
import { Icon } from "./ui/parts.tsx";
import type { EN } from "./words/frame.ts";

const ICONS: Readonly<Record<ScreenName, IconProps["name"]>> = {
  portfolio: { line: "M3.5 9.5 10 4l6.5 5.5V16.5h-13z" },
  strategies: "canvas",
  templates: { line: "M4.5 5h11M10 5v11M8 16h4" },
  experiments: { line: "M8 3h4M8.8 3v5L4.5 15.5a1 1 0 0 0 .9 1.5h9.2a1 1 0 0 0 .9-1.5L11.2 8V3M6.5 12.5h7" },
  cases: "people",
  tasks: {
    line: "M4.5 11V9.5a5.5 5.5 0 0 1 11 0V11M4.5 11h2.5v4H4.5zM13 11h2.5v4H13zM15.5 15c0 1.5-2 2-4 2",
  },
  outbox: { line: "M3.5 11 5.5 4h9l2 7v5.5h-13zM3.5 11h4l1 2h3l1-2h4" },
  packs: "shield",
  audit: {
    line: "M4 4h5a1.5 1.5 0 0 1 1 .5A1.5 1.5 0 0 1 11 4h5v11.5h-5a1.5 1.5 0 0 0-1 .5 1.5 1.5 0 0 0-1-.5H4zM10 4.5V16",
  },
};

export interface NavigationProps {
  readonly said: typeof EN;
  readonly screen: ScreenName;
  readonly counts: Live["counts"] | undefined;
}

export function Navigation({ said, screen, counts }: NavigationProps) {
  const language = useLanguage();
  const counted: Partial<Record<ScreenName, number | undefined>> = {
    cases: counts?.cases,
    tasks: counts?.tasks,
    outbox: counts?.contacts,
  };
  return (
    <nav className="st-nav" aria-label={said.screens} data-region="">
      <ul>
        {SCREENS.map((name) => {
          const count = counted[name];
          return (
            <li key={name}>
              <a href={addressOf([name])} aria-current={name === screen ? "page" : undefined} title={said.nav[name]}>
                <Icon name={ICONS[name]} size={18} />
                <span className="st-nav-name">{said.nav[name]}</span>
                {count !== undefined && (
                  <span className="st-nav-count">{number(count, language, { notation: "compact" })}</span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
