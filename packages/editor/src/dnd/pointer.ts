/** How the editor drags: by pointers only, keys have their own way, and it says itself what happens. */

import { type Announcements, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";

/** A press becomes a drag after so many px. */
const DISTANCE = 6;

export const usePointer = () => useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DISTANCE } }));

/** Where something may go is asked of who shows it, not of drop targets. */
export const NOTHING_MEASURED = () => [];

const SAY_NOTHING: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};
export const QUIET = { announcements: SAY_NOTHING, screenReaderInstructions: { draggable: "" }, restoreFocus: false };
