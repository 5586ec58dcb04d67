/** Silhouettes of channels and of steps that decide, on a grid of 28. Shape says what they are; color only repeats it. */

/** One path: what fills and what draws it, by the names of `--dunlin-` colors. */
export interface BadgeShape {
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
}

export const BADGES = {
  agent: [
    { d: "M14 2 26 11v15H2V11z", fill: "ch-agent" },
    { d: "M9 17v-1.5a5 5 0 0 1 10 0V17M9 17h2.5v4H9zM16.5 17H19v4h-2.5z", stroke: "on-ch", width: 1.7 },
  ],
  email: [
    { d: "M5 4h18a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-18a3 3 0 0 1 -3 -3v-14a3 3 0 0 1 3 -3z", fill: "ch-email" },
    { d: "m6.5 9.5 7.5 5.7 7.5-5.7", stroke: "on-ch", width: 1.7 },
  ],
  if: [
    { d: "M14 2 26 14 14 26 2 14z", fill: "surface", stroke: "text", width: 1.6 },
    { d: "M11.6 11.6a2.4 2.4 0 1 1 3.7 2c-.9.6-1.3 1-1.3 2M14 18.3v.2", stroke: "text", width: 1.6 },
  ],
  letter: [
    { d: "M5 2h12.5L24 8.5V26H5z", fill: "ch-letter" },
    { d: "M17 2.5V9h6.5M9 14.5h11M9 18.5h11M9 22h7", stroke: "on-ch", width: 1.7 },
  ],
  offer: [
    { d: "M2 6h24v5a3 3 0 0 0 0 6v5H2v-5a3 3 0 0 0 0-6z", fill: "commit" },
    { d: "M9 11h10M9 14h10M9 17h6", stroke: "surface", width: 1.6 },
  ],
  page: [
    { d: "M3.5 5h21a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-21a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z", fill: "ch-page" },
    { d: "M2.5 10h23M6.5 14.5h8M6.5 18.5h5M18 14.5h4v4h-4z", stroke: "on-ch", width: 1.7 },
  ],
  push: [
    { d: "M3 24V13a11 11 0 0 1 22 0v11z", fill: "ch-push" },
    { d: "M9.5 17.5v-4a4.5 4.5 0 0 1 9 0v4l1.3 1.5H8.2zM13 21.5h2", stroke: "on-ch", width: 1.7 },
  ],
  sms: [
    { d: "M2 14a12 12 0 1 0 24 0a12 12 0 1 0 -24 0", fill: "ch-sms" },
    { d: "M9 11.5h10M9 15.5h6.5", stroke: "on-ch", width: 1.7 },
  ],
  split: [
    { d: "M14 2 26 14 14 26 2 14z", fill: "text" },
    { d: "M14 2 26 14 14 26z", fill: "surface", stroke: "text", width: 1.6 },
    { d: "M9 16.5 10.7 11h.6L13 16.5M9.7 14.8h2.6", stroke: "surface", width: 1.3 },
    { d: "M16.5 11.5v5h1.8a1.3 1.3 0 0 0 0-2.6h-1.8 1.5a1.2 1.2 0 0 0 0-2.4z", stroke: "text", width: 1.3 },
  ],
  switch: [
    { d: "M14 2 26 14 14 26 2 14z", fill: "surface", stroke: "text", width: 1.6 },
    { d: "M14 8.5v3M14 11.5 9.5 16v2M14 11.5l4.5 4.5v2M14 11.5V19", stroke: "text", width: 1.5 },
  ],
  voice: [
    { d: "M14 1.8 25 8v12l-11 6.2L3 20V8z", fill: "ch-voice" },
    {
      d: "M9.8 8.8c-.8 3.8 3.7 9.6 8.2 10.6l1.7-2.6-2.9-1.9-1.6 1.2c-1.4-.8-2.4-2-3-3.4l1.4-1.4-1.3-3z",
      stroke: "on-ch",
      width: 1.7,
    },
  ],
  whatsapp: [
    { d: "M14 2a12 12 0 0 1 0 24c-2 0-3.9-.5-5.5-1.3L2.5 26l1.4-5.6A12 12 0 0 1 14 2Z", fill: "ch-whatsapp" },
    {
      d: "M10.5 9c-1.3 2.6 1.5 7.5 6 9.3 1 .3 2.2-.2 2.5-1.3l-2.5-1.6-1.3 1c-1.5-.8-2.5-2-3-3.2l1.1-1.2L12.2 9z",
      stroke: "on-ch",
      width: 1.7,
    },
  ],
} as const satisfies Record<string, readonly BadgeShape[]>;

export type BadgeName = keyof typeof BADGES;
