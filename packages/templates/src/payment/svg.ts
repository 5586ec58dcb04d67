/** A QR code as an image that scales, with a name for those who do not see it. */

import { escapeXml } from "../escape/escape.ts";

/** Light modules around the code. Source: ISO/IEC 18004, quiet zone. */
export const QUIET_ZONE = 4;

/** @param modules - Rows of dark (`true`) and light modules, with the quiet zone. */
export function qrSvg(
  modules: readonly (readonly boolean[])[],
  title: string,
  options: { readonly swissCross: boolean },
): string {
  const size = modules.length;
  const name = escapeXml(title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges">`,
    `<title>${name}</title>`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/>`,
    darkModules(modules),
    options.swissCross ? swissCross(size / 2, size - 2 * QUIET_ZONE) : "",
    "</svg>",
  ].join("");
}

export const darkModules = (modules: readonly (readonly boolean[])[]): string =>
  `<path fill="#000" d="${modules.map(rowPath).join("")}"/>`;

/** One rectangle per run of dark modules. */
function rowPath(row: readonly boolean[], y: number): string {
  const signs = row.map((dark) => (dark ? "1" : "0")).join("");
  return Array.from(signs.matchAll(/1+/g), ({ 0: run, index }) => {
    return `M${index} ${y}h${run.length}v1h-${run.length}z`;
  }).join("");
}

/**
 * 7 mm of 46 in the middle: a light frame, a dark square, a light cross. Source: SIX, guidelines for the QR-bill, 6.4.2.
 *
 * @param middle - Of the code, from the left and the top of the drawing.
 * @param side - Of the code, without its quiet zone.
 */
export function swissCross(middle: number, side: number): string {
  const millimeter = side / 46;
  const square = (width: number, height: number): string => {
    const [w, h] = [width * millimeter, height * millimeter];
    return `M${rounded(middle - w / 2)} ${rounded(middle - h / 2)}h${rounded(w)}v${rounded(h)}h-${rounded(w)}z`;
  };
  // The cross of the flag: arms 6 of 32 wide and 20 of 32 long.
  const [thick, long] = [(6 * 6) / 32, (6 * 20) / 32];
  return (
    `<path fill="#fff" d="${square(7, 7)}"/><path fill="#000" d="${square(6, 6)}"/>` +
    `<path fill="#fff" d="${square(thick, long)}${square(long, thick)}"/>`
  );
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
