/** The page of a simulation, and its charts without a DOM. */

import { describe, expect, test } from "vitest";
import {
  contactsChart,
  curveChart,
  describeSimulation,
  everybodyPaysOn,
  NOBODY_PAYS,
  simulate,
  simulationHtml,
  weekChart,
} from "../../src/simulate.ts";
import { wellFormed } from "../charts/markup.ts";
import { options, people, threeReminders } from "./sample.ts";

const COSTS = { currency: "EUR", channels: { email: 1, sms: 7, letter: 95 } };
const program = threeReminders();
const report = simulate(program, people(50), options(everybodyPaysOn(10), { costs: COSTS }));
const other = simulate(program, people(50), options(NOBODY_PAYS, { costs: COSTS }));
const { strategy } = program;

describe("Simulation: pages", () => {
  test("SP1 every figure says whether it is exact or modeled, and under which assumption", () => {
    const told = describeSimulation(report, { strategy });
    expect(told.headline).toMatch(/^50 cases over 40 days from \d{4}-\d\d-\d\d \(seed \d+\)$/);
    expect(told.basis.map((text) => text.split(":")[0])).toEqual([
      "Exact",
      "Modeled",
      "Intervals hold with a chance of 95% as far as the model does.",
    ]);
    expect(told.basis[1]).toContain("the behavior “Everybody pays on day 10”");
    for (const { certainty, rows } of told.sections)
      for (const row of rows) expect(["exact", "modeled"]).toContain(row.certainty ?? certainty);
    const contacts = told.sections.find(({ id }) => id === "contacts");
    expect(contacts).toMatchObject({ certainty: "exact" });
    expect(contacts?.rows.map(({ name, value }) => `${name} ${value}`)).toEqual([
      ...["Contacts 100", "Email 50", "SMS 50", "Cases with a contact 50"],
      "Most contacts of a case in a week 2",
    ]);
    expect(told.sections.find(({ id }) => id === "outcomes")).toMatchObject({
      certainty: "modeled",
      rows: [{ name: "Paid", value: "50", share: 1, shareText: "100%" }],
    });
  });

  test("SP2 two simulations of the same people stand beside each other, with how much more the other one has", () => {
    const told = describeSimulation(report, { strategy, against: other, locale: "es" });
    const row = (id: string, at: number) => told.sections.find((section) => section.id === id)?.rows[at];
    expect(row("contacts", 0)).toMatchObject({ name: "Contactos", value: "100", against: "150", difference: "+50" });
    expect(row("costs", 0)).toMatchObject({ value: "4,00 EUR", against: "51,50 EUR", difference: "+47,50 EUR" });
    expect(row("outcomes", 1)).toMatchObject({ name: "Todos los pasos dados", value: "0", against: "50" });
    expect(told.basis.at(-1)).toContain("también difieren en el comportamiento");
    const same = simulate(program, people(50), options(everybodyPaysOn(10)));
    expect(describeSimulation(report, { against: same }).basis.at(-1)).toContain("Both with the same people");
  });

  test("SP3 the page is one file: no script, nothing fetched, well-formed, escaped, with titles, texts and tables for its charts", () => {
    const nasty = { ...report, strategy: { ...report.strategy, name: `<script>alert("x")</script> & 'co'` } };
    for (const locale of ["en", "es"]) {
      for (const page of [
        simulationHtml(report, { locale, strategy }),
        simulationHtml(nasty, { locale, strategy, against: other }),
      ]) {
        expect(page).toContain(`<html lang="${locale}">`);
        expect(page).toContain("default-src 'none'");
        expect(page).not.toMatch(/<script|<link|<img|<iframe|\son[a-z]+=|url\(|@import|javascript:/i);
        expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:/);
        expect(wellFormed(page.replace("<!doctype html>", "").replaceAll(/<style>.*?<\/style>/gs, ""))).toBeGreaterThan(
          200,
        );
        expect(page.match(/<svg/g)?.length).toBe(4);
        expect(page.match(/<title id=/g)?.length).toBe(4);
        expect(page.match(/<details>/g)?.length).toBe(4);
        const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(page).not.toMatch(/undefined|NaN/);
      }
    }
    expect(() => simulationHtml(report, { locale: "fr" })).toThrow(RangeError);
  });

  test("SP3 charts that have nothing to show are not drawn", () => {
    const empty = simulate(program, [], options(NOBODY_PAYS));
    expect([contactsChart(empty), weekChart(empty)]).toEqual([undefined, undefined]);
    expect(curveChart({ ...empty, curves: [] }, "cureCurve")).toBeUndefined();
    expect(simulationHtml(empty)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
