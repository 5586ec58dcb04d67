/** Above the chosen block: where it is, and what can be done with it. Below or inside where there is no room above. */

import type { BlockId } from "@dunlin/templates";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { IconButton } from "../../ui/Button.tsx";
import { placedAt } from "../document/tree.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { blockName } from "../shell/names.ts";
import { type ToolName, toolsOf } from "./tools.ts";
import { chosenName } from "./where.ts";

const SHOWN: readonly ToolName[] = ["move", "parent", "write", "up", "down", "duplicate", "delete"];

/** @param id - The block that was chosen last; the tools are for all that are. */
export function BlockBar({ id }: { readonly id: BlockId }) {
  const host = useBuilderHost();
  const { store, words, dir } = host;
  const { paper } = words;
  const doc = useBuilder((state) => state.doc);
  const selected = useBuilder((state) => state.selected);
  const bar = useRef<HTMLDivElement>(null);
  useBesideBlock(bar);
  const around = selected.length > 1 ? [] : (placedAt(doc, id)?.around ?? []);
  const name = chosenName(selected, host);
  const tools = toolsOf(host, selected);
  const shown = SHOWN.filter((tool) => tools[tool] !== undefined);
  return (
    <div ref={bar} className="dn-block-bar" dir={dir}>
      <nav aria-label={paper.where} className="dn-crumbs">
        {around.map((one) => (
          <button key={one.id} type="button" onClick={() => store.select([one.id])}>
            {blockName(one, store.registry, words)}
          </button>
        ))}
        <b>{name}</b>
      </nav>
      {shown.length > 0 && (
        <div className="dn-block-tools" role="toolbar" aria-label={paper.tools(name)} onKeyDown={alongTools}>
          {shown.map((tool, i) => {
            const { icon, label, disabledBecause, run } = tools[tool] as NonNullable<(typeof tools)[ToolName]>;
            return (
              <IconButton
                key={tool}
                icon={icon}
                size="small"
                label={label}
                data-tool={tool}
                tabIndex={i === 0 ? 0 : -1}
                disabledBecause={disabledBecause}
                onClick={({ detail }) => run(detail === 0 ? "keyboard" : "pointer")}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** A toolbar is one stop of the tab key. */
function alongTools(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const at = buttons.indexOf(event.target as HTMLElement);
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
  const to = step === undefined ? { Home: 0, End: buttons.length - 1 }[event.key] : at + step;
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[(to + buttons.length) % buttons.length]?.focus();
}

/** Keeps the bar in sight, and inside of the paper to both sides. */
function useBesideBlock(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    const [block, paper, desk] = [element?.parentElement, element?.closest(".dn-paper"), element?.closest(".dn-desk")];
    if (!element || !block || !paper || !desk) return;
    const place = () => {
      const [own, around, page, seen] = [element, block, paper, desk].map((one) => one.getBoundingClientRect()) as [
        ...[DOMRect, DOMRect, DOMRect, DOMRect],
      ];
      const room = own.height + 10;
      const above = around.top - seen.top >= room;
      element.dataset.side = above ? "above" : seen.bottom - around.bottom >= room ? "below" : "inside";
      element.style.setProperty("--at", `${Math.max(seen.top - around.top, 0) + 8}px`);
      element.style.setProperty("max-inline-size", `${page.width}px`);
      element.style.removeProperty("translate");
      const { left, right } = element.getBoundingClientRect();
      const shift = right > page.right ? page.right - right : left < page.left ? page.left - left : 0;
      if (shift !== 0) element.style.setProperty("translate", `${shift}px`);
    };
    place();
    const watch = new ResizeObserver(place);
    for (const one of [block, desk]) watch.observe(one);
    desk.addEventListener("scroll", place, { passive: true });
    return () => {
      watch.disconnect();
      desk.removeEventListener("scroll", place);
    };
  });
}
