/** What a person can choose from in an offer, each with the dates and amounts that it would mean. */

import { planSchedule, ScheduleError } from "@dunlin/engine";
import { useState } from "react";
import { useHost } from "../../host/context.tsx";
import { TextInput } from "../../ui/Field.tsx";
import { type EditProps, useForm, type Values } from "../form.tsx";
import { minorFrom, moneyText } from "../numbers.ts";
import { ItemsField } from "./composites.tsx";
import { useCurrency } from "./scalars.tsx";

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  plan: ["key", "count", "installmentMinor", "frequency", "firstDueIn", "downPaymentBp", "minInstallmentMinor", "roll"],
  settlement: [
    "key",
    "discountBp",
    "discountMinor",
    "tiers",
    "count",
    "frequency",
    "firstDueIn",
    "downPaymentBp",
    "roll",
  ],
  extension: ["key", "maxDays"],
};

export function OptionsField(props: EditProps) {
  const { root } = useForm();
  const members = MEMBERS[String(root.offer)];
  const options = Array.isArray(props.value) ? (props.value as readonly Values[]) : [];
  return (
    <>
      <ItemsField
        {...props}
        only={(item) => (name) => members === undefined || members.includes(name) || item[name] !== undefined}
      />
      {root.offer !== "extension" && <Schedules options={options} />}
    </>
  );
}

/** What each option would ask for, for a sum that can be tried. */
function Schedules({ options }: { readonly options: readonly Values[] }) {
  const { words, locale } = useHost();
  const { inspector } = words;
  const currency = useCurrency() ?? "EUR";
  const [total, setTotal] = useState(60_000);
  const money = (minor: number) =>
    new Intl.NumberFormat(locale, { style: "currency", currency }).format(minor / 10 ** digitsOf(currency, locale));
  return (
    <div className="dn-schedules">
      <p className="dn-row">
        <span className="dn-label">{inspector.scheduleFor}</span>
        <TextInput
          size="small"
          inputMode="decimal"
          aria-label={inspector.scheduleFor}
          value={moneyText(total, currency, locale)}
          onCommit={(text) => {
            const minor = minorFrom(text, currency);
            if (minor !== undefined && minor > 0) setTotal(minor);
          }}
        />
        <span className="dn-unit">{currency}</span>
      </p>
      <ul>
        {options.map((option, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two options may have the same key while they are written
          <li key={i}>
            <span className="dn-strong">{String(option.key ?? i + 1)}</span>{" "}
            {scheduleText(option, total, currency, (parts) =>
              inspector.schedule(parts.map(({ amount, day }) => ({ amount: money(amount), day }))),
            ) ?? inspector.noSchedule}
          </li>
        ))}
      </ul>
    </div>
  );
}

const digitsOf = (currency: string, locale: string): number =>
  new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

interface Part {
  readonly amount: number;
  /** Days after acceptance. */
  readonly day: number;
}

const START = "2025-01-01";
const dayOf = (date: string): number => Math.round((Date.parse(date) - Date.parse(START)) / 86_400_000);

/** `undefined` where the terms cannot be worked out. */
function scheduleText(
  option: Values,
  total: number,
  currency: string,
  tell: (parts: readonly Part[]) => string,
): string | undefined {
  const {
    count,
    installmentMinor,
    frequency = "monthly",
    firstDueIn = "P7D",
    downPaymentBp,
    minInstallmentMinor,
  } = option;
  const rest = total - discountOf(option, total);
  const days = /^P(\d+)([DWM])$/.exec(String(firstDueIn));
  const first = days === null ? 7 : Number(days[1]) * (days[2] === "W" ? 7 : days[2] === "M" ? 30 : 1);
  try {
    const parts = planSchedule({
      totalMinor: rest,
      currency,
      ...(typeof installmentMinor === "number"
        ? { installmentMinor }
        : { count: typeof count === "number" ? count : 1 }),
      frequency: frequency as "monthly",
      firstDue: new Date(Date.parse(START) + first * 86_400_000).toISOString().slice(0, 10),
      ...(typeof downPaymentBp === "number" ? { downPaymentMinor: Math.round((rest * downPaymentBp) / 10_000) } : {}),
      ...(typeof minInstallmentMinor === "number" ? { minInstallmentMinor } : {}),
    });
    return tell(parts.map(({ amountMinor, due }) => ({ amount: amountMinor, day: dayOf(due) })));
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

/** What a settlement takes off. */
function discountOf({ discountBp, discountMinor, tiers }: Values, total: number): number {
  if (typeof discountMinor === "number") return Math.min(discountMinor, total - 1);
  const rows = Array.isArray(tiers) ? (tiers as readonly Values[]) : [];
  const tier = rows.findLast(({ fromMinor }) => typeof fromMinor === "number" && fromMinor <= total);
  const share = tier?.discountBp ?? discountBp;
  return typeof share === "number" ? Math.round((total * share) / 10_000) : 0;
}
