/**
 * Every story in every look. The toolbar chooses theme and direction; in a test axe looks at what a play has left in every theme, and
 * a run of its own plays all from right to left.
 */

import { afterEach as axe } from "@storybook/addon-a11y/preview";
import type { Decorator, Preview } from "@storybook/react-vite";
import { type Look, LookContext, THEMES } from "../packages/editor/stories/look.ts";

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
  const { a11y } = context.parameters;
  const parameters = { ...context.parameters, a11y: { ...a11y, options: { runOnly: RULES_OF_COLORS } } };
  for (const theme of THEMES) {
    if (own.every((one) => one === theme)) continue;
    for (const root of roots) root.dataset.theme = theme;
    await settled(roots);
    try {
      await axe({ ...context, parameters });
    } catch (error) {
      throw new Error(`Theme ${theme}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
  roots.forEach((root, at) => {
    root.dataset.theme = own[at];
  });
};

/** Every root of an editor, also in shadow trees. */
function* rootsIn(tree: ParentNode): Generator<HTMLElement> {
  yield* tree.querySelectorAll<HTMLElement>(".dunlin");
  for (const { shadowRoot } of tree.querySelectorAll("*")) if (shadowRoot !== null) yield* rootsIn(shadowRoot);
}

/** Colors that fade are there when axe looks. */
const settled = (roots: readonly HTMLElement[]) =>
  Promise.all(roots.flatMap((root) => root.getAnimations({ subtree: true }).map(({ finished }) => finished)));
