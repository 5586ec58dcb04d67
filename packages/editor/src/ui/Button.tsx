/** Buttons. One that cannot be used now stays where it is and says why. */

import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Icon, type IconProps } from "./Icon.tsx";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "type"> {
  readonly look?: "plain" | "primary" | "quiet" | "link" | "danger";
  readonly size?: "small";
  readonly icon?: IconProps["name"];
  /** Why it cannot be used now, as a sentence. */
  readonly disabledBecause?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
  readonly children?: ReactNode;
}

export function Button({ look, size, icon, disabledBecause, onClick, children, buttonRef, ...rest }: ButtonProps) {
  const disabled = disabledBecause !== undefined;
  return (
    <button
      {...rest}
      ref={buttonRef}
      type="button"
      className={`dn-button ${rest.className ?? ""}`.trim()}
      data-look={look}
      data-size={size}
      data-square={children === undefined ? "" : undefined}
      aria-disabled={disabled || undefined}
      title={disabledBecause ?? rest.title}
      onClick={disabled ? (event) => event.preventDefault() : onClick}
    >
      {icon !== undefined && <Icon name={icon} size={children === undefined ? 18 : 14} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children"> {
  readonly icon: IconProps["name"];
  /** What it does; also its tooltip. */
  readonly label: string;
}

export const IconButton = ({ label, look = "quiet", ...rest }: IconButtonProps) => (
  <Button {...rest} look={look} aria-label={label} title={label} />
);

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: IconProps["name"] }[];
  readonly onChange: (value: T) => void;
  readonly readOnly?: boolean;
}

/** One of a few, all in sight: a group of radios that looks like a switch. Arrows choose, as in every radio group. */
export function Segmented<T extends string>({ label, value, options, onChange, readOnly = false }: SegmentedProps<T>) {
  const choose = (place: number, from: HTMLElement) => {
    const option = options[(place + options.length) % options.length];
    if (option === undefined || readOnly) return;
    onChange(option.value);
    const next = from.parentElement?.children[options.indexOf(option)];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <div className="dn-segmented" role="radiogroup" aria-label={label} aria-readonly={readOnly || undefined}>
      {options.map((option, i) => (
        // biome-ignore lint/a11y/useSemanticElements: inputs of type radio cannot be drawn as a switch in every browser
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={(event) => choose(i, event.currentTarget)}
          onKeyDown={(event) => {
            const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
            const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            choose(i + step, event.currentTarget);
          }}
        >
          {option.icon !== undefined && <Icon name={option.icon} size={14} />}
          {option.label}
        </button>
      ))}
    </div>
  );
}
