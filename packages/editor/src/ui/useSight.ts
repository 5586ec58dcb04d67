/** What of a long list or a wide plane is in sight, so that nothing else has to be in the page. */

import { type RefObject, useLayoutEffect, useState } from "react";

/** In px from where the content begins, also when that is on the right. */
export interface Sight {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** So much around it is drawn as well, and so far can be scrolled before anything is drawn again. */
const AROUND = 240;

const FIRST: Sight = { left: 0, right: 1680, top: 0, bottom: 1200 };

export function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState(FIRST);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = () => {
      const [left, top] = [Math.abs(box.scrollLeft), box.scrollTop];
      const next = {
        left: before(left),
        right: after(left + box.clientWidth),
        top: before(top),
        bottom: after(top + box.clientHeight),
      };
      const isSame = (one: Sight) => (Object.keys(next) as (keyof Sight)[]).every((side) => one[side] === next[side]);
      setSight((one) => (isSame(one) ? one : next));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    box.addEventListener("scroll", measure, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener("scroll", measure);
    };
  }, [scroller]);
  return sight;
}

const before = (at: number): number => Math.max(0, (Math.floor(at / AROUND) - 1) * AROUND);
const after = (at: number): number => (Math.ceil(at / AROUND) + 1) * AROUND;
