/** At the end of the rail: what a message can begin with. */

import { lazy, Suspense, useRef, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Popover.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";

const StartersDialog = lazy(async () => ({ default: (await import("./StartersDialog.tsx")).StartersDialog }));
const ImportDialog = lazy(async () => ({ default: (await import("./ImportDialog.tsx")).ImportDialog }));

export function Bring() {
  const { words, settings, dir } = useBuilderHost();
  const kind = useBuilder(({ doc }) => doc.kind);
  const readOnly = useBuilder((state) => state.readOnly);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"menu" | "starters" | "import" | undefined>(undefined);
  const close = () => setOpen(undefined);
  const hasStarters = settings.starters?.some((one) => one?.kind === kind) === true;
  const items = [
    ...(hasStarters ? [{ label: words.imports.starters, icon: "file", run: () => setOpen("starters") } as const] : []),
    ...(kind === "email"
      ? [{ label: words.imports.import, icon: "download", run: () => setOpen("import") } as const]
      : []),
  ];
  if (readOnly || items.length === 0) return null;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="dn-rail-button dn-bring"
        title={words.imports.bring}
        aria-label={words.imports.bring}
        aria-haspopup="menu"
        aria-expanded={open === "menu"}
        onClick={() => setOpen("menu")}
      >
        <Icon name="file" size={18} />
      </button>
      {open === "menu" && (
        <Menu
          label={words.imports.bring}
          anchor={anchor}
          items={items}
          placement={dir === "rtl" ? "left-end" : "right-end"}
          onClose={close}
        />
      )}
      <Suspense fallback={null}>
        {open === "starters" && <StartersDialog onClose={close} />}
        {open === "import" && <ImportDialog onClose={close} />}
      </Suspense>
    </>
  );
}
