/** What parts of the canvas ask of a host, without a page. */

import type { Strategy } from "@dunlin/engine";
import type { EditorHost, HostSettings } from "../../src/host/context.tsx";
import { presetsWith } from "../../src/nodes/presets.ts";
import { createEditorStore } from "../../src/store/store.ts";
import { EN, type Messages } from "../../src/words/messages.ts";

export interface TestHost {
  readonly settings?: HostSettings;
  readonly words?: Messages;
  readonly dir?: "ltr" | "rtl";
}

export function hostOf(doc: Strategy, { settings = {}, words = EN, dir = "ltr" }: TestHost = {}): EditorHost {
  return {
    ...{ store: createEditorStore({ doc }), words, locale: words.locale, dir, settings, nodeTypes: [] },
    presets: presetsWith(),
    options: {},
    root: () => null,
  };
}
