/** Draws the studio into its page. */

import "@dunlin/editor/styles.css";
import "@dunlin/editor/insight.css";
import "./studio.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createClient, hearLive } from "./client.ts";

const place = document.getElementById("studio");
if (place !== null) createRoot(place).render(<App client={createClient()} hear={hearLive} />);
