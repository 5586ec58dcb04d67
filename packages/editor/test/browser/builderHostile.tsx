/** The page of hostile content: whatever a template, its host and its samples can say, in a template editor. */

import { TemplateEditor, type TemplateEditorHandle, type TemplateEditorProps } from "@dunlin/editor/template-editor";
import { builderMessages as SPANISH } from "@dunlin/editor/template-editor/es";
import type { Template, TemplateKind } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE } from "@dunlin/templates/starter";
import { createRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { policyWatch } from "../../../../scripts/inPage.ts";
import { HOSTILE, hostileDoc } from "../builder/hostileDocs.ts";

const policy = policyWatch();
const refusesCode = policy.refusesCode();
// That was our own try.
setTimeout(() => policy.violations.splice(0), 50);
let root: Root | undefined;
let handle = createRef<TemplateEditorHandle>();
const told: string[] = [];

const evil = (value: unknown): unknown => {
  if (typeof value === "string") return value.startsWith("http") ? value : `${HOSTILE}${value}`;
  if (Array.isArray(value)) return value.map(evil);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, evil(member)]));
};
const debtor = evil(STARTER_SAMPLE.debtor) as object;

interface Opening {
  readonly kind: TemplateKind;
  /** Of every link and picture. */
  readonly url: string;
  readonly spanish?: boolean;
  readonly words?: string;
  /** In place of the hostile document. */
  readonly doc?: unknown;
  readonly more?: Partial<TemplateEditorProps>;
}

const page = {
  open({ kind, url, spanish = false, words, doc, more }: Opening) {
    root?.unmount();
    document.body.replaceChildren();
    told.length = 0;
    const box = document.createElement("div");
    box.className = "box";
    document.body.append(box);
    handle = createRef();
    root = createRoot(box);
    const shown = (doc ?? hostileDoc(kind, url, words)) as Template;
    const live = hostileDoc(kind, url, `${HOSTILE} before`);
    root.render(
      <TemplateEditor
        ref={handle}
        kind={kind}
        theme="light"
        defaultValue={shown}
        brand={{ ...STARTER_BRAND, name: HOSTILE, legalName: HOSTILE, postalAddress: HOSTILE }}
        onBrandChange={() => {}}
        samples={[
          { id: "<b>", title: HOSTILE, context: { ...STARTER_SAMPLE, debtor } },
          { id: "usual", title: "Usual", context: STARTER_SAMPLE },
        ]}
        live={{ version: 1, doc: live }}
        savedBlocks={[
          { id: "a", title: HOSTILE, blocks: live.root.slice(0, 2) },
          { id: "b", title: "Broken", blocks: [null] as never },
        ]}
        starters={[live, { kind } as never, null as never]}
        assets={[
          { url: "javascript:globalThis.ran=1", title: `${HOSTILE} script` },
          { url: "data:text/html,<script>1</script>", title: "data" },
          { url: "https://user:x@track.example/a.png", title: "user" },
          { url: 7 as never, title: "number" },
          { url: "https://track.example/b.png", title: "elsewhere" },
        ]}
        rewrite={async () => page.answer as never}
        uploadAsset={async () => page.uploaded as never}
        onSendTest={async () => HOSTILE}
        onError={(error) => void told.push(String(error))}
        onPublish={() => {}}
        {...(spanish && { messages: SPANISH })}
        {...more}
      />,
    );
  },
  handle: () => handle.current,
  execute: (command: unknown) => handle.current?.execute(command as never),
  blocks: () => handle.current?.getDocument().root.map(({ id }) => id),
  violations: () => policy.violations,
  refusesCode,
  told: () => told,
  answer: undefined as unknown,
  uploaded: undefined as unknown,
  /** What a program puts on the clipboard, pasted onto the paper. */
  paste(text: string, html = "") {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html !== "") data.setData("text/html", html);
    const paper = document.querySelector(".dn-block-hit") ?? document.querySelector("[data-view='paper']");
    paper?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  },
};
export type HostilePage = typeof page;
Object.assign(globalThis, { hostile: page });
