/** How stories are shown: in a theme and a direction that the toolbar chooses, checked by axe. */

import type { Preview } from "@storybook/react-vite";
import "@dunlin/editor/styles.css";

const preview: Preview = {
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error" },
    controls: { disable: true },
  },
};

export default preview;
