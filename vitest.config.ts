/**
 * The unit tests of the workspace, one project per package. Nothing has to be built: packages resolve to their sources.
 *
 * `--mode proof` runs those tests that have several sizes at their full ones (`scripts/sizes.ts`), properties a thousand times, and the
 * stories in the ways that `npm test` leaves out. With `PROOF_SHARE=40` it runs a fortieth.
 * `--mode e2e` runs the tests of the started studio. `TEST_REPORT=FILE` also writes the results as JSON. `PLANTED_BUG=ID` runs them with a bug that they should catch.
 */

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from "vitest/config";
import { BUGS } from "./packages/engine/test/planted/bugs.ts";
import { BROWSER_FLAGS, chromium } from "./packages/runtime/src/browser.ts";
import { BUGS as RUNTIME_BUGS } from "./packages/runtime/test/planted/bugs.ts";
import { BUGS as TEMPLATE_BUGS } from "./packages/templates/test/planted/bugs.ts";
import { plantedBug } from "./scripts/plantedBugs.ts";
import { oneSizeTests } from "./scripts/sizedTests.ts";
import { type StoryWay, storyWays } from "./scripts/storyWays.ts";

const SOURCE = "@dunlin/source";
const PROPERTY_SEED = fileURLToPath(new URL("scripts/propertySeed.ts", import.meta.url));
const POSTGRES_SERVER = fileURLToPath(new URL("packages/runtime/test/postgresServer.ts", import.meta.url));
const PLANTED = [
  { root: new URL("packages/engine/", import.meta.url), bugs: BUGS },
  { root: new URL("packages/templates/", import.meta.url), bugs: TEMPLATE_BUGS },
  { root: new URL("packages/runtime/", import.meta.url), bugs: RUNTIME_BUGS },
];

const STORIES = readdirSync(new URL("packages/editor/stories", import.meta.url))
  .filter((file) => file.endsWith(".stories.tsx"))
  .map((file) => `**/${file}`);

/** Bundled once, before the first story asks for them. */
const LIBRARIES = [
  ...["@xyflow/react", "@dnd-kit/core", "zustand", "immer", "@floating-ui/dom", "@tiptap/core", "mjml-browser"],
  ...["commands", "model", "state", "view"].map((part) => `@tiptap/pm/${part}`),
].map((name) => `@dunlin/editor > ${name}`);

/** What is waited for comes late on a machine that is busy otherwise. */
const PATIENT = { poll: { timeout: 20_000 } };

/** After the tests that wait for other processes and for databases. */
const BESIDE_STORIES = { sequence: { groupOrder: 1 }, maxWorkers: 1 };

/** What `npm run e2e` runs: the studio as it was built, before a real browser. */
const END_TO_END = {
  name: "e2e",
  root: fileURLToPath(new URL("studio/test/e2e", import.meta.url)),
  include: ["*.e2e.ts"],
  testTimeout: 180_000,
  hookTimeout: 300_000,
  fileParallelism: false,
  expect: PATIENT,
};

const editorPackage = (name: string): string =>
  fileURLToPath(new URL(`packages/editor/node_modules/${name}`, import.meta.url));

const reportersOf = (report: string | undefined): NonNullable<NonNullable<ViteUserConfig["test"]>["reporters"]> =>
  report ? ["default", ["json", { outputFile: report }]] : ["default"];

