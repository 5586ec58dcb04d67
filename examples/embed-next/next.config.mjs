/** Nothing has to be set for the editor; this folder is a project of its own, whatever is around it. */

import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/** @type {import("next").NextConfig} */
export default { turbopack: { root } };
