/** What a server does with the block: compiles templates when they are published, and merges them for each debtor. */

import { renderTemplate } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { progress } from "./progress.mjs";
import { lucia, page, sms } from "./templates.mjs";

const options = { locale: "en", blocks: [progress] };

for (const template of [sms, page]) {
  const message = renderTemplate(await compileTemplate(template, options), lucia);
  if (message.status === "withheld") throw new Error(message.problems[0]?.message);
  // An SMS is a text; of the page the bar is shown, as it stands in its HTML.
  const [shown] = /<progress[^>]*>/.exec(message.html ?? "") ?? [message.text];
  console.log(`${template.kind}: ${shown}`);
}
