/** A line under the header: what holds for the whole studio. */

import type { IconName } from "@dunlin/editor/ui";
import type { ReactNode } from "react";
import { Icon, type Tone } from "./ui/parts.tsx";

export interface NoticeProps {
  readonly icon: IconName;
  readonly tone?: Tone;
  readonly children: ReactNode;
}

export const Notice = ({ icon, tone, children }: NoticeProps) => (
  <div className="dn-message st-notice" data-tone={tone} role="status">
    <Icon name={icon} />
    {children}
  </div>
);
