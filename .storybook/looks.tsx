/**
 * Every story in every look. The toolbar chooses theme and direction; in a test axe looks at what a play has left, and the contrast of
 * words is worked out in every theme. Runs of their own play all from right to left, with axe in every theme, and on another React.
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

type Context = Parameters<NonNullable<Preview["afterEach"]>>[0];

/** Before axe looks with all rules: until nothing is loaded any more, in the direction that is asked for, and in the other themes. */
export const inEveryTheme: NonNullable<Preview["afterEach"]> = async (context) => {
  // A person who looks at a story chooses the theme.
  if (import.meta.env.VITEST_STORYBOOK === undefined) return;
  if (context.parameters.unfinished !== true) await loaded();
  const roots = [...rootsIn(document)];
  if (context.globals.direction === "rtl" && roots.some((root) => getComputedStyle(root).direction !== "rtl"))
    throw new Error("This story does not take the direction that it is asked for: see stories/look.ts.");
  await settled(roots);
  roots.forEach(showTop);
  expectContrast(roots);
  await inOtherThemes(context, roots);
};

/** px: less than the height of a control. */
const SLIGHTLY = 40;

/** A focus may scroll by a few pixels: a control at the top, half hidden then, is not too small, as axe would have it. */
function showTop(root: HTMLElement): void {
  for (const element of root.querySelectorAll("*"))
    if (element.scrollTop > 0 && element.scrollTop < SLIGHTLY) element.scrollTop = 0;
}

/** Words that are too pale are named with the theme of their root. */
function expectContrast(roots: readonly HTMLElement[]): void {
  const pale = roots.flatMap((root) => tooPale(root).map((line) => `Theme ${root.dataset.theme ?? "light"}: ${line}`));
  if (pale.length > 0) throw new Error(pale.join("\n"));
}

async function inOtherThemes(context: Context, roots: readonly HTMLElement[]): Promise<void> {
  const own = roots.map((root) => root.dataset.theme);
  for (const theme of THEMES.filter((one) => own.some((other) => other !== one))) {
    for (const root of roots) root.dataset.theme = theme;
    await settled(roots);
    expectContrast(roots);
    // What axe finds beside pale words hangs on a color so seldom that one run of all stories looks for it.
    if (context.globals.themes === "every") await axeOnColors(context, theme);
  }
  roots.forEach((root, at) => {
    root.dataset.theme = own[at];
  });
  await settled(roots);
}

async function axeOnColors(context: Context, theme: string): Promise<void> {
  const { a11y } = context.parameters;
  // The theme of high contrast keeps to AAA.
  const runOnly = theme === "contrast" ? [...RULES_OF_COLORS, "color-contrast-enhanced"] : RULES_OF_COLORS;
  const options = { ...a11y.options, runOnly };
  try {
    await axe({ ...context, parameters: { ...context.parameters, a11y: { ...a11y, options } } });
  } catch (error) {
    throw new Error(`Theme ${theme}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** After so many ms a story that still loads or makes something has to say `unfinished`. */
const PATIENCE = 20_000;

/** What is not there yet is marked as busy. */
async function loaded(): Promise<void> {
  const until = performance.now() + PATIENCE;
  const busy = () => [...rootsIn(document)].flatMap((root) => [...root.querySelectorAll("[aria-busy='true']")]);
  while (busy().length > 0) {
    if (performance.now() > until)
      throw new Error(
        `Still busy: ${busy()
          .map(({ outerHTML }) => outerHTML)
          .join("\n")}`,
      );
    await new Promise((done) => setTimeout(done, 20));
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
