/** Which calendars had to guess, and where: business days outside the dates for which their holidays are complete. */

import { type Calendar, type CalendarData, createCalendar } from "./calendar.ts";
import type { Day } from "./civil.ts";

/** The earliest day on which a calendar guessed. */
export interface Guess {
  readonly calendar: string;
  readonly day: Day;
}

/** Watches calendars while a piece of work goes by them. Nothing is kept from one piece of work to the next. */
export class Coverage {
  /** By calendar, for the work at hand; absent: nobody wants to know. */
  #earliest: Map<string, Day> | undefined;

  /** A calendar that is watched. */
  calendarOf(data: CalendarData): Calendar {
    return createCalendar(data, (day) => {
      const known = this.#earliest?.get(data.id);
      if (known === undefined || day < known) this.#earliest?.set(data.id, day);
    });
  }

  /** The result of `work`, and what was guessed for it, by the ids of the calendars. Work within work keeps its own. */
  during<T>(work: () => T): { readonly result: T; readonly guesses: readonly Guess[] } {
    const around = this.#earliest;
    const earliest = new Map<string, Day>();
    this.#earliest = earliest;
    try {
      const result = work();
      return { result, guesses: inOrder(earliest) };
    } finally {
      this.#earliest = around;
    }
  }
}

const inOrder = (earliest: ReadonlyMap<string, Day>): Guess[] =>
  [...earliest].map(([calendar, day]) => ({ calendar, day })).sort((a, b) => (a.calendar < b.calendar ? -1 : 1));
