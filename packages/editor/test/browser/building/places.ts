/** Where things stand on the canvas, for people who see it. */

import type { Locator, Page } from "playwright";
import { type NodeId, type Slot, slotKey } from "../../../src/document/strategy.ts";
import { layoutDocument } from "../../../src/layout/document.ts";
import type { Layout, Point } from "../../../src/layout/model.ts";
import { OPTIONS, read } from "./hand.ts";

const layoutOf = async (page: Page): Promise<Layout> => layoutDocument(await read(page), { options: OPTIONS });

/** The middle of a step. */
export async function cardPoint(page: Page, id: NodeId): Promise<Point> {
  const box = (await layoutOf(page)).boxOf.get(id);
  if (box === undefined) throw new Error(`${id} is not drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const lineOf = async (page: Page, slot: Slot) =>
  (await layoutOf(page)).lines.find((line) => line.slot !== undefined && slotKey(line.slot) === slotKey(slot));

/** Whether a connection is drawn by itself: several ways to one step share a line, which stands for the first of them. */
export const hasLine = async (page: Page, slot: Slot): Promise<boolean> =>
  (await lineOf(page, slot))?.place !== undefined;

/** Where a step can be put into a connection. */
export async function slotPoint(page: Page, slot: Slot): Promise<Point> {
  const place = (await lineOf(page, slot))?.place;
  if (place === undefined) throw new Error(`there is no place for ${slotKey(slot)}`);
  return place;
}

/** The button of a place, while something is carried. */
export async function placeFor(page: Page, slot: Slot): Promise<Locator> {
  const { x, y } = await slotPoint(page, slot);
  return page.locator(`.dn-place-at:has(> [data-place])[style*="translate(${x}px, ${y}px)"] > button`);
}

/** A point of the canvas on the screen. */
const onScreen = (page: Page, point: Point): Promise<Point> =>
  page.evaluate(({ x, y }) => {
    const ground = document.querySelector(".react-flow__viewport") as HTMLElement;
    const { left, top } = (ground.parentElement as HTMLElement).getBoundingClientRect();
    const at = new DOMMatrix(getComputedStyle(ground).transform).transformPoint({ x, y });
    return { x: left + at.x, y: top + at.y };
  }, point);

const EDGE = 80;
/** The canvas goes half as far as the wheel. */
const WHEEL = 2;

/** Turns the wheel until a point of the canvas is well inside, and says where it is then. */
export async function bring(page: Page, point: Point): Promise<Point> {
  const area = await page.locator(".dn-canvas").boundingBox();
  if (area === null) throw new Error("there is no canvas");
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  for (let left = 100; left > 0; left--) {
    const at = await onScreen(page, point);
    const inside =
      at.x > area.x + EDGE &&
      at.x < area.x + area.width - EDGE &&
      at.y > area.y + EDGE &&
      at.y < area.y + area.height - EDGE;
    if (inside) return at;
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(WHEEL * (at.x - middle.x), WHEEL * (at.y - middle.y));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`the wheel does not lead to ${point.x}, ${point.y}`);
}

/** Somewhere on the canvas where nothing stands. */
export const emptyPoint = (page: Page): Promise<Point> =>
  page.evaluate(() => {
    const ground = document.querySelector(".react-flow__pane") as HTMLElement;
    const { left, top, width, height } = ground.getBoundingClientRect();
    for (let y = top + 10; y < top + height; y += 20)
      for (let x = left + 10; x < left + width; x += 20)
        if (document.elementFromPoint(x, y) === ground) return { x, y };
    throw new Error("the canvas is full");
  });
