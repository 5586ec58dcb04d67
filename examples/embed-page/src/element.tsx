/**
 * `<dunlin-strategy-editor>`: the editor as an element of HTML. Its `value` is the document; a `change` event says that a reader
 * changed it, a `publish` event that it is to go live. It is as large as its box.
 */

import { StrategyEditor } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import { createRoot, type Root } from "react-dom/client";
import "@dunlin/editor/styles.css";

class DunlinStrategyEditor extends HTMLElement {
  #root: Root | undefined;
  #value: Strategy | undefined;

  get value(): Strategy | undefined {
    return this.#value;
  }

  set value(doc: Strategy | undefined) {
    this.#value = doc;
    this.#draw();
  }

  connectedCallback(): void {
    this.#root = createRoot(this);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#root?.unmount();
    this.#root = undefined;
  }

  #draw(): void {
    if (this.#value === undefined) return;
    this.#root?.render(
      <StrategyEditor
        value={this.#value}
        onChange={(doc) => {
          this.value = doc;
          this.dispatchEvent(new Event("change", { bubbles: true }));
        }}
        onPublish={() => this.dispatchEvent(new Event("publish", { bubbles: true }))}
      />,
    );
  }
}

customElements.define("dunlin-strategy-editor", DunlinStrategyEditor);
