/**
 * Every story in every look. The toolbar chooses theme and direction; in a test axe looks at what a play has left in every theme, and
 * a run of its own plays all from right to left.
 */

import { afterEach as axe } from "@storybook/addon-a11y/preview";
import type { Decorator, Preview } from "@storybook/react-vite";
import { type Look, LookContext, THEMES } from "../packages/editor/stories/look.ts";
import { tooPale } from "./contrast.ts";

/** Gives what is asked for to the story: as arguments, and to what reads it by itself. */
export const withLook: Decorator = (Story, { args, globals }) => {
  const look: Look = {
    ...(globals.theme !== "light" && { theme: globals.theme }),
    ...(globals.direction === "rtl" && { dir: "rtl" }),
  };
  return (
    <LookContext.Provider value={look}>
      <Story args={{ ...args, ...look, ...(look.dir && { rtl: true }) }} />
    </LookContext.Provider>
  );
};

/** A theme is colors and nothing else, so these rules are all that can answer otherwise in another one. */
const RULES_OF_COLORS = ["color-contrast", "link-in-text-block"];

export const inEveryTheme: NonNullable<Preview["afterEach"]> = async (context) => {
  // A person who looks at a story chooses the theme.
  if (import.meta.env.VITEST_STORYBOOK === undefined) return;
  const roots = [...rootsIn(document)];
  const own = roots.map((root) => root.dataset.theme);
  if (context.globals.direction === "rtl" && roots.some((root) => getComputedStyle(root).direction !== "rtl"))
    throw new Error("This story does not take the direction that it is asked for: see stories/look.ts.");
  for (const theme of THEMES) {
    for (const root of roots) root.dataset.theme = theme;
    await settled(roots);
    const pale = roots.flatMap(tooPale);
    if (pale.length > 0) throw new Error(`Theme ${theme}: ${pale.join("\n")}`);
    // In its own theme it has been looked at with all rules already.
    if (own.some((one) => one !== theme)) await axeOnColors(context, theme);
  }
  roots.forEach((root, at) => {
    root.dataset.theme = own[at];
  });
};

async function axeOnColors(context: Parameters<typeof axe>[0], theme: string): Promise<void> {
  const { a11y } = context.parameters;
  // The theme of high contrast keeps to AAA.
  const runOnly = theme === "contrast" ? [...RULES_OF_COLORS, "color-contrast-enhanced"] : RULES_OF_COLORS;
  try {
    await axe({ ...context, parameters: { ...context.parameters, a11y: { ...a11y, options: { runOnly } } } });
  } catch (error) {
    throw new Error(`Theme ${theme}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** Every root of an editor, also in shadow trees. */
function* rootsIn(tree: ParentNode): Generator<HTMLElement> {
  yield* tree.querySelectorAll<HTMLElement>(".dunlin");
  for (const { shadowRoot } of tree.querySelectorAll("*")) if (shadowRoot !== null) yield* rootsIn(shadowRoot);
}

/** Colors that fade are there when axe looks. */
const settled = (roots: readonly HTMLElement[]) =>
  Promise.all(roots.flatMap((root) => root.getAnimations({ subtree: true }).map(({ finished }) => finished)));
