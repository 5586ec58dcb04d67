/** Parts that are not seen at first: each is loaded when it is. */

import { lazy } from "react";

export const BrandPanel = lazy(async () => ({ default: (await import("../brand/BrandPanel.tsx")).BrandPanel }));
export const ChannelView = lazy(async () => ({ default: (await import("../channels/ChannelView.tsx")).ChannelView }));
export const LetterSheets = lazy(async () => ({
  default: (await import("../channels/LetterSheets.tsx")).LetterSheets,
}));
export const SavedPanel = lazy(async () => ({ default: (await import("../saved/SavedPanel.tsx")).SavedPanel }));
export const TextsPanel = lazy(async () => ({ default: (await import("../texts/TextsPanel.tsx")).TextsPanel }));
export const VersionsPanel = lazy(async () => ({
  default: (await import("../texts/VersionsPanel.tsx")).VersionsPanel,
}));
