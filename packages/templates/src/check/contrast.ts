/** Colors of a brand: that they are some, and against each other, in light and dark: what cannot be read must not be sent (WCAG 2.2, 1.4.3). */

import { contrast } from "../brand/color.ts";
import { lookOf, misshapen, type Shades } from "../brand/look.ts";
import type { Brand, Palette } from "../model/brand.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Report } from "./report.ts";

/** Of texts; WCAG 2.2, AA. */
export const LEAST_CONTRAST = 4.5;

/** What stands on what in messages and pages. */
export const CONTRAST_PAIRS: readonly (readonly [ink: keyof Palette, ground: keyof Shades])[] = [
  ["text", "surface"],
  ["text", "canvas"],
  ["text", "wash"],
  ["muted", "surface"],
  ["muted", "wash"],
  ["accent", "surface"],
  ["onAccent", "accent"],
  ["positive", "surface"],
  ["warning", "surface"],
];

export function checkContrast(brand: Brand, report: Report): void {
  for (const member of misshapen(brand)) {
    const says = `"${member}" of the brand is no color like "#1a73e8" or no length in pixels: mend it. Until then that of the house is shown.`;
    report(diagnostic("check.brand", "/brandRef", says, { brand: brand.id, member }));
  }
  const { light, dark } = lookOf(brand);
  for (const [name, palette] of [["light", light] as const, ["dark", dark] as const]) {
    for (const [ink, ground] of CONTRAST_PAIRS) {
      const [over, under] = [palette[ink], palette[ground]];
      const ratio = Math.floor(contrast(over, under) * 100) / 100;
      if (ratio >= LEAST_CONTRAST) continue;
      const says = `In the ${name} palette "${ink}" (${over}) on "${ground}" (${under}) has a contrast of ${ratio}; ${LEAST_CONTRAST} is the least that can be read.`;
      const data = { brand: brand.id, palette: name, ink, ground, ratio, least: LEAST_CONTRAST };
      report(diagnostic("check.contrast", "/brandRef", says, data));
    }
  }
}
