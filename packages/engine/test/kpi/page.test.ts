/** The page of figures, made from their definitions. */

import { expect, test } from "vitest";
import { describeKpi, INTERVALS, KPIS, type KpiDefinition } from "../../src/kpi.ts";

const HEAD = `# Figures

Every figure of collections as \`@dunlin/engine/kpi\` defines it. This page is made from the definitions; a test holds it to them.

\`kpisOf(counts, options)\` gives the values with their intervals, \`null\` where there is nothing to divide by. Counts add up: they come from
\`KpiTally\` case by case, from recorded histories by \`kpiCountsOfHistory\`, or from a simulation. A figure says how sure it is: \`observed\`; or,
of a simulation, \`exact\` where it follows from the strategy and \`modeled\` where it hangs on people.

Some figures need events that only a host can record: \`custom.nps { score }\` from 0 to 10, \`custom.csat { score }\` from 1 to 5,
\`custom.contactResolved { first }\`, \`custom.agentTime { minutes }\`, \`custom.complaint\`; and calls with the result \`rpc\`. Without them those
figures are \`null\`.
`;

function section({ id, unit, shape, nature, better, needs, source, interval, perCurrency }: KpiDefinition): string {
  const words = describeKpi(id);
  const facts = [
    `- id: \`${id}\`, ${unit}${perCurrency ? ", one for each currency" : ""}${shape === "value" ? "" : `, a ${shape}`}`,
    `- formula: ${words?.formula}`,
    `- follows from ${nature === "treatment" ? "the strategy" : "what people do"}; ${
      better === "neither" ? "neither more nor less is better" : `${better} is better`
    }`,
    `- needs: ${needs.map((need) => `\`${need}\``).join(", ")}`,
    ...(interval === undefined ? [] : [`- interval: ${INTERVALS[interval]}`]),
    `- source: ${source}`,
  ];
  return `## ${words?.title}\n\n${words?.sentence} In Spanish: ${describeKpi(id, "es")?.title}.\n\n${facts.join("\n")}\n`;
}

test("KP1 the page of figures says what the definitions say", async () => {
  const page = [HEAD, ...KPIS.map(section)].join("\n");
  await expect(page).toMatchFileSnapshot(new URL("../../../../docs/reference/figures.md", import.meta.url).pathname);
});
