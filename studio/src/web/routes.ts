/** Addresses of the studio: the part after `#`, as `#/cases/c-12`. */

import { useSyncExternalStore } from "react";
import { SCREENS, type ScreenName, type ScreenProps } from "./model.ts";

export interface Route {
  readonly screen: ScreenName;
  /** Parts after the screen, decoded. */
  readonly path: readonly string[];
}

const isScreen = (name: string | undefined): name is ScreenName => SCREENS.some((screen) => screen === name);

/** What an address shows; one that nobody knows shows the portfolio. */
export function routeOf(hash: string): Route {
  const [, screen, ...path] = hash.replace(/^#/, "").split("/");
  if (!isScreen(screen)) return { screen: "portfolio", path: [] };
  return { screen, path: path.filter((part) => part !== "").map(decoded) };
}

/** The address that `routeOf` reads. */
export const addressOf = ([screen, ...path]: readonly [ScreenName, ...string[]]): string =>
  `#/${[screen, ...path.map(encodeURIComponent)].join("/")}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const go: ScreenProps["go"] = (path, { replace = false } = {}) => {
  const address = addressOf(path);
  if (!replace) location.hash = address;
  else {
    history.replaceState(null, "", address);
    // Replacing tells nobody.
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
};

const watch = (told: () => void) => {
  addEventListener("hashchange", told);
  return () => removeEventListener("hashchange", told);
};

/** The route of the page, as it is now. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(watch, () => location.hash);
  return routeOf(hash);
}
