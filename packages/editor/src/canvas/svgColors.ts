/** Colors of an exported picture: those that the editor has on the page, else the light theme, as a test holds it to. */

/** By the names of the tokens, without `--dunlin-`. */
export const LIGHT = {
  canvas: "#ebe8e1",
  surface: "#ffffff",
  "surface-2": "#f8f6f2",
  line: "#dad6cc",
  "line-strong": "#85847b",
  text: "#16262c",
  "text-2": "#45545a",
  "text-3": "#5c686b",
  accent: "#0b5a6b",
  "accent-soft": "#dbeaec",
  good: "#2b6539",
  "good-soft": "#e2eedf",
  warn: "#7a4d00",
  "warn-soft": "#fbecc9",
  bad: "#a02a1c",
  "bad-soft": "#fae3dd",
  commit: "#93451a",
  "commit-soft": "#f6e6da",
  policy: "#3d4f86",
  "policy-soft": "#e3e7f3",
  flow: "#cfcabd",
  "flow-thread": "#647275",
  "ch-email": "#0d74ad",
  "ch-sms": "#a74778",
  "ch-whatsapp": "#0e4e35",
  "ch-letter": "#7f6c43",
  "ch-voice": "#bf4b10",
  "ch-push": "#493d05",
  "ch-page": "#4a46a8",
  "ch-agent": "#141f24",
  "on-ch": "#ffffff",
  "dpd-pre": "#d3dedd",
  "dpd-1": "#f1e2bd",
  "dpd-2": "#e5c184",
  "dpd-3": "#d09654",
  "dpd-4": "#9d5427",
  "dpd-5": "#63301d",
  "on-dpd-low": "#16262c",
  "on-dpd-mid": "#16262c",
  "on-dpd-high": "#ffffff",
  "chart-1": "#05668a",
  "chart-2": "#a8431f",
  "chart-3": "#828a8b",
  "chart-4": "#2a2f7a",
  "chart-5": "#b38703",
} as const;

export type ColorName = keyof typeof LIGHT;
export type Colors = Readonly<Record<ColorName, string>>;

/** What an element of the page shows. */
export function colorsAt(element: Element | null): Colors {
  if (element === null) return LIGHT;
  const style = getComputedStyle(element);
  const found = Object.keys(LIGHT).map((name) => [name, style.getPropertyValue(`--dunlin-${name}`).trim()]);
  return { ...LIGHT, ...Object.fromEntries(found.filter(([, color]) => color !== "")) };
}
