/** A brand that is the opposite of the house brand: warm, edged, with serifs and a palette of its own for the dark. */

import type { Brand } from "../model/brand.ts";

export const STARTER_BRAND: Brand = {
  schema: "dunlin.brand/1",
  id: "marisma",
  name: "Ría Credit",
  legalName: "Ría Credit, S.A.",
  postalAddress: "Calle del Puerto 14, 46024 Valencia",
  light: {
    canvas: "#f3efe8",
    surface: "#fffdf9",
    text: "#2a1d16",
    muted: "#66564a",
    line: "#e2d8ca",
    accent: "#8a3f16",
    onAccent: "#ffffff",
    positive: "#2f6336",
    warning: "#7a4d00",
  },
  dark: {
    canvas: "#15100d",
    surface: "#1f1813",
    text: "#f2e9df",
    muted: "#bfae9f",
    line: "#463a31",
    accent: "#f0a77b",
    onAccent: "#33150a",
    positive: "#8fcf96",
    warning: "#e3b75f",
  },
  fonts: {
    body: ["Seravek", "Avenir Next", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"],
    heading: ["Charter", "Georgia", "Cambria", "serif"],
  },
  radius: 4,
  space: 8,
};