export default defineConfig(async ({ mode }): Promise<ViteUserConfig> => {
  const proof = mode === "proof";
  // See scripts/sizes.ts.
  const share = Number(process.env.PROOF_SHARE ?? 1);
  const whole = proof && share === 1;
  if (proof) process.env.PROOF = "1";
  if (whole) process.env.FC_RUNS ??= "1000";
  const report = process.env.TEST_REPORT;
  const plugins = plantedBug(PLANTED, process.env.PLANTED_BUG);
  if (mode === "e2e") return { test: { ...END_TO_END, reporters: reportersOf(report) } };

  /**
   * A project over `root` whose imports of workspace packages reach their TypeScript sources.
   *
   * @param settings.besideStories - One worker of it runs while the stories, which keep little more than one core busy, are played.
   */
  const project = (
    name: string,
    root: string,
    settings: { readonly isolate?: true; readonly globalSetup?: readonly string[]; readonly besideStories?: true } = {},
  ): TestProjectInlineConfiguration => ({
    plugins,
    resolve: { conditions: [SOURCE, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
    test: {
      name,
      root,
      isolate: settings.isolate ?? false,
      ...(settings.besideStories && BESIDE_STORIES),
      environment: "node",
      include: ["**/*.test.ts"],
      exclude: ["**/node_modules/**", ...(proof ? oneSizeTests(root, share) : [])],
      setupFiles: [PROPERTY_SEED],
      globalSetup: [...(settings.globalSetup ?? [])],
      testTimeout: proof ? 300_000 : process.env.CI ? 30_000 : 10_000,
      expect: PATIENT,
    },
  });

  const browser = chromium();
  // Where nobody can see it a missing browser must not pass for stories that were played.
  const played = browser !== undefined || process.env.CI !== undefined;
  // A planted bug is looked for by hundreds of runs, none of which plays a story.
  const plays = played && process.env.PLANTED_BUG === undefined;
  if (!played)
    console.warn(
      "No Chromium was found: the stories of the editor are SKIPPED. Install one, or name it in CHROMIUM_PATH.",
    );

  /** Every story in Chromium, with what it plays and with axe; from right to left, and with another React where one is named. */
  const stories = async ({
    name,
    direction = "ltr",
    react,
    themes = "own",
    sixth = false,
  }: StoryWay): Promise<TestProjectInlineConfiguration> => {
    const { storybookTest } = await import("@storybook/addon-vitest/vitest-plugin");
    const { playwright } = await import("@vitest/browser-playwright");
    return {
      plugins: [
        storybookTest({
          configDir: fileURLToPath(new URL(".storybook", import.meta.url)),
          initialGlobals: { direction, themes },
        }),
      ],
      resolve: {
        conditions: [SOURCE, ...defaultClientConditions],
        alias:
          react === undefined
            ? {}
            : { react: editorPackage(react), "react-dom": editorPackage(react.replace("react", "react-dom")) },
      },
      ...(react !== undefined && { cacheDir: `node_modules/.cache/${react}` }),
      optimizeDeps: {
        include: ["react", "react-dom/client", "react-dom/server", "react/jsx-dev-runtime", ...LIBRARIES],
        // Of servers only: found on the way it would be bundled in the middle of a run.
        exclude: ["mjml"],
      },
      test: {
        name,
        testTimeout: 60_000,
        exclude: sixth ? STORIES.filter((_, at) => at % 6 !== 0) : [],
        ...BESIDE_STORIES,
        // A story leaves nothing behind; files that share one page load the editor once.
        isolate: false,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright({
            launchOptions: { ...(browser && { executablePath: browser }), args: [...BROWSER_FLAGS] },
          }),
          instances: [{ browser: "chromium" as const }],
        },
      },
    };
  };

  return {
    test: {
      globalSetup: [PROPERTY_SEED],
      maxWorkers: 2,
      // Only this one counts; a page of stories takes its time on a busy machine.
      browser: { connectTimeout: 240_000 },
      reporters: reportersOf(report),
      coverage: {
        include: ["packages/*/src/**/*.ts"],
        exclude: ["**/generated/**"],
        reporter: ["text-summary", "html"],
      },
      projects: [
        // Our code leaves nothing behind, so files can share one module graph: pure ones are about ten times faster.
        project("editor", "packages/editor"),
        project("runtime", "packages/runtime", { globalSetup: [POSTGRES_SERVER] }),
        project("examples", "examples"),
        project("studio", "studio"),
        // The tutorial changes the folder it works in, so its file is for itself.
        project("docs", "docs", { isolate: true }),
        project("engine", "packages/engine", { besideStories: true }),
        project("templates", "packages/templates", { besideStories: true }),
        ...(plays ? await Promise.all(storyWays({ proof, whole }).map((way) => stories(way))) : []),
      ],
    },
  };
});
