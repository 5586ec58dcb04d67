/** What people do in an editor, by whichever way, and what they see of the strategy while they do it. */

import type { Strategy } from "@dunlin/engine";
import type { Locator, Page } from "playwright";
import { expect } from "vitest";
import type { NodeId, Slot } from "../../../src/document/strategy.ts";

/** One way to work: the same things done with keys, with clicks, or with the mouse. */
export interface Hand {
  readonly page: Page;
  /** Puts a new step into a connection; `preset` is the id of an entry of the palette. */
  put(preset: string, slot: Slot): Promise<void>;
  /** Chooses a new step from the list that has opened. */
  add(preset: string): Promise<void>;
  /** Chooses the step that the connection that is carried should lead to. */
  point(id: NodeId): Promise<void>;
  remove(id: NodeId): Promise<void>;
  /** Opens the settings of a step; without one, those of the strategy. */
  open(id?: NodeId): Promise<void>;
  press(what: Locator): Promise<void>;
  /** Writes a text in place of the one in a field. */
  type(field: Locator, text: string, enter?: boolean): Promise<void>;
  /** Chooses from a list, by the value of the choice. */
  choose(field: Locator, value: string): Promise<void>;
}

/** The same object each time, as what is worked out is kept by it. */
export const OPTIONS = {};

/** The document that is built, or what stands at a place in it. */
export function read(page: Page): Promise<Strategy>;
export function read(page: Page, ...at: readonly (string | number)[]): Promise<unknown>;
export function read(page: Page, ...at: readonly (string | number)[]): Promise<unknown> {
  return page.evaluate((parts) => {
    const doc: unknown = (globalThis as unknown as { read: () => Strategy }).read();
    return parts.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], doc);
  }, at);
}

/** Waits until something holds. */
export const until = (holds: () => Promise<boolean>, what: string): Promise<void> =>
  expect.poll(holds, { timeout: 10_000, interval: 20, message: what }).toBe(true);

/** The part of the frame where settings are. */
export const settings = (page: Page): Locator => page.locator("[data-region=inspector]");

export const card = (page: Page, id: NodeId): Locator => page.locator(`[data-step="${id}"] > .dn-card-hit`);

export const isFocused = async (what: Locator): Promise<boolean> =>
  (await what.count()) > 0 && what.first().evaluate((element) => element === document.activeElement);
