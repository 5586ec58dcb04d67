/** Who is simulated, how they behave, for how long, and what contacts cost. */

import { exponentOf } from "@dunlin/engine";
import { useHost } from "../../host/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { formatsFor } from "../formats.ts";
import { behaviorsOf, knobsOf, ORDINARY } from "./behaviors.ts";
import { channelsIn, LIMITS } from "./fresh.ts";
import { NumberField } from "./NumberField.tsx";
import { currencyOf } from "./request.ts";
import type { ManySetup } from "./state.ts";

export interface SetupFormProps {
  readonly what: "cohort" | "compare";
  readonly onRun: () => void;
}

export function SetupForm({ what, onRun }: SetupFormProps) {
  const { words, settings, store } = useSimulating();
  const { cohort } = words;
  const setup = useSimulation((state) => state[what].setup);
  const again = useSimulation((state) => state[what].phase.at !== "setup");
  const put = (next: Partial<ManySetup>) =>
    store.setState((now) => ({ [what]: { ...now[what], setup: { ...now[what].setup, ...next } } }));
  const run = what === "compare" ? words.compare.run : again ? cohort.runAgain : cohort.run;
  return (
    <form
      className="dn-sim-setup"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <Who setup={setup} put={put} />
      <div className="dn-sim-pair">
        <Field label={cohort.start}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="dn-input"
              data-size="small"
              value={setup.start}
              required
              onChange={(event) => event.target.value !== "" && put({ start: event.target.value })}
            />
          )}
        </Field>
        <NumberField
          label={cohort.horizon}
          value={setup.horizonDays}
          least={LIMITS.days[0]}
          most={LIMITS.days[1]}
          onChange={(value) => value !== undefined && put({ horizonDays: value })}
        />
      </div>
      <Assumptions setup={setup} put={put} />
      <Money setup={setup} put={put} />
      <Button look="primary" icon="play" onClick={onRun}>
        {run}
      </Button>
      {settings.portfolio === undefined && settings.people.length === 0 && <p className="dn-help">{cohort.seedHelp}</p>}
    </form>
  );
}

interface PartProps {
  readonly setup: ManySetup;
  readonly put: (next: Partial<ManySetup>) => void;
}

function Who({ setup, put }: PartProps) {
  const { words, settings } = useSimulating();
  const { locale } = useHost();
  const { cohort } = words;
  const { portfolio } = settings;
  const number = new Intl.NumberFormat(locale);
  const options = [
    ...(portfolio === undefined
      ? []
      : [{ value: "portfolio" as const, label: cohort.portfolio(portfolio.title, number.format(portfolio.size)) }]),
    { value: "sample" as const, label: cohort.sample },
  ];
  return (
    <>
      <Field label={cohort.who}>
        {(ids) => <Select {...ids} size="small" value={setup.who} options={options} onChange={(who) => put({ who })} />}
      </Field>
      <div className="dn-sim-pair">
        {setup.who === "sample" && (
          <NumberField
            label={cohort.sampleSize}
            value={setup.size}
            least={LIMITS.people[0]}
            most={LIMITS.people[1]}
            onChange={(value) => value !== undefined && put({ size: value })}
          />
        )}
        <NumberField
          label={cohort.seed}
          value={setup.seed}
          least={LIMITS.seed[0]}
          most={LIMITS.seed[1]}
          help={cohort.seedHelp}
          onChange={(value) => value !== undefined && put({ seed: value })}
        />
      </div>
    </>
  );
}

const percent = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.round(share * 1_000) / 10;

function Assumptions({ setup, put }: PartProps) {
  const { words, settings } = useSimulating();
  const { cohort } = words;
  const models = behaviorsOf(settings.behaviors);
  const model = models[setup.behavior] ?? ORDINARY;
  const known = knobsOf(model);
  const { knobs } = setup;
  return (
    <fieldset className="dn-sim-box">
      <legend>
        {cohort.behavior} <Tag tone="commit">{cohort.assumption}</Tag>
      </legend>
      <Select
        aria-label={cohort.behavior}
        size="small"
        value={String(setup.behavior)}
        options={models.map(({ name }, i) => ({ value: String(i), label: cohort.behaviors[name] ?? name }))}
        onChange={(value) => put({ behavior: Number(value), knobs: { pay: 1 } })}
      />
      <details>
        <summary>{cohort.assumptions}</summary>
        <p className="dn-help">{cohort.assumptionsHelp}</p>
        <NumberField
          label={cohort.knobs.pay}
          value={Math.round(knobs.pay * 100)}
          least={0}
          most={1_000}
          unit="%"
          onChange={(value) => value !== undefined && put({ knobs: { ...knobs, pay: value / 100 } })}
        />
        {(["kept", "take", "missed", "partial"] as const).map((name) =>
          known[name] === undefined ? null : (
            <NumberField
              key={name}
              label={cohort.knobs[name]}
              value={percent(knobs[name] ?? known[name])}
              least={0}
              most={100}
              step={0.1}
              unit="%"
              onChange={(value) => value !== undefined && put({ knobs: { ...knobs, [name]: value / 100 } })}
            />
          ),
        )}
      </details>
    </fieldset>
  );
}

function Money({ setup, put }: PartProps) {
  const { words, program, settings } = useSimulating();
  const host = useHost();
  const { cohort } = words;
  const channels = channelsIn(program.strategy);
  const currency = currencyOf(settings);
  const formats = formatsFor(host.locale, "UTC");
  const whole = 10 ** (exponentOf(currency) ?? 2);
  const name = (channel: string) => host.words.nodes.channels[channel] ?? channel;
  if (channels.length === 0) return null;
  return (
    <>
      <details className="dn-sim-box">
        <summary>{cohort.costs}</summary>
        {channels.map((channel) => (
          <NumberField
            key={channel}
            label={cohort.costOf(name(channel))}
            value={(setup.costs[channel] ?? 0) / whole}
            least={0}
            most={1_000}
            step={0.001}
            unit={formats.money(0, currency).replaceAll(/[\d.,\s]/g, "")}
            onChange={(value) => value !== undefined && put({ costs: { ...setup.costs, [channel]: value * whole } })}
          />
        ))}
      </details>
      <details className="dn-sim-box">
        <summary>{cohort.budgets}</summary>
        {channels.map((channel) => (
          <NumberField
            key={channel}
            label={cohort.budgetOf(name(channel))}
            value={setup.budgets[channel]}
            least={0}
            most={10_000_000}
            whenEmpty={cohort.noLimit}
            onChange={(value) => {
              const { [channel]: _, ...rest } = setup.budgets;
              put({ budgets: value === undefined ? rest : { ...rest, [channel]: value } });
            }}
          />
        ))}
      </details>
    </>
  );
}
