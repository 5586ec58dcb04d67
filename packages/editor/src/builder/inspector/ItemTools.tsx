/** What is done with an item of a list: it goes up, down, or away. */

import { IconButton } from "../../ui/Button.tsx";
import { useBuilderHost } from "../host/context.tsx";

export interface ItemToolsProps {
  readonly name: string;
  readonly index: number;
  readonly of: number;
  /** Why it has to stay. */
  readonly few?: string | undefined;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function ItemTools({ name, index, of, few, onMove, onRemove }: ItemToolsProps) {
  const { inspector } = useBuilderHost().words;
  return (
    <div className="dn-item-tools">
      <IconButton
        icon="up"
        size="small"
        label={`${inspector.itemUp}: ${name}`}
        disabledBecause={index === 0 ? inspector.firstAlready : undefined}
        onClick={() => onMove(-1)}
      />
      <IconButton
        icon="down"
        size="small"
        label={`${inspector.itemDown}: ${name}`}
        disabledBecause={index === of - 1 ? inspector.lastAlready : undefined}
        onClick={() => onMove(1)}
      />
      <IconButton
        icon="trash"
        size="small"
        label={inspector.removeNamed(name)}
        disabledBecause={few}
        onClick={onRemove}
      />
    </div>
  );
}
