/** The frame of every page of the host. */

import type { ReactNode } from "react";
import "@dunlin/editor/styles.css";
import "./app.css";

export const metadata = { title: "Strategies" };

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
