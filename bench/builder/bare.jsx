/**
 * The page it is held against: the same blocks as the same markup in React, each by itself and drawn again only when it changed, in one
 * document that every edit makes anew. No panels, no checks, no history, no preview, no marks: what such a page costs at the least.
 */

import { HOUSE_BRAND, sketchTemplate } from "@dunlin/templates/editing";
import { memo, useCallback, useState } from "react";
import { createRoot } from "react-dom/client";
import { listen, taken } from "./drawn.mjs";
import { templateOf } from "./template.mjs";

const doc = templateOf(Number(new URLSearchParams(location.search).get("blocks")));
const context = {
  debtor: { name: "Lucía" },
  totalDueMinor: 18240,
  currency: "EUR",
  autopay: false,
  payUrl: "https://pay.example/x",
};
const sketch = sketchTemplate(doc, { locale: "en", brand: HOUSE_BRAND, context });
const sheet = new CSSStyleSheet();
sheet.replaceSync(sketch.css);
document.adoptedStyleSheets = [sheet];
globalThis.taken = taken;
listen();

/** Markup once, since drawing it is work of the builder. */
const drawn = (block) => ({
  ...block,
  html: block.slots === undefined ? sketch.block(block).html : "",
  slots: block.slots && Object.fromEntries(Object.entries(block.slots).map(([slot, all]) => [slot, all.map(drawn)])),
});

const changed = (blocks, id, html) => {
  const next = blocks.map((block) => {
    if (block.id === id) return { ...block, html };
    if (block.slots === undefined) return block;
    const slots = Object.entries(block.slots).map(([slot, all]) => [slot, changed(all, id, html)]);
    return slots.every(([slot, all]) => all === block.slots[slot])
      ? block
      : { ...block, slots: Object.fromEntries(slots) };
  });
  return next.every((block, i) => block === blocks[i]) ? blocks : next;
};

const BlockView = memo(({ block, selected, onSelect, onText }) => (
  <div
    className="dn-block"
    data-block={block.id}
    data-type={block.type}
    data-selected={selected === block.id || undefined}
  >
    <button type="button" className="dn-block-hit" aria-label={block.id} onClick={() => onSelect(block.id)} />
    {block.slots !== undefined ? (
      <div className={`dn-slots dl-${block.type}`} data-layout={block.props.layout}>
        {Object.entries(block.slots).map(([slot, all]) => (
          <div key={slot} className="dn-blocks">
            {all.map((one) => (
              <BlockView key={one.id} block={one} selected={selected} onSelect={onSelect} onText={onText} />
            ))}
          </div>
        ))}
      </div>
    ) : block.type === "text" ? (
      <Text html={block.html} onText={(html) => onText(block.id, html)} />
    ) : (
      <div className="dn-block-shown" dangerouslySetInnerHTML={{ __html: block.html }} />
    )}
  </div>
));

/** The browser writes; React hears of it. */
const Text = memo(
  ({ html, onText }) => (
    <div
      className="dn-block-shown"
      contentEditable
      suppressContentEditableWarning
      style={{ position: "relative", zIndex: 3 }}
      onInput={(event) => onText(event.currentTarget.innerHTML)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  ),
  () => true,
);

function Page() {
  const [root, setRoot] = useState(() => doc.root.map(drawn));
  const [selected, setSelected] = useState();
  const [field, setField] = useState("");
  const onText = useCallback((id, html) => setRoot((now) => changed(now, id, html)), []);
  return (
    <div className="dunlin dn-editor dn-builder" data-theme="light">
      <div className="dn-frame">
        <main className="dn-main">
          <div className="dn-desk" data-view="paper" data-kind="email" data-screen="wide" onPointerDown={drag}>
            <section className="dl-page dn-paper">
              <div className="dn-blocks">
                {root.map((block) => (
                  <BlockView key={block.id} block={block} selected={selected} onSelect={setSelected} onText={onText} />
                ))}
              </div>
            </section>
          </div>
        </main>
        <aside className="dn-side">
          <input type="text" value={field} onChange={({ currentTarget: { value } }) => setField(value)} />
        </aside>
      </div>
    </div>
  );
}

/** A shadow that follows the pointer, and a mark on what it is over. */
function drag({ target, clientX, clientY }) {
  if (target.closest("[data-block]") === null) return;
  const shadow = document.createElement("div");
  shadow.textContent = target.closest("[data-block]").dataset.block;
  shadow.style.cssText = "position:fixed;z-index:9;pointer-events:none;padding:8px;background:#fff;border:1px solid";
  let over;
  const move = (event) => {
    if (!shadow.isConnected && Math.hypot(event.clientX - clientX, event.clientY - clientY) > 4)
      document.body.append(shadow);
    shadow.style.translate = `${event.clientX}px ${event.clientY}px`;
    over?.removeAttribute("data-over");
    over = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-block]");
    over?.setAttribute("data-over", "");
  };
  addEventListener("pointermove", move);
  const drop = () => {
    removeEventListener("pointermove", move);
    shadow.remove();
  };
  addEventListener("pointerup", drop, { once: true });
}

createRoot(document.getElementById("box")).render(<Page />);
