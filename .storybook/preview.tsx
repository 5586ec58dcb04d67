/** How stories are shown: in a theme and a direction that the toolbar chooses, checked by axe. */

import type { Preview } from "@storybook/react-vite";
import "@dunlin/editor/styles.css";
import { configure } from "storybook/test";
import { inEveryTheme, withLook } from "./looks.tsx";

// Parts that are loaded later may come late on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

const preview: Preview = {
  initialGlobals: { theme: "light", direction: "ltr", themes: "every" },
  globalTypes: {
    theme: {
      toolbar: {
        title: "Theme",
        icon: "contrast",
        items: [
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
          { value: "contrast", title: "High contrast" },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      toolbar: {
        title: "Direction",
        icon: "transfer",
        items: [
          { value: "ltr", title: "Left to right" },
          { value: "rtl", title: "Right to left" },
        ],
        dynamicTitle: true,
      },
    },
  },
  decorators: [withLook],
  afterEach: inEveryTheme,
  parameters: {
    layout: "fullscreen",
    // All rules of axe, those for the size of targets and for landmarks too, which Storybook leaves out.
    a11y: {
      test: "error",
      options: {
        // What is in a frame is a message: nothing in it runs, so that axe, which asks it for an answer, would wait for half a second.
        pingWaitTime: 1,
        resultTypes: ["violations"],
      },
      config: {
        rules: [
          { id: "region", enabled: true },
          { id: "target-size", enabled: true },
        ],
      },
    },
    controls: { disable: true },
    options: {
      // Read without being run, so it is written out.
      storySort: {
        order: [
          "Product team",
          ["Read me first"],
          "Analyst",
          ["Read me first"],
          "Developer",
          ["Read me first"],
          "Marketer",
          ["Read me first"],
        ],
      },
    },
  },
};

export default preview;
