/** Line icons on a grid of 20: outlines, then what is filled. Drawn in the current color, 1.6 wide, with round joins. */

export interface IconShape {
  readonly line?: string;
  readonly fill?: string;
}

export const ICONS = {
  across: { line: "M3 7h4v6H3zM13 3h4v5h-4zM13 12h4v5h-4zM7 10h3M13 5.5h-3v9h3" },
  amount: { line: "M13.5 5.8A5 5 0 1 0 13.5 14.2M3.5 8.8h7M3.5 11.2h6" },
  arrow: { line: "M4 10h11M11 6l4 4-4 4" },
  bird: {
    line: "M10 13v3.2M12.2 12.9v3.3 M5.5 17h9.5",
    fill: "M1.2 9.7C2.3 7.9 3.6 7 5 6.7 5.3 5.2 6.4 4.2 7.8 4.2c1.6 0 2.5 1 3.1 2 2.7.4 5.3 1.8 7.9 4.4-2.3.3-3.5 2.3-7.2 2.4-3.6.1-5.7-1.8-5.7-4.4 0-.4 0-.6.1-.8-1.6.1-3.2.7-4.8 1.9Z",
  },
  bold: { line: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h5.7a3 3 0 0 1 0 6H6z" },
  cal: { line: "M4 5.5h12v11H4zM4 8.5h12M7.5 3.5v3M12.5 3.5v3" },
  call: { line: "M4 5h5v10H4zM9 10h7M13 7l3 3-3 3" },
  canvas: { line: "M7 3h6v4H7zM3 13h5v4H3zM12 13h5v4h-5zM10 7v3M5.5 13v-3h9v3" },
  chart: { line: "M3.5 3.5v13h13M6.5 12.5l3-4 2.5 2.5 4-5.5" },
  check: { line: "m4.5 10.5 3.8 3.8 7.2-8" },
  clock: { line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M10 6.2V10l2.6 1.8" },
  close: { line: "m5.5 5.5 9 9M14.5 5.5l-9 9" },
  copy: { line: "M7 7h9v9H7zM4 13V4h9" },
  cured: { line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M6.8 10.3l2.3 2.3 4.2-4.8" },
  deferred: { line: "M3.5 10h10M10.5 6.5 14 10l-3.5 3.5M16.8 4.5v11" },
  dot: { fill: "M6.5 10a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0" },
  down: { line: "m5.5 8 4.5 4.5L14.5 8" },
  download: { line: "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12" },
  drag: {
    fill: "M6.3 5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0 M11.3 5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0 M6.3 10a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0 M11.3 10a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0 M6.3 15a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0 M11.3 15a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0",
  },
  entry: { line: "M3 10h9M8.5 6.5 12 10l-3.5 3.5M12 4h4v12h-4" },
  error: { line: "M7 3h6l4 4v6l-4 4H7l-4-4V7z M7.8 7.8l4.4 4.4M12.2 7.8l-4.4 4.4" },
  escalate: { line: "M3.5 16h4v-4h4V8h4V4" },
  exit: { line: "M5 17V3.5M5 4h9.5l-2.2 3 2.2 3H5" },
  extend: { line: "M4 5.5h12v11H4zM4 8.5h12M7.5 3.5v3M12.5 3.5v3M8 12.5h4.5M11 11l1.5 1.5L11 14" },
  eye: {
    line: "M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5Z M7.7 10a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0 -4.6 0",
  },
  file: { line: "M5 3h7l3 3v11H5zM12 3v3h3" },
  filter: { line: "M3.5 5h13L11.5 11v5l-3-1.5V11z" },
  fit: { line: "M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4" },
  question: {
    line: "M7.6 7.5a2.4 2.4 0 1 1 3.7 2c-.9.6-1.3 1-1.3 2M10 14v.2 M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0",
  },
  globe: {
    line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M3.2 10h13.6M10 3.2c4 4.2 4 9.4 0 13.6M10 3.2c-4 4.2-4 9.4 0 13.6",
  },
  goal: { line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M7.4 10a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0" },
  heart: { line: "M10 16.5C5.5 13.3 3 10.8 3 7.9A3.6 3.6 0 0 1 10 6.5a3.6 3.6 0 0 1 7 1.4c0 2.9-2.5 5.4-7 8.6Z" },
  history: { line: "M3.5 5v3.5H7 M3.8 8.5A6.8 6.8 0 1 1 3.4 12M10 6.5V10l2.5 1.8" },
  hold: { line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M8.2 7.5v5M11.8 7.5v5" },
  if: { line: "m10 3 7 7-7 7-7-7z" },
  info: { line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M10 9.2v4M10 6.6v.2" },
  italic: { line: "M8.5 4H15M5 16h6.5M12 4 8 16" },
  join: { line: "M5 3v4.5L10 12l5-4.5V3M10 12v5" },
  left: { line: "M12 5.5 7.5 10l4.5 4.5" },
  link: {
    line: "M8.5 11.5a3 3 0 0 0 4.3 0l2.6-2.6a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.6 2.6a3 3 0 0 0 4.3 4.3l1.1-1.1",
  },
  list: { line: "M7.5 5H17M7.5 10H17M7.5 15H17M3.5 5h.5M3.5 10h.5M3.5 15h.5" },
  lock: { line: "M5 9h10v7H5zM7 9V6.5a3 3 0 0 1 6 0V9" },
  minus: { line: "M4.5 10h11" },
  moon: { line: "M15.8 12A6.5 6.5 0 1 1 8.5 3.8 5.2 5.2 0 0 0 15.8 12Z" },
  more: {
    fill: "M3.2 10a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0 M8.7 10a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0 M14.2 10a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0",
  },
  move: { line: "M10 3v14M3 10h14M10 3 8 5M10 3l2 2M10 17l-2-2M10 17l2-2M3 10l2-2M3 10l2 2M17 10l-2-2M17 10l-2 2" },
  note: { line: "M4 3.5h12v9l-4 4H4zM12 16.5v-4h4" },
  notsent: { line: "M3.2 10a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0 M5.3 5.3l9.4 9.4" },
  offer: { line: "M3 5.5h14v3a1.6 1.6 0 0 0 0 3.2v2.8H3v-2.8a1.6 1.6 0 0 0 0-3.2z M8 8.5h4M8 11.5h4" },
  outline: { line: "M4 4.5h5M7 10h6M7 15.5h9M4 4.5v11h3M4 10h3" },
  palette: { line: "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM14 11.5v5M11.5 14h5" },
  pause: { line: "M7.5 5v10M12.5 5v10" },
  people: {
    line: "M4.7 7a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0 M2.5 16c.4-3 2.3-4.5 5-4.5s4.6 1.5 5 4.5M12.5 4.6a2.6 2.6 0 0 1 0 4.9M14.5 11.8c1.8.6 2.8 2 3 4.2",
  },
  person: { line: "M7 7a3 3 0 1 0 6 0a3 3 0 1 0 -6 0 M4.5 16.5c.5-3.2 2.5-5 5.5-5s5 1.8 5.5 5" },
  play: { line: "M7 4.8v10.4l8-5.2z" },
  plus: { line: "M10 4.5v11M4.5 10h11" },
  promise: { line: "M4 10.5 7 13.5l2-2M16 7 9.5 13.5M3 16.5h14" },
  raw: { line: "M7 5 3 10l4 5M13 5l4 5-4 5" },
  redo: { line: "M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.2-3.2M16 8l-3.2 3.2" },
  repeat: {
    line: "M5 9V8a2.5 2.5 0 0 1 2.5-2.5H15M15 5.5 12.8 3.3M15 5.5l-2.2 2.2M15 11v1a2.5 2.5 0 0 1-2.5 2.5H5M5 14.5l2.2-2.2M5 14.5l2.2 2.2",
  },
  right: { line: "m8 5.5 4.5 4.5L8 14.5" },
  search: { line: "M4 9a5 5 0 1 0 10 0a5 5 0 1 0 -10 0 M13 13l4 4" },
  settle: { line: "M4 15.5 15.5 4M6.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM13.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" },
  shield: { line: "M10 2.8 16 5v4.6c0 3.6-2.4 6.2-6 7.6-3.6-1.4-6-4-6-7.6V5z M10 7v3.2l2 1.3" },
  split: { line: "M10 3v5M10 8 5 12.5V17M10 8l5 4.5V17 M3 17h4M13 17h4" },
  step: { line: "M5.5 5v10l7-5zM15 5v10" },
  sun: {
    line: "M7 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0 M10 3v1.5M10 15.5V17M3 10h1.5M15.5 10H17M5 5l1 1M14 14l1 1M15 5l-1 1M6 14l-1 1",
  },
  switch: { line: "M10 3v4M10 7 4 13v4M10 7l6 6v4M10 7v10" },
  table: { line: "M3.5 4.5h13v11h-13zM3.5 8.5h13M8 8.5v7" },
  tag: { line: "M3.5 5h8l5 5-5 5h-8z" },
  timeline: { line: "M3 4v12.5h14M6 7h5M8.5 10.5H15M6.5 14h3" },
  trash: { line: "M4 6h12M8 6V4h4v2M5.5 6l.8 10.5h7.4L14.5 6" },
  underline: { line: "M6 3.5v5.5a4 4 0 0 0 8 0V3.5M5 16.5h10" },
  undo: { line: "M4 8h8a4 4 0 0 1 0 8H8M4 8l3.2-3.2M4 8l3.2 3.2" },
  up: { line: "m5.5 12 4.5-4.5 4.5 4.5" },
  waitfor: { line: "M16.6 8.6A6.8 6.8 0 1 0 17 11 M7.2 10l2.1 2.2 3.6-4" },
  warn: { line: "M10 3.6 17.2 16H2.8z M10 8.4v3.4M10 13.9v.2" },
} as const satisfies Record<string, IconShape>;

export type IconName = keyof typeof ICONS;

/** Icons that point somewhere and so are mirrored where text runs from right to left. */
export const DIRECTIONAL: ReadonlySet<string> = new Set<IconName>([
  "across",
  "arrow",
  "bird",
  "deferred",
  "entry",
  "exit",
  "left",
  "play",
  "redo",
  "right",
  "undo",
]);
