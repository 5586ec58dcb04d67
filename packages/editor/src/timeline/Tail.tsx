/** How far a step is moved from its day: a tick where it was planned, and a hooked tail to where it can land. */

import { useHost } from "../host/context.tsx";

export interface TailProps {
  /** px */
  readonly length?: number;
  /** To an earlier day. */
  readonly back?: boolean;
  readonly label?: string;
  /** For the tail and its label; there is no room for a word in less than so much. */
  readonly room?: number;
}

const [LEAST, WORD, GAP] = [14, 48, 8];

export function Tail({ length = 22, back = false, label = "", room = Infinity }: TailProps) {
  const { dir } = useHost();
  const turned = back !== (dir === "rtl");
  // It does not run into the next step's own.
  const size = Math.max(LEAST, back ? length : Math.min(length, room - GAP / 2));
  const left = Math.min(room - (back ? 0 : size) - GAP, 260);
  return (
    <span className="dn-time-tail" aria-hidden="true" style={{ insetInlineStart: back ? -size : 0 }}>
      <svg width={size} height="10" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        <path
          transform={turned ? `matrix(-1 0 0 1 ${size} 0)` : undefined}
          d={`M0.75 0.5V9.5M0.75 5H${size - 1}M${size - 5} 1.5L${size - 1} 5L${size - 5} 8.5`}
        />
      </svg>
      {label !== "" && left >= WORD && (
        <span className="dn-ellipsis" style={{ maxInlineSize: left }}>
          {label}
        </span>
      )}
    </span>
  );
}
