/** English for stories. */

import type { StoryWords } from "./words.ts";

export const en: StoryWords = {
  enrolls: "The case is given to the strategy.",
  timer: "The time has come.",
  nothing: "Nothing changes.",
  noTimer: "No timer is set.",
  nextTimer: (moment) => `The next timer: ${moment}.`,
  end: {
    out: "At the end of the story the case has not come in.",
    active: (node) => `At the end of the story the case is at ${node}.`,
    held: (node) => `At the end of the story the case is on hold at ${node}.`,
    exited: "At the end of the story the case has ended.",
  },
  heading: (caseId, debtor) => `Case ${caseId}, debtor ${debtor}.`,
  owed: (ref, amount, due, open) =>
    `${ref}: ${amount}, due ${due}${open === undefined ? "" : `; ${open} of it is open`}.`,
  stillOwed: (amounts) => (amounts === "" ? "Nothing is owed any more." : `Still owed: ${amounts}.`),
  work: {
    task: (queue, due) => `A task for ${queue} is open until ${due}.`,
    taskCanceled: "The task is withdrawn.",
    fee: (amount, basis) => `A fee of ${amount} is charged (${basis}).`,
    asked: (name) => `The system ${name} is asked.`,
    goal: (name) => `The goal ${name} is reached.`,
    stage: (name) => `The stage is now ${name}.`,
  },
};
