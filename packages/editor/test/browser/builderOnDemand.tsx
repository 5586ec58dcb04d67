/** The page of the test of the builder from the main entry: what is drawn before it is there, and what came of it. */

import { TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor";
import { builderMessages } from "@dunlin/editor/template-editor/es";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { createRef } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { answerWith, policyWatch } from "../../../../scripts/inPage.ts";

const policy = policyWatch();
const box = document.createElement("div");
box.className = "box";
document.body.append(box);
const handle = createRef<TemplateEditorHandle>();
const [mail] = STARTER_TEMPLATES.filter(({ kind }) => kind === "email");

let errors = 0;
const alerts = () => [...box.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent);

const size = () => {
  const { width, height } = box.firstElementChild?.getBoundingClientRect() ?? { width: 0, height: 0 };
  return [width, height];
};
const isEmpty = () => box.querySelector(".dn-builder > .dn-skeleton") !== null;

flushSync(() =>
  createRoot(box).render(
    <TemplateEditor
      ref={handle}
      kind="email"
      theme="dark"
      dir="rtl"
      messages={builderMessages}
      onError={() => {
        errors += 1;
      }}
      {...(mail && { defaultValue: mail })}
    />,
  ),
);
const before = { empty: isEmpty(), size: size(), theme: box.querySelector<HTMLElement>(".dn-builder")?.dataset.theme };
for (let left = 100; left > 0 && handle.current === null && alerts().length === 0; left--)
  await new Promise((done) => setTimeout(done, 100));
await new Promise((done) => requestAnimationFrame(done));

const added = handle.current?.execute({
  type: "blocks.insert",
  blocks: [{ id: "new", type: "divider", v: 1, props: {} }],
  place: { index: 0 },
});
await new Promise((done) => requestAnimationFrame(done));

answerWith({
  before,
  after: { empty: isEmpty(), size: size(), blocks: box.querySelector("[data-block='new']") !== null, added: added?.ok },
  ...{ alerts: alerts(), errors },
  violations: [...policy.violations],
});
