/** Colors as numbers: how far two are apart for an eye, and what lies between them. */

import type { Color } from "../model/brand.ts";

type Channels = readonly [number, number, number];

const channels = (color: Color): Channels => {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const colorOf = (parts: readonly number[]): Color =>
  `#${parts
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** Whether a text is a color of six digits. */
export const isColor = (text: unknown): text is Color => typeof text === "string" && /^#[0-9a-f]{6}$/i.test(text);

/** `share` of `b` in `a`, 0 to 1. */
export function mixed(a: Color, b: Color, share: number): Color {
  const to = channels(b);
  return colorOf(channels(a).map((part, i) => part + ((to[i] as number) - part) * share));
}

/** Relative luminance, 0 to 1. Source: WCAG 2.2. */
export function luminance(color: Color): number {
  const [r, g, b] = channels(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 to 21. Source: WCAG 2.2, success criterion 1.4.3; texts need 4.5, controls 3. */
export function contrast(a: Color, b: Color): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The color in the same hue, lighter until it stands out from a dark `ground` by at least `least`. */
export function lightened(color: Color, ground: Color, least: number): Color {
  const [hue, saturation, start] = hslOf(color);
  for (let light = Math.max(start, 0.4); light < 1; light += 0.02) {
    const candidate = ofHsl(hue, Math.min(saturation, 0.62), light);
    if (contrast(candidate, ground) >= least) return candidate;
  }
  return "#ffffff";
}

/** The color in the same hue, darker until it stands out from a light `ground` by at least `least`. */
export function deepened(color: Color, ground: Color, least: number): Color {
  const [hue, saturation] = hslOf(color);
  for (let light = 0.16; light > 0; light -= 0.02) {
    const candidate = ofHsl(hue, saturation, light);
    if (contrast(candidate, ground) >= least) return candidate;
  }
  return "#000000";
}

/** Hue in turns, saturation and lightness from 0 to 1. */
function hslOf(color: Color): Channels {
  const [r, g, b] = channels(color).map((part) => part / 255) as unknown as Channels;
  const [least, most] = [Math.min(r, g, b), Math.max(r, g, b)];
  const [light, range] = [(least + most) / 2, most - least];
  if (range === 0) return [0, 0, light];
  const saturation = range / (1 - Math.abs(2 * light - 1));
  const sector = most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [sector / 6, saturation, light];
}

function ofHsl(hue: number, saturation: number, light: number): Color {
  const reach = saturation * Math.min(light, 1 - light);
  const part = (offset: number) => {
    const at = (offset + hue * 12) % 12;
    return 255 * (light - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return colorOf([part(0), part(8), part(4)]);
}
