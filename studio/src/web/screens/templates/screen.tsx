/** Templates: the list by channel and language, and the builder of each. */

import "./templates.css";
import { lazy, Suspense } from "react";
import type { ScreenProps } from "../../model.ts";
import { Loading } from "../../ui/parts.tsx";
import { TemplateList } from "./list.tsx";

/** The builder is the largest part of the studio: it comes when somebody writes. */
const BuilderPage = lazy(() => import("./builder.tsx"));

export default function Templates(props: ScreenProps) {
  const [id] = props.path;
  if (id === undefined) return <TemplateList {...props} />;
  return (
    <Suspense
      fallback={
        <div className="st-page">
          <Loading lines={8} />
        </div>
      }
    >
      <BuilderPage key={id} {...props} id={id} />
    </Suspense>
  );
}
