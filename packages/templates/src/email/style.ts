/**
 * The style sheet in the head of a mail: small screens, and dark mode. A class lands on the outermost element only, and MJML writes colors
 * into those inside, so each rule for dark mode names the descendants as well; one that is missed would leave light text on white.
 */

import {
  type Colors,
  classOf,
  colorDeclarations,
  type Declarations,
  declarationsOf,
  STYLE_NAMES,
} from "../brand/css.ts";
import type { Look } from "../brand/look.ts";

export function mailStyle(look: Look): string {
  const { dark } = look;
  const canvas: Rule = ["body,.dl-canvas,.dl-canvas>div", ground(dark.canvas)];
  const inside: readonly Rule[] = [
    [".dl-surface,.dl-surface>table,.dl-surface>table>tbody>tr>td", ground(dark.surface)],
    [".dl-washed,.dl-washed>table,.dl-washed>table>tbody>tr>td", ground(dark.wash)],
    [".dl-text-box>div", { color: dark.text }],
    ...STYLE_NAMES.flatMap((name): readonly Rule[] => {
      const colors = colorDeclarations(declarationsOf(name, dark as Colors, look));
      return Object.keys(colors).length === 0 || name === "qr" ? [] : [[`.${classOf(name)}`, colors]];
    }),
    [".dl-button table td,.dl-button table a", { ...ground(dark.accent), color: dark.onAccent }],
    [".dl-button-quiet table td,.dl-button-quiet table a", { ...ground(dark.surface), color: dark.accent }],
    [".dl-button-quiet table td", { "border-color": dark.accent }],
    [".dl-divider>p", { "border-top-color": dark.line }],
    [".dl-logo-light", { display: "none" }],
    [".dl-logo-dark", { display: "block" }],
  ];
  return [
    ":root{color-scheme:light dark;supported-color-schemes:light dark}",
    "p{margin:0}",
    `@media only screen and (max-width:480px){${SMALL.join("")} }`,
    `@media (prefers-color-scheme:dark){${[canvas, ...inside].map(rule).join("")} }`,
    ...inside.map(outlookRule),
  ].join("\n");
}

type Rule = readonly [selector: string, declarations: Declarations];

/**
 * Outlook on the web and on telephones knows no media query for the dark. It changes colors itself and keeps the old ones in attributes,
 * `data-ogsb` for a ground and `data-ogsc` for a text. The canvas around everything has a ground and no text of its own, so what is in it
 * gets the palette by that one attribute: all of it or nothing, never a text for one ground on the other.
 *
 * Source: R. Parmentier, "Dealing with Outlook.com's Dark Mode"; Microsoft does not document it.
 */
const outlookRule = ([selector, declarations]: Rule): string =>
  rule([selector.replace(/[^,]+/g, "[data-ogsb] $&"), declarations]);

/** On a phone, cells of a panel stand below each other, so that a long amount or a day has the whole width. */
const SMALL = [
  ".dl-pad{padding-left:20px!important;padding-right:20px!important}",
  ".dl-panelStart,.dl-panelEnd,.dl-panelWhole{display:block!important;width:auto!important;text-align:start!important}",
  ".dl-panelStart{padding-bottom:0!important}",
  ".dl-panelEnd{padding-top:0!important;padding-left:20px!important;padding-right:20px!important}",
];

const ground = (color: string): Declarations => ({ background: color, "background-color": color });

const rule = ([selector, declarations]: Rule): string =>
  `${selector}{${Object.entries(declarations)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(";")}}`;
