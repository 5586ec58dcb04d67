/** Keys, and steps as text. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIONS } from "../../src/actions/actions.ts";
import { CLIP_FORMAT, clipOf, readClip } from "../../src/actions/clipboard.ts";
import { isTyping, keysText, matches } from "../../src/actions/keys.ts";
import { runCommand } from "../../src/commands/run.ts";
import { placesOf } from "../../src/document/sections.ts";
import { outlineOf } from "../../src/document/strategy.ts";
import { BLUEPRINTS, SMALL } from "../strategies.ts";

const press = (key: string, more: Partial<Parameters<typeof matches>[0]> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...more,
});

describe("KE1 keys", () => {
  test("KE1 Ctrl and Cmd are the same, and Shift counts for letters", () => {
    expect(matches(press("z", { ctrlKey: true }), "Mod+Z")).toBe(true);
    expect(matches(press("z", { metaKey: true }), "Mod+Z")).toBe(true);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Z")).toBe(false);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z")).toBe(true);
    expect(matches(press("z"), "Mod+Z")).toBe(false);
    expect(matches(press("z", { ctrlKey: true, altKey: true }), "Mod+Z")).toBe(false);
  });

  test("KE1 signs are told by what they write, with Shift or without", () => {
    expect(matches(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(matches(press("/", { shiftKey: true }), "/")).toBe(true);
    expect(matches(press("+"), "+")).toBe(true);
    expect(matches(press("+", { shiftKey: true, ctrlKey: true }), "Mod++")).toBe(true);
    expect(matches(press("="), "+")).toBe(false);
  });

  test("KE1 letters of other scripts are told by their place", () => {
    expect(matches(press("я", { ctrlKey: true, code: "KeyZ" }), "Mod+Z")).toBe(true);
    expect(matches(press("ж", { ctrlKey: true, code: "Semicolon" }), "Mod+Z")).toBe(false);
    expect(matches(press("w", { ctrlKey: true, code: "KeyZ" }), "Mod+Z")).toBe(false);
  });

  test("KE1 no two actions have the same keys", () => {
    const all = Object.values(ACTIONS).flatMap(({ keys = [] }) => keys);
    expect(new Set(all).size).toBe(all.length);
  });

  test("KE1 nothing is heard while text is typed", () => {
    const target = (tagName: string, type?: string) => ({ tagName, type }) as unknown as EventTarget;
    expect([target("INPUT", "text"), target("TEXTAREA"), target("SELECT")].every(isTyping)).toBe(true);
    expect([target("INPUT", "checkbox"), target("BUTTON"), null].some(isTyping)).toBe(false);
  });

  test("KE1 are shown as the keyboard has them", () => {
    expect([keysText("Mod+Shift+Z", false), keysText("Mod+Shift+Z", true)]).toEqual(["Ctrl Shift Z", "⌘ ⇧ Z"]);
    expect([keysText("Delete", false), keysText("Shift++", false), keysText("m", false)]).toEqual([
      "Del",
      "Shift +",
      "M",
    ]);
  });
});

describe("KE2 the clipboard", () => {
  test("KE2 every single step of every blueprint reads back and can be pasted into another strategy", () => {
    for (const doc of Object.values(BLUEPRINTS)) {
      const places = placesOf(outlineOf(doc, {}));
      for (const id of Object.keys(doc.nodes)) {
        const text = clipOf(doc, places, [id], "step", {});
        const fragment = readClip(text ?? "");
        expect(fragment?.start).toBe(id);
        if (fragment === undefined || fragment.ends.length === 0) continue;
        const outcome = runCommand(SMALL, { type: "steps.paste", fragment, slot: { at: "start" } });
        expect(outcome).toMatchObject({ ok: true });
      }
    }
  });

  test("KE2 what only looks like steps is nothing", () => {
    const wrong = [
      "",
      "hello",
      "{}",
      JSON.stringify({ format: CLIP_FORMAT }),
      JSON.stringify({ format: CLIP_FORMAT, start: "a", nodes: { b: { type: "wait" } } }),
      JSON.stringify({ format: CLIP_FORMAT, start: "a", nodes: { a: 7 } }),
      JSON.stringify({ format: CLIP_FORMAT, start: "a", nodes: { a: { type: "wait", to: { next: 3 } } } }),
      `{"format":"${CLIP_FORMAT}","start":"a","nodes":{"a":{"type":"wait"},"__proto__":{"type":"wait"}}}`,
    ];
    for (const text of wrong) expect(readClip(text)).toBeUndefined();
  });

  test("KE2 no text throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readClip(text)).toBeUndefined();
      }),
    );
  });
});
