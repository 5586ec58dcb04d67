/** Tabs: arrows choose, as everywhere. The panel is `id-panel`. */

export interface TabItem<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface TabListProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly items: readonly TabItem<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function TabList<T extends string>({ id, label, items, value, onChange }: TabListProps<T>) {
  const at = items.findIndex((item) => item.value === value);
  const go = (place: number, from: HTMLElement) => {
    const next = items[(place + items.length) % items.length];
    if (next === undefined) return;
    onChange(next.value);
    from.parentElement?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  };
  return (
    <div className="dn-tabs" role="tablist" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          role="tab"
          id={`${id}-${item.value}`}
          data-value={item.value}
          aria-selected={item.value === value}
          aria-controls={`${id}-panel`}
          tabIndex={item.value === value ? 0 : -1}
          onClick={() => onChange(item.value)}
          onKeyDown={(event) => {
            const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
            const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
            const to = { Home: 0, End: items.length - 1 }[event.key] ?? (step === undefined ? undefined : at + step);
            if (to === undefined) return;
            event.preventDefault();
            go(to, event.currentTarget);
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
