/**
 * How people are assumed to behave where nobody says otherwise. These are round numbers to begin with, not a measurement: they
 * stand for nobody's customers, and every output names them as an assumption. A model of one's own comes with --behavior.
 */

import { BEHAVIOR_FORMAT, type BehaviorModel } from "@dunlin/engine/simulate";

export const ASSUMED_BEHAVIOR: BehaviorModel = {
  format: BEHAVIOR_FORMAT,
  name: "assumption of dunlin, not measured",
  pay: {
    clock: "dueDate",
    // Most who pay late are a few days late; after a month few pay by themselves.
    hazard: [
      { day: -30, chance: 0.01 },
      { day: -3, chance: 0.05 },
      { day: 1, chance: 0.06 },
      { day: 8, chance: 0.03 },
      { day: 31, chance: 0.01 },
      { day: 91, chance: 0.004 },
    ],
    contacts: {
      email: { factor: 1.2, days: 3 },
      sms: { factor: 1.3, days: 2 },
      whatsapp: { factor: 1.3, days: 2 },
      letter: { factor: 1.2, days: 7 },
      voice: { factor: 1.5, days: 3 },
    },
  },
  partial: { share: 0.1, from: 0.2, to: 0.8 },
  promise: { perContact: { voice: 0.15 }, days: [3, 14], kept: 0.6 },
  plan: { take: { plan: 0.1, settlement: 0.05, extension: 0.15 }, missed: 0.1 },
  dispute: 0.0002,
  bounce: { email: 0.02, sms: 0.01, letter: 0.02 },
  optOut: { email: 0.001, sms: 0.003, whatsapp: 0.003 },
  complaint: { email: 0.0002, sms: 0.0005, whatsapp: 0.0005, voice: 0.002 },
};
