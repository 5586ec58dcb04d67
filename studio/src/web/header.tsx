/** The line at the top: whose studio it is, its clock, and how it is shown. */

import type { ClockOrder, ClockView } from "../model/api.ts";
import type { Language } from "./model.ts";
import { addressOf } from "./routes.ts";
import { THEMES, type ThemeChoice } from "./settings.ts";
import { moment } from "./ui/format.ts";
import { Button, Icon, IconButton, Select } from "./ui/parts.tsx";
import type { EN } from "./words/frame.ts";

export interface HeaderProps {
  readonly said: typeof EN;
  readonly language: Language;
  readonly choice: ThemeChoice;
  readonly chooseLanguage: (language: Language) => void;
  readonly chooseTheme: (choice: ThemeChoice) => void;
  readonly tenant: string | undefined;
  readonly clock: ClockView | undefined;
  readonly onOrder: (order: ClockOrder) => void;
}

const THEME_ICONS = { light: "sun", dark: "moon", system: { line: "M3 4h14v9.5H3zM7.5 17h5M10 13.5V17" } } as const;

export function Header({ said, language, choice, chooseLanguage, chooseTheme, tenant, clock, onOrder }: HeaderProps) {
  const nextTheme = THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] as ThemeChoice;
  return (
    <header className="st-header" data-region="">
      <a className="st-mark" href={addressOf(["portfolio"])} title={said.product}>
        <span className="st-bird">
          <Icon name="bird" size={20} />
        </span>
        <span className="st-product">{said.product}</span>
      </a>
      {tenant !== undefined && <span className="dn-tag st-tenant dn-ellipsis">{tenant}</span>}
      <span className="dn-grow" />
      {clock !== undefined && <ClockBar {...{ said, language, clock, onOrder }} />}
      <IconButton icon={THEME_ICONS[choice]} label={said.theme[choice]} onClick={() => chooseTheme(nextTheme)} />
      <Button
        size="small"
        lang={language === "en" ? "es" : "en"}
        aria-label={`${language === "en" ? "ES" : "EN"}: ${said.otherLanguage}`}
        title={said.otherLanguage}
        onClick={() => chooseLanguage(language === "en" ? "es" : "en")}
      >
        {language === "en" ? "ES" : "EN"}
      </Button>
    </header>
  );
}

type ClockBarProps = Pick<HeaderProps, "said" | "language" | "onOrder"> & { readonly clock: ClockView };

const STEPS = ["hour", "day", "week", "next"] as const;

function ClockBar({ said, language, clock, onOrder }: ClockBarProps) {
  const speeds = clock.speeds.includes(clock.speed) ? clock.speeds : [clock.speed, ...clock.speeds];
  const turn = clock.paused ? said.play : said.pause;
  return (
    <fieldset className="st-clock" aria-label={said.clock}>
      <span className="st-now">
        <Icon name="clock" size={14} />
        <time dateTime={new Date(clock.now).toISOString()}>{moment(clock.now, language)}</time>
      </span>
      <Select
        size="small"
        aria-label={said.speed}
        value={String(clock.speed)}
        options={speeds.map((speed) => ({ value: String(speed), label: said.second(unitOf(speed, said)) }))}
        onChange={(speed) => onOrder({ do: "play", speed: Number(speed) })}
      />
      <IconButton
        size="small"
        icon={clock.paused ? "play" : "pause"}
        label={turn}
        onClick={() => onOrder({ do: clock.paused ? "play" : "pause" })}
      />
      <span className="st-steps">
        {STEPS.map((by) => (
          <Button key={by} size="small" look="quiet" title={said.steps[by]} onClick={() => onOrder({ do: "step", by })}>
            {said.stepsShort[by]}
          </Button>
        ))}
      </span>
    </fieldset>
  );
}

/** @param speed - Seconds of the studio in a real one. */
function unitOf(speed: number, said: typeof EN): string {
  if (speed >= 86_400) return said.days(Math.round(speed / 86_400));
  if (speed >= 3_600) return said.hours(Math.round(speed / 3_600));
  return speed >= 60 ? said.minutes(Math.round(speed / 60)) : `${speed} s`;
}
