/** The page of the browser test: two editors, one of them in a shadow tree, and what came of them. */

import { StrategyEditor, type StrategyEditorHandle } from "@dunlin/editor";
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { answerWith, policyWatch } from "../../../../scripts/inPage.ts";
import { SMALL } from "../small.ts";

const policy = policyWatch();

function editorIn(place: Node & ParentNode) {
  const box = document.createElement("div");
  box.className = "box";
  place.append(box);
  const handle = createRef<StrategyEditorHandle>();
  createRoot(box).render(<StrategyEditor ref={handle} defaultValue={SMALL} theme="light" />);
  return { box, handle };
}

const light = editorIn(document.body);
const host = document.createElement("div");
document.body.append(host);
const root = host.attachShadow({ mode: "open" });
for (const href of ["/styles.css", "/page.css"]) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  root.append(link);
}
const shadow = editorIn(root);

const after = (ms: number) => new Promise((done) => setTimeout(done, ms));
await after(1500);
const clean = [...policy.violations];
const seen = ({ box, handle }: typeof light) => {
  handle.current?.select(["sms"]);
  return {
    steps: box.querySelectorAll("[data-step]").length,
    height: Math.round(box.getBoundingClientRect().height),
    styles: box.querySelectorAll("style").length,
  };
};
const views = [seen(light), seen(shadow)];
light.handle.current?.execute({ type: "steps.remove", ids: ["sms"] });
await after(500);
const answer = {
  views,
  left: light.box.querySelectorAll("[data-step]").length,
  other: shadow.box.querySelectorAll("[data-step]").length,
  svg: light.handle.current?.toSVG().startsWith("<svg"),
  headStyles: document.head.querySelectorAll("style").length,
  violations: clean,
  refusesCode: policy.refusesCode(),
};
answerWith(answer);
