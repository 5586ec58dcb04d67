import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import a from "../../../examples/strategies/a-pre-due.json" with { type: "json" };
import b from "../../../examples/strategies/b-early-stage.json" with { type: "json" };
import c from "../../../examples/strategies/c-mid-stage.json" with { type: "json" };
import d from "../../../examples/strategies/d-pre-legal.json" with { type: "json" };
import e from "../../../examples/strategies/e-b2b-invoices.json" with { type: "json" };
import f from "../../../examples/strategies/f-failed-card.json" with { type: "json" };
import g from "../../../examples/strategies/g-plan-monitoring.json" with { type: "json" };
import h from "../../../examples/strategies/h-broken-promise.json" with { type: "json" };
import i from "../../../examples/strategies/i-multi-country.json" with { type: "json" };
import { CanvasHarness } from "./canvas.harness.tsx";

const meta = { title: "Editor/Canvas", component: CanvasHarness } satisfies Meta<typeof CanvasHarness>;
export default meta;
type Story = StoryObj<typeof meta>;

const of = (doc: unknown): Story => ({ args: { doc: doc as Strategy } });

export const BeforeTheDueDate = of(a);
export const EarlyStage = of(b);
export const MidStage = of(c);
export const PreLegal = of(d);
export const BusinessInvoices = of(e);
export const FailedCard = of(f);
export const PlanMonitoring = of(g);
export const BrokenPromise = of(h);
export const ManyCountries = of(i);
