import type { Brand } from "@dunlin/templates";
import { HOUSE_BRAND } from "@dunlin/templates";
import { STARTER_BRAND } from "@dunlin/templates/starter";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { BuilderHarness, type BuilderHarnessProps, starter } from "./builder.panels.harness.tsx";

let current: Brand = HOUSE_BRAND;

/** A host that keeps the brand. */
function Kit({ brand: first = HOUSE_BRAND, ...props }: BuilderHarnessProps) {
  const [brand, setBrand] = useState(first);
  current = brand;
  return <BuilderHarness brand={brand} onBrandChange={setBrand} {...props} />;
}

const meta = {
  title: "Marketer/Brand",
  id: "builder-brand",
  component: Kit,
  args: { doc: starter("early-friendly") },
} satisfies Meta<typeof Kit>;
export default meta;
type Story = StoryObj<typeof meta>;

const open = async (canvas: ReturnType<typeof within>, name = "Brand") =>
  userEvent.click(await canvas.findByRole("button", { name }));

export const ColorsThatCanBeRead: Story = {
  args: { brand: STARTER_BRAND },
  play: async ({ canvas }) => {
    await open(canvas);
    await expect(await canvas.findByText("Everything can be read.")).toBeVisible();
  },
};

export const ASuggestionMendsSmallPrint: Story = {
  args: { brand: { ...HOUSE_BRAND, light: { ...HOUSE_BRAND.light, muted: "#9aa7a3" } } },
  play: async ({ canvas }) => {
    await open(canvas);
    await expect(await canvas.findByText("2 pairs cannot be read")).toBeVisible();
    await userEvent.click(canvas.getAllByRole("button", { name: /^Use #/ })[0] as HTMLElement);
    await expect(await canvas.findByText("Everything can be read.")).toBeVisible();
    const hex = canvas.getByRole("textbox", { name: "Text, as #rrggbb" });
    await userEvent.clear(hex);
    await userEvent.type(hex, "333{Enter}");
    await waitFor(() => expect(hex).toHaveAttribute("aria-invalid", "true"));
    await expect(current.light.text).toBe(HOUSE_BRAND.light.text);
  },
};

export const ThePaletteForTheDark: Story = {
  args: { brand: HOUSE_BRAND },
  play: async ({ canvas }) => {
    await open(canvas);
    const panel = canvas.getByRole("complementary", { name: "Brand" });
    await userEvent.click(await within(panel).findByRole("radio", { name: "Dark" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Make it our own" }));
    await expect(current.dark).toBeDefined();
    await userEvent.click(await canvas.findByRole("button", { name: "Derive it again" }));
    await expect(current.dark).toBeUndefined();
  },
};

export const SpanishFromTheRight: Story = {
  args: { spanish: true, theme: "dark", dir: "rtl", brand: STARTER_BRAND },
  play: async ({ canvas }) => open(canvas, "Marca"),
};

export const OnlyLookedAt: Story = {
  args: { brand: STARTER_BRAND, onBrandChange: undefined as never },
  play: async ({ canvas }) => {
    await open(canvas);
    await expect(await canvas.findByText(/can only be looked at here/)).toBeVisible();
    await expect(canvas.queryByRole("textbox", { name: /rrggbb/ })).toBeNull();
  },
};
