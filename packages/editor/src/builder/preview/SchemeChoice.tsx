/** In light or in dark: of all messages that are looked at. */

import { Segmented } from "../../ui/Button.tsx";
import { useReview, useReviewView } from "../checks/review.tsx";
import { useBuilderHost } from "../host/context.tsx";

export function SchemeChoice() {
  const { received } = useBuilderHost().words;
  const { view } = useReview();
  return (
    <Segmented
      label={received.scheme}
      value={useReviewView((state) => state.scheme)}
      options={(["light", "dark"] as const).map((value) => ({ value, label: received.schemes[value] }))}
      onChange={(value) => view.setState({ scheme: value })}
    />
  );
}
