/** Parts that are not seen at first: each is loaded when it is. */

import { lazy } from "react";

export const TextsPanel = lazy(async () => ({ default: (await import("../texts/TextsPanel.tsx")).TextsPanel }));
export const VersionsPanel = lazy(async () => ({
  default: (await import("../texts/VersionsPanel.tsx")).VersionsPanel,
}));
