/** The page of the test of the builder under a policy: two builders, one of them in a shadow tree, and what came of them. */

import { TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import { STARTER_BRAND, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { answerWith, policyWatch } from "../../../../scripts/inPage.ts";

const policy = policyWatch();

let workers = 0;
class CountedWorker extends Worker {
  constructor(...of: ConstructorParameters<typeof Worker>) {
    if (location.search === "?alone") throw new Error("No worker here.");
    super(...of);
    workers += 1;
  }
}
globalThis.Worker = CountedWorker;

const after = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function until(found: () => unknown): Promise<void> {
  for (let left = 100; left > 0 && !found(); left--) await after(100);
}

const MAIL = STARTER_TEMPLATES.find(({ id }) => id === "early-friendly");
const live = MAIL && { version: 7, doc: { ...MAIL, root: MAIL.root.filter((block) => block.id !== "pay") } };

function builderIn(place: Node & ParentNode) {
  const box = document.createElement("div");
  box.className = "box";
  place.append(box);
  const handle = createRef<TemplateEditorHandle>();
  createRoot(box).render(
    <TemplateEditor
      ref={handle}
      kind="email"
      theme="light"
      brand={STARTER_BRAND}
      {...(MAIL && { defaultValue: MAIL })}
      {...(live && { live })}
    />,
  );
  return { box, handle };
}

const light = builderIn(document.body);
const shadowHost = document.createElement("div");
document.body.append(shadowHost);
const root = shadowHost.attachShadow({ mode: "open" });
for (const href of ["/styles.css", "/page.css"]) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  root.append(link);
}
const shadow = builderIn(root);

const frameOf = (box: HTMLElement) => box.querySelector<HTMLIFrameElement>(".dn-received-pane iframe");
const shown = ({ box }: typeof light) => frameOf(box)?.contentDocument?.body?.querySelector(".dl-h1") ?? undefined;
const checked = ({ box }: typeof light) => box.querySelector(".dn-problems-strip")?.textContent?.includes("no gaps");
await until(() => shown(light) && shown(shadow) && checked(light) && checked(shadow));

/** Whether the message has the styles of the mail, in light and then in dark. */
async function grounds({ box }: typeof light) {
  const ground = () => {
    const doc = frameOf(box)?.contentDocument;
    const surface = doc?.querySelector(".dl-surface > table");
    return doc && surface ? doc.defaultView?.getComputedStyle(surface).backgroundColor : undefined;
  };
  const before = ground();
  [...box.querySelectorAll<HTMLElement>(".dn-received-pane [role=radio]")]
    .find((one) => one.textContent === "Dark")
    ?.click();
  await until(() => ground() !== undefined && ground() !== before);
  return [before, ground()];
}

const click = ({ box }: typeof light, name: string) =>
  [...box.querySelectorAll<HTMLElement>("button")]
    .find((one) => one.textContent === name || one.title === name)
    ?.click();

/** How blocks are drawn around in both versions. */
async function compared(of: typeof light) {
  click(of, "Changes");
  await until(() => [...of.box.querySelectorAll("button")].some(({ textContent }) => textContent === "Look at both"));
  click(of, "Look at both");
  const marks = () =>
    [...of.box.querySelectorAll<HTMLIFrameElement>(".dn-compared iframe")].map(
      ({ contentDocument }) => contentDocument?.querySelector<HTMLElement>("[data-dn-mark]")?.dataset.dnMark,
    );
  await until(() => marks().filter(Boolean).length > 0 && of.box.querySelectorAll(".dn-compared iframe").length === 2);
  return marks();
}

const violations = [...policy.violations];
const answer = {
  texts: [light, shadow].map((one) => shown(one)?.textContent),
  grounds: await grounds(light),
  marks: await compared(light),
  styles: [light, shadow].map(({ box }) => box.querySelectorAll("style").length),
  headStyles: document.head.querySelectorAll("style").length,
  checks: [light, shadow].map(checked),
  workers,
  violations,
  refusesCode: policy.refusesCode(),
};
answerWith(answer);
