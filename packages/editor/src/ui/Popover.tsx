/**
 * What opens above the page: menus and small panels, in the top layer of the browser, so that nothing clips them and no portal is
 * needed in a Shadow DOM either.
 */

import type { Placement } from "@floating-ui/dom";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export interface PopoverProps {
  readonly id?: string;
  readonly label: string;
  /** What it stands beside; the focus goes back there. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly placement?: Placement;
  readonly role?: "dialog" | "menu" | "listbox";
  readonly className?: string;
  readonly children: ReactNode;
}

export function Popover({
  id,
  label,
  anchor,
  onClose,
  placement = "bottom-start",
  role = "dialog",
  className,
  children,
}: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useShown(box, anchor, placement);
  useClosing(box, anchor, close);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is given by whoever opens it
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: every role it may have has a name
    <div
      ref={box}
      id={id}
      popover="auto"
      role={role}
      aria-label={label}
      className={`dn-popover ${className ?? ""}`.trim()}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close.current();
      }}
    >
      {children}
    </div>
  );
}

type Place = RefObject<HTMLElement | null>;

/** Opens it with the focus in it, and keeps it beside its anchor. */
function useShown(box: Place, anchor: Place, placement: Placement): void {
  useLayoutEffect(() => {
    const [element, beside] = [box.current, anchor.current];
    if (element === null || beside === null) return;
    element.showPopover();
    const first = element.querySelector<HTMLElement>(
      "[autofocus], [data-first], button, input, select, textarea, [tabindex='0']",
    );
    first?.focus();
    let stop: (() => void) | undefined;
    let gone = false;
    // Measuring is loaded with the first popover; until it is placed, nobody sees it at a wrong place.
    element.style.setProperty("opacity", "0");
    void import("./placing.ts").then(({ keepPlaced }) => {
      if (!gone) stop = keepPlaced(element, beside, placement);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [box, anchor, placement]);
}

/** Hears that the browser closed it; the focus goes back when it is gone. */
function useClosing(box: Place, anchor: Place, close: { readonly current: () => void }): void {
  useEffect(() => {
    const element = box.current;
    const beside = anchor.current;
    if (element === null) return;
    const toggled = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") close.current();
    };
    element.addEventListener("toggle", toggled);
    return () => {
      element.removeEventListener("toggle", toggled);
      const root = element.getRootNode() as Document | ShadowRoot;
      if (element.contains(root.activeElement) || root.activeElement === null || root.activeElement === document.body)
        beside?.focus();
    };
  }, [box, anchor, close]);
}

export type MenuItem =
  | "line"
  | {
      readonly label: string;
      readonly icon?: IconName;
      /** As it is shown: `Ctrl C`. */
      readonly keys?: string;
      readonly tone?: "bad";
      readonly disabledBecause?: string | undefined;
      readonly run: () => void;
    };

export interface MenuProps extends Pick<PopoverProps, "label" | "anchor" | "onClose" | "placement"> {
  readonly items: readonly MenuItem[];
}

/** A menu: arrows go through it, letters jump, Enter chooses, Escape closes. */
export function Menu({ items, onClose, ...rest }: MenuProps) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
    const at = buttons.indexOf(root.activeElement as HTMLElement);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    const letter = event.key.length === 1 ? event.key.toLowerCase() : undefined;
    const found =
      step === undefined
        ? [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)].find(
            (button) => letter !== undefined && button.textContent?.trim().toLowerCase().startsWith(letter),
          )
        : buttons[step % buttons.length];
    if (found === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    found.focus();
  };
  return (
    <Popover {...rest} role="menu" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the items are heard around them */}
      <div onKeyDown={move} role="presentation">
        {items.map((item, i) =>
          item === "line" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are all the same
            // biome-ignore lint/a11y/useSemanticElements: <hr> cannot stand in a menu
            <div key={`line-${i}`} role="separator" className="dn-menu-line" />
          ) : (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="dn-menu-item"
              data-tone={item.tone}
              data-first={i === 0 ? "" : undefined}
              aria-disabled={item.disabledBecause !== undefined || undefined}
              title={item.disabledBecause}
              onClick={() => {
                if (item.disabledBecause !== undefined) return;
                onClose();
                item.run();
              }}
            >
              {item.icon === undefined ? <span className="dn-menu-gap" /> : <Icon name={item.icon} size={14} />}
              {item.label}
              {item.keys !== undefined && <kbd className="dn-kbd">{item.keys}</kbd>}
            </button>
          ),
        )}
      </div>
    </Popover>
  );
}
