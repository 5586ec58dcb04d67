/** Icons and badges as SVG: decoration only, what they mean is said in words beside them. */

import { BADGES, type BadgeName, type BadgeShape } from "./badges.ts";
import { DIRECTIONAL, ICONS, type IconName, type IconShape } from "./icons.ts";

export interface IconProps {
  /** One of all rooms, or the shape of one that only its own room has. */
  readonly name: IconName | IconShape;
  /** Edge in px; 16 in rows, 14 in buttons, 12 in badges. */
  readonly size?: number;
}

export function Icon({ name, size = 16 }: IconProps) {
  const { line, fill }: IconShape = typeof name === "string" ? ICONS[name] : name;
  return (
    <svg
      className={typeof name === "string" && DIRECTIONAL.has(name) ? "dn-icon dn-flip" : "dn-icon"}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {line !== undefined && <path d={line} />}
      {fill !== undefined && <path d={fill} fill="currentColor" stroke="none" />}
    </svg>
  );
}

export interface BadgeProps {
  readonly name: BadgeName;
  readonly size?: number;
}

export function Badge({ name, size = 28 }: BadgeProps) {
  return (
    <svg className="dn-icon" viewBox="0 0 28 28" width={size} height={size} aria-hidden="true">
      {BADGES[name].map(({ d, fill, stroke, width }: BadgeShape) => (
        <path
          key={d}
          d={d}
          fill={fill === undefined ? "none" : `var(--dunlin-${fill})`}
          stroke={stroke === undefined ? undefined : `var(--dunlin-${stroke})`}
          strokeWidth={width}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
