/** Offsets in words: how far, and why. */

import { shippedPacks } from "@dunlin/engine";
import type { EditorHost } from "../host/context.tsx";
import { capital } from "../problems/say.ts";
import type { Offset, Reason } from "./offsets.ts";

/** How far at most, and by what: `up to +2 days: weekends`. */
export function offsetLabel({ earlier, later, always, reasons }: Offset, { words }: EditorHost): string {
  const { offset } = words.timeline;
  const [calendar, hours] = [reasons.some(isCalendar), reasons.some((reason) => !isCalendar(reason))];
  const causes = [...(calendar ? [offset.weekends] : []), ...(hours ? [offset.hours] : [])];
  const far = earlier > 0 ? offset.earlier(earlier) : offset.later(later, always);
  return earlier + later === 0 ? causes.join(", ") : `${far}: ${causes.join(", ")}`;
}

const isCalendar = ({ why }: Reason): boolean => ["forward", "backward", "workdays", "before"].includes(why);

/** A minute of the day as people of the place write it. */
export const timeText = (minute: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(minute * 60_000);

/** Every reason as a sentence, with the policy packs by their titles. */
export function offsetSentences({ earlier, later, reasons }: Offset, host: EditorHost): readonly string[] {
  const { words, locale, settings, options } = host;
  const { offset } = words.timeline;
  const time = (minute: number) => timeText(minute, locale);
  const long = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // The first of January 2024 was a Monday.
  const weekday = (day: number) => long.format(Date.UTC(2024, 0, day));
  const either = new Intl.ListFormat(locale, { type: "disjunction" });
  const days = (list: readonly number[]) => either.format(list.map(weekday));
  const title = (id: string) =>
    settings.policies?.find((one) => one.id === id)?.title ??
    [...shippedPacks(), ...(options.packs ?? [])].find((one) => one.id === id)?.title ??
    id;
  const because = (text: string, packs: readonly string[]) => `${text}: ${packs.map(title).join(", ")}`;
  const say = (reason: Reason): string => {
    switch (reason.why) {
      case "weekday":
        return because(offset.weekday(days(reason.days), weekday(reason.day), time(reason.at)), reason.packs);
      case "late":
      case "early":
        return because(offset[reason.why](time(reason.time), time(reason.at)), reason.packs);
      case "outside": {
        const hours = reason.hours?.map(time).join("–");
        return because(offset.outside(hours), reason.packs);
      }
      case "givenUp":
        return because(offset.givenUp(reason.days && days(reason.days)), reason.packs);
      case "holidays":
        return offset.holidays;
      case "before":
        return offset.before(Math.max(earlier, later));
      default:
        return offset[reason.why](reason.why === "backward" ? earlier : later);
    }
  };
  return reasons.map((reason) => capital(say(reason)));
}
