/** The choice between a newer version and what is drawn: one can be undone, the other goes over it. */

import { useMemo } from "react";
import { useHost } from "../host/context.tsx";
import type { NewerVersion } from "../host/saving.ts";

export function useNewer(newer: NewerVersion) {
  const { store, saving } = useHost();
  return useMemo(
    () => ({
      take() {
        const taken = store.execute({ type: "document.replace", doc: newer.doc, why: "version" }, "menu");
        if (!taken.ok) return;
        store.keepNewer(newer.at);
        saving?.took(newer);
      },
      keep() {
        store.keepNewer(newer.at);
        saving?.keep(newer);
      },
    }),
    [store, saving, newer],
  );
}
