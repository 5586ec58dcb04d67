/** `@dunlin/editor/ui`: the controls and charts of the editor, for what a host draws beside it. Their looks are in the stylesheets. */

export { CurveChart, type CurveChartProps, type CurveLine } from "./simulate/charts/CurveChart.tsx";
export { useWidth } from "./simulate/charts/useWidth.ts";
export {
  Button,
  type ButtonProps,
  IconButton,
  type IconButtonProps,
  Segmented,
  type SegmentedProps,
} from "./ui/Button.tsx";
export type { BadgeName } from "./ui/badges.ts";
export { Dialog, type DialogProps } from "./ui/Dialog.tsx";
export { Field, type FieldIds, type FieldProps, Select, type SelectProps } from "./ui/Field.tsx";
export { Badge, type BadgeProps, Icon, type IconProps } from "./ui/Icon.tsx";
export type { IconName, IconShape } from "./ui/icons.ts";
export { Tag, type Tone } from "./ui/Tag.tsx";
