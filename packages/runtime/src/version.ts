/** The version of this package, as its manifest says: the same from the sources, from `dist` and from an installed copy. */

import { readFileSync } from "node:fs";

/** `1.2.0` */
export function packageVersion(): string {
  // Sources and built files both lie one folder below the manifest.
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}
