/** The default theme of VitePress in the colors of Dunlin, with what the front page draws. */

import Theme from "vitepress/theme-without-fonts";
import FrontPage from "./FrontPage.vue";
import "./style.css";

export default {
  extends: Theme,
  enhanceApp({ app }: { app: { component(name: string, component: unknown): unknown } }) {
    app.component("FrontPage", FrontPage);
  },
};
