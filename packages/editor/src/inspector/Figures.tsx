/** The figures of one step, with their period and version; each leads to the people behind it. */

import { useHost } from "../host/context.tsx";
import type { NodeStats, StatName } from "../host/props.ts";
import { countText, shareText } from "./numbers.ts";

const ORDER: readonly StatName[] = [
  "entered",
  "waiting",
  "sent",
  "delivered",
  "opened",
  "paid",
  "taken",
  "recoveredMinor",
  "held",
];

/** Figures that are a part of another one. */
const WHOLE: Readonly<Partial<Record<StatName, StatName>>> = {
  sent: "entered",
  delivered: "sent",
  opened: "sent",
  paid: "entered",
  taken: "entered",
  held: "entered",
};

export function Figures({ id }: { readonly id: string }) {
  const { settings, words, locale } = useHost();
  const { inspector } = words;
  const { stats, onInspectCohort } = settings;
  const figures = stats?.nodes[id];
  if (stats === undefined || figures === undefined)
    return <p className="dn-section dn-quiet">{stats === undefined ? inspector.noFigures : inspector.noFiguresHere}</p>;
  const least = stats.least ?? 30;
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const few = (figures.entered ?? Number.POSITIVE_INFINITY) < least;
  return (
    <div className="dn-section dn-figures">
      <p className="dn-quiet">
        {inspector.figuresOf(stats.version, day.formatRange(Date.parse(stats.from), Date.parse(stats.to)))}
      </p>
      <table>
        <tbody>
          {ORDER.filter((name) => figures[name] !== undefined).map((name) => {
            const text = figureText(name, figures, least, locale);
            return (
              <tr key={name}>
                <th scope="row">{inspector.figures[name]}</th>
                <td>
                  {text === undefined || onInspectCohort === undefined ? (
                    (text ?? "–")
                  ) : (
                    <button type="button" title={inspector.showPeople} onClick={() => onInspectCohort(id, name)}>
                      {text}
                    </button>
                  )}
                </td>
                <td>{text === undefined ? "" : shareOf(name, figures, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {few && <p className="dn-quiet">{inspector.fewerThan(least)}</p>}
    </div>
  );
}

/** `undefined` where there are too few people to show. */
function figureText(name: StatName, figures: NodeStats, least: number, locale: string): string | undefined {
  const value = figures[name];
  const people = name === "recoveredMinor" ? (figures.paid ?? figures.entered) : (figures.entered ?? value);
  if (value === undefined || (people !== undefined && people < least)) return undefined;
  if (name !== "recoveredMinor") return countText(value, locale);
  const { currency } = figures;
  if (currency === undefined) return countText(value, locale);
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(value / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function shareOf(name: StatName, figures: NodeStats, locale: string): string {
  const whole = figures[WHOLE[name] ?? name];
  const part = figures[name];
  return WHOLE[name] === undefined || whole === undefined || part === undefined || whole === 0
    ? ""
    : shareText(part, whole, locale);
}
