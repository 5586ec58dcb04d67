/** Rules of waiting: targets, missed moments, re-planning, gaps. Dates: 2026-03-02 is a Monday. */

import { describe, expect, test } from "vitest";
import { Case, END, facts, invoice, mail, program } from "../build.ts";

/** When a wait with this timing lets its mail go, for a case enrolled at `start`. */
function sentAfter(timing: object, start: string, parts = {}): string | undefined {
  const one = program({
    nodes: {
      w: { type: "wait", ...timing, to: { next: "mail", ...skip(timing) } } as never,
      mail: mail(),
      other: { type: "exit", outcome: "skipped" },
      end: END,
    },
  });
  const story = new Case(one, start, facts(parts)).until("2027-01-01T00:00:00Z");
  return story.sent[0]?.slice(0, 16) ?? story.state.outcome;
}
const skip = (timing: object) => ("ifPast" in timing && timing.ifPast === "skip" ? { skipped: "other" } : {});

describe("Waiting", () => {
  test.each([
    ["exact", { for: "PT36H" }, "2026-03-01T10:30:00Z", "2026-03-02T22:30"],
    ["dates keep the wall time", { for: "P2D" }, "2026-03-01T10:30:00Z", "2026-03-03T10:30"],
    ["dates at a time of day", { for: "P2D", at: "08:00" }, "2026-03-01T10:30:00Z", "2026-03-03T08:00"],
    ["never before arrival", { for: "P0D", at: "08:00" }, "2026-03-01T10:30:00Z", "2026-03-02T08:00"],
    ["rolled to a business day", { for: "P2D", roll: "forward" }, "2026-03-05T10:30:00Z", "2026-03-09T10:30"],
    ["rolled backward", { for: "P2D", roll: "backward" }, "2026-03-05T10:30:00Z", "2026-03-06T10:30"],
    ["business days", { for: "P3B" }, "2026-03-05T10:30:00Z", "2026-03-10T10:30"],
    ["the next time of day after hours", { for: "PT3H", at: "09:00" }, "2026-03-01T10:30:00Z", "2026-03-02T09:00"],
    ["a month, clamped", { for: "P1M" }, "2026-01-31T10:00:00Z", "2026-02-28T10:00"],
  ])("N1 a duration from arrival: %s", (_, timing, start, expected) => {
    expect(sentAfter(timing, start)).toBe(expected);
  });

  test.each([
    ["the default time of day", { offset: "P7D" }, {}, "2026-03-09T09:00"],
    ["its own time of day", { offset: "P7D" }, { at: "18:30" }, "2026-03-09T18:30"],
    ["before the anchor", { offset: "-P7D" }, {}, "2026-02-23T09:00"],
    ["rolled backward over the weekend", { offset: "-P8D" }, { roll: "backward" }, "2026-02-20T09:00"],
    ["rolled forward over the weekend", { offset: "P5D" }, { roll: "forward" }, "2026-03-09T09:00"],
    ["business days after it", { offset: "P5B" }, {}, "2026-03-09T09:00"],
    ["the anchor itself", {}, {}, "2026-03-02T09:00"],
  ])("N2 a date anchor: %s", (_, offset, timing, expected) => {
    expect(
      sentAfter({ until: { anchor: "oldestDueDate", ...offset }, ifPast: "now", ...timing }, "2026-02-01T12:00:00Z"),
    ).toBe(expected);
  });

  test("N3 an instant anchor keeps its wall time, or takes the day and a time of day", () => {
    const until = { anchor: "entered", offset: "P3D" };
    expect(sentAfter({ until, ifPast: "now" }, "2026-03-01T12:34:00Z")).toBe("2026-03-04T12:34");
    expect(sentAfter({ until, ifPast: "now", at: "09:00" }, "2026-03-01T12:34:00Z")).toBe("2026-03-04T09:00");
    expect(
      sentAfter({ until: { anchor: "entered", offset: "PT5H" }, ifPast: "now", at: "09:00" }, "2026-03-01T12:34:00Z"),
    ).toBe("2026-03-02T09:00");
  });

  test("N4 a moment missed on arrival is skipped or acted on now, as ifPast says", () => {
    const until = { anchor: "oldestDueDate", offset: "P7D" };
    expect(sentAfter({ until, ifPast: "skip" }, "2026-03-09T09:00:01Z")).toBe("skipped");
    expect(sentAfter({ until, ifPast: "now" }, "2026-03-09T09:00:01Z")).toBe("2026-03-09T09:00");
    expect(sentAfter({ until, ifPast: "skip" }, "2026-03-09T09:00:00Z")).toBe("2026-03-09T09:00");
  });

  test("N5 a gap keeps its distance to the last contact, on the given channels", () => {
    const contact = (channel: string) => ({
      contacts: [{ at: "2026-03-08T15:00:00Z", channel, direction: "outbound" as const }],
    });
    const until = { anchor: "oldestDueDate", offset: "P7D" };
    expect(sentAfter({ until, ifPast: "now", gap: "P2D" }, "2026-03-03T00:00:00Z", contact("sms"))).toBe(
      "2026-03-10T15:00",
    );
    expect(sentAfter({ until, ifPast: "now", gap: "P2D", at: "09:00" }, "2026-03-03T00:00:00Z", contact("sms"))).toBe(
      "2026-03-11T09:00",
    );
    expect(
      sentAfter({ until, ifPast: "now", gap: "P2D", gapChannels: ["email"] }, "2026-03-03T00:00:00Z", contact("sms")),
    ).toBe("2026-03-09T09:00");
    expect(sentAfter({ gap: "P2D" }, "2026-03-09T00:00:00Z", contact("sms"))).toBe("2026-03-10T15:00");
    expect(sentAfter({ gap: "P2D" }, "2026-03-09T00:00:00Z")).toBe("2026-03-09T00:00");
  });

  test("N6 ifPast now still honors the gap", () => {
    const contacts = [{ at: "2026-03-20T15:00:00Z", channel: "sms", direction: "outbound" as const }];
    const timing = { until: { anchor: "oldestDueDate", offset: "P7D" }, ifPast: "now", gap: "P1D" };
    expect(sentAfter(timing, "2026-03-20T20:00:00Z", { contacts })).toBe("2026-03-21T15:00");
  });

  const stages = program({
    nodes: {
      w7: {
        type: "wait",
        until: { anchor: "oldestDueDate", offset: "P7D" },
        ifPast: "skip",
        to: { next: "first", skipped: "w14" },
      },
      first: mail("w14"),
      w14: {
        type: "wait",
        until: { anchor: "oldestDueDate", offset: "P14D" },
        ifPast: "skip",
        to: { next: "second", skipped: "end" },
      },
      second: mail("end"),
      end: END,
    },
  });

  test("N7 a wait whose anchor moves later waits longer", () => {
    const story = new Case(stages, "2026-03-01T00:00:00Z");
    story.on("2026-03-05T00:00:00Z", { type: "anchor.changed" }, { obligations: [invoice({ dueDate: "2026-03-12" })] });
    expect(story.until("2026-04-30T00:00:00Z").sent).toEqual(["2026-03-19T09:00 email", "2026-03-26T09:00 email"]);
  });

  test("N8 a pending wait whose anchor moves into the past is due, never skipped", () => {
    const story = new Case(stages, "2026-03-01T00:00:00Z");
    story.on("2026-03-05T00:00:00Z", { type: "anchor.changed" }, { obligations: [invoice({ dueDate: "2026-02-20" })] });
    expect(story.sent).toEqual(["2026-03-05T00:00 email"]);
  });

  test("N9 a partial payment that moves the oldest due date skips no stage", () => {
    const two = [invoice(), invoice({ ref: "I-2", dueDate: "2026-03-20" })];
    const story = new Case(stages, "2026-03-01T00:00:00Z", facts({ obligations: two })).until("2026-03-10T00:00:00Z");
    const payments = [{ id: "P-1", at: "2026-03-11T00:00:00Z", amountMinor: 10_000 }];
    story.on(
      "2026-03-11T00:00:00Z",
      { type: "payment.partial" },
      { payments, obligations: [invoice({ outstandingMinor: 0 }), two[1] as never] },
    );
    expect(story.until("2026-05-01T00:00:00Z").sent).toEqual(["2026-03-09T09:00 email", "2026-04-03T09:00 email"]);
  });

  test("N10 an unknown anchor makes the node sleep; once known in the past it is judged by ifPast", () => {
    const story = new Case(stages, "2026-03-01T00:00:00Z", facts({ obligations: [invoice({ onHold: true })] }));
    expect(story.state.dueAt).toBeNull();
    story.on("2026-03-15T00:00:00Z", { type: "obligation.updated" }, { obligations: [invoice()] });
    expect(story.until("2026-05-01T00:00:00Z").sent).toEqual(["2026-03-16T09:00 email"]);
  });

  test("N11 a hold stops relative time and leaves anchored time alone", () => {
    const relative = program({
      nodes: { w: { type: "wait", for: "P3D", to: { next: "mail" } }, mail: mail(), end: END },
    });
    const pause = (story: Case) =>
      story
        .on("2026-03-02T00:00:00Z", { type: "hold.placed", data: { kind: "complaint" } })
        .on("2026-03-12T00:00:00Z", { type: "hold.released", data: { kind: "complaint" } })
        .until("2026-05-01T00:00:00Z").sent;
    expect(pause(new Case(relative, "2026-03-01T00:00:00Z"))).toEqual(["2026-03-14T00:00 email"]);
    expect(pause(new Case(stages, "2026-03-01T00:00:00Z"))).toEqual(["2026-03-16T09:00 email"]);
  });

  test("N12 waitFor takes the first case in the listed order, or times out", () => {
    const listening = program({
      exits: [],
      nodes: {
        w: {
          type: "waitFor",
          for: "P5D",
          cases: [
            { port: "rich", when: { ">": [{ var: "data.income" }, 1000] } },
            { port: "paid", on: ["payment.received"], when: { ">=": [{ var: "event.data.amountMinor" }, 500] } },
          ],
          to: { rich: "rich", paid: "paid", timeout: "end" },
        },
        rich: { type: "exit", outcome: "rich" },
        paid: { type: "exit", outcome: "paidSome" },
        end: END,
      },
    });
    const start = "2026-03-01T00:00:00Z";
    const pay = (amountMinor: number) => ({ type: "payment.received", data: { amountMinor } });
    expect(new Case(listening, start, facts({ data: { income: 2000 } })).state.outcome).toBe("rich");
    expect(new Case(listening, start).on("2026-03-02T00:00:00Z", pay(500)).state.outcome).toBe("paidSome");
    expect(new Case(listening, start).on("2026-03-02T00:00:00Z", pay(499)).state.status).toBe("active");
    expect(
      new Case(listening, start).on("2026-03-02T00:00:00Z", pay(500), { data: { income: 2000 } }).state.outcome,
    ).toBe("rich");
    expect(new Case(listening, start).until("2026-03-06T00:00:00Z").state.outcome).toBe("exhausted");
  });

  test("N13 wall times follow the debtor's clock: a gap is passed, of an overlap the earlier instant counts", () => {
    const debtor = { id: "D-1", zones: ["Nowhere/Unknown", "America/New_York"] };
    const sentOn = (dueDate: string, time: string) => {
      const daily = program({
        time: { zone: "UTC", at: time },
        nodes: {
          w: { type: "wait", until: { anchor: "oldestDueDate" }, ifPast: "now", to: { next: "mail" } },
          mail: mail(),
          end: END,
        },
      });
      const story = new Case(daily, "2026-01-01T00:00:00Z", facts({ debtor, obligations: [invoice({ dueDate })] }));
      return story.until("2027-01-01T00:00:00Z").sent[0];
    };
    expect(sentOn("2026-03-07", "02:30")).toBe("2026-03-07T07:30 email");
    expect(sentOn("2026-03-08", "02:30")).toBe("2026-03-08T07:30 email");
    expect(sentOn("2026-03-09", "02:30")).toBe("2026-03-09T06:30 email");
    expect(sentOn("2026-11-01", "01:30")).toBe("2026-11-01T05:30 email");
  });
});
