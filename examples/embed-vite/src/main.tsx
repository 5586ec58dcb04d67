/** The app of the host. Its own stylesheet comes last; it wins over the editor's, which stands in cascade layers. */

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@dunlin/editor/styles.css";
import { App } from "./App.tsx";
import "./app.css";

createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
