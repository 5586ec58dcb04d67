/** The store: one document, one history, one way to change it. */

import type { Strategy } from "@dunlin/engine";
import { describe, expect, test, vi } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import type { EditorNodeType } from "../../src/host/props.ts";
import { derive } from "../../src/store/derive.ts";
import { BURST } from "../../src/store/history.ts";
import { type Change, createEditorStore, type StoreOptions } from "../../src/store/store.ts";
import { SMALL } from "../strategies.ts";

const rename = (value: string, node = "mail"): Command => ({ type: "field.set", path: `/nodes/${node}/name`, value });

function storeWith(options: Partial<StoreOptions> = {}) {
  const clock = { now: 0 };
  const onChange = vi.fn<(doc: Strategy, change: Change) => void>();
  const store = createEditorStore({ doc: SMALL, now: () => clock.now, onChange, ...options });
  return { store, clock, onChange, past: () => store.getState().history.past };
}

describe("ST1 whole or not at all", () => {
  test("ST1 a transaction is one entry, and none when one command is refused", () => {
    const { store, past, onChange } = storeWith();
    store.transaction("set up", [rename("A"), rename("B", "sms")], "api");
    expect(past()).toHaveLength(1);
    expect(past()[0]).toMatchObject({ label: "set up", commands: [rename("A"), rename("B", "sms")] });
    const doc = store.getState().doc;
    store.transaction("broken", [rename("C"), { type: "steps.remove", ids: ["none"] }]);
    expect(store.getState().doc).toBe(doc);
    expect(store.getState().notice?.refusal?.code).toBe("step.unknown");
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test("ST1 read only refuses, also to undo; a host refuses with its sentence", () => {
    const { store } = storeWith({ allows: ({ type }) => type !== "steps.remove" || "Ask Risk first." });
    store.execute(rename("A"));
    store.execute({ type: "steps.remove", ids: ["mail"] });
    expect(store.getState().notice?.refusal).toEqual({
      code: "notAllowed",
      data: { command: "steps.remove", reason: "Ask Risk first." },
    });
    store.setReadOnly(true);
    expect(store.execute(rename("B"))).toMatchObject({ ok: false, refusal: { code: "readOnly" } });
    expect(store.undo()).toBe(false);
  });

  test("ST1 a command that changes nothing is no entry", () => {
    const { store, past, onChange } = storeWith();
    store.execute({ type: "route.rename", id: "call", port: "busy", name: "busy" });
    expect(past()).toHaveLength(0);
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe("ST2 history", () => {
  test("ST2 edits of one field in a burst are one entry", () => {
    const { store, clock, past } = storeWith();
    for (const [at, name] of [
      [0, "A"],
      [BURST, "AB"],
      [BURST * 2 + 1, "ABC"],
    ] as const) {
      clock.now = at;
      store.execute(rename(name));
    }
    expect(past().map(({ after }) => after.nodes.mail?.name)).toEqual(["AB", "ABC"]);
    store.execute(rename("X", "sms"));
    expect(past()).toHaveLength(3);
  });

  test("ST2 patches lead there and back, and the selection comes along", () => {
    const { store, onChange } = storeWith();
    store.select(["sms"]);
    store.execute({ type: "steps.remove", ids: ["sms"] }, "keyboard");
    const [doc, change] = onChange.mock.calls[0] as [Strategy, Change];
    expect(doc).toBe(store.getState().doc);
    expect(change).toMatchObject({ origin: "keyboard", command: { type: "steps.remove" } });
    expect(change.patches.length).toBeGreaterThan(0);
    store.undo();
    expect(store.getState()).toMatchObject({ doc: SMALL, selected: ["sms"] });
    expect(onChange.mock.calls[1]?.[1]).toMatchObject({
      origin: "undo",
      patches: change.inverse,
      inverse: change.patches,
    });
  });

  test("ST2 goes to any entry and back", () => {
    const { store, clock, past } = storeWith();
    for (const name of ["A", "B", "C"]) {
      clock.now += 1000;
      store.execute(rename(name));
    }
    const [first] = past();
    store.goTo(first?.number as number);
    expect(store.getState().doc.nodes.mail?.name).toBe("A");
    store.goTo(0);
    expect(store.getState().doc).toBe(SMALL);
    store.goTo(store.getState().history.future.at(-1)?.number as number);
    expect(store.getState().doc.nodes.mail?.name).toBe("C");
    store.goTo(999);
    expect(store.getState().doc.nodes.mail?.name).toBe("C");
  });

  test("ST2 a new edit ends what could be redone", () => {
    const { store } = storeWith();
    store.execute(rename("A"));
    store.undo();
    store.execute(rename("B", "sms"));
    expect(store.redo()).toBe(false);
  });
});

describe("ST3 a host that holds the document", () => {
  test("ST3 its own document again changes nothing; the one before takes the change back", () => {
    const { store, past } = storeWith();
    store.execute(rename("A"));
    store.adopt(store.getState().doc);
    expect(past()).toHaveLength(1);
    store.adopt(SMALL);
    expect(store.getState().doc).toBe(SMALL);
    expect(past()).toHaveLength(0);
    store.redo();
    expect(store.getState().doc.nodes.mail?.name).toBe("A");
  });

  test("ST3 another document begins a new history and keeps what is still there selected", () => {
    const { store, past } = storeWith();
    store.execute(rename("A"));
    store.select(["mail", "sms"]);
    const { sms, ...nodes } = SMALL.nodes;
    expect(sms).toBeDefined();
    store.adopt({ ...SMALL, nodes });
    expect(past()).toHaveLength(0);
    expect(store.getState().selected).toEqual(["mail"]);
    expect(store.undo()).toBe(false);
  });

  test("ST3 is not told of edits that were not made", () => {
    const { store, onChange } = storeWith();
    store.select(["mail"]);
    store.show("outline");
    store.toggle("ask");
    store.carry({ what: "move", ids: ["mail"], scope: "step" });
    expect(onChange).not.toHaveBeenCalled();
    expect(store.getState().doc).toBe(SMALL);
  });
});

describe("ST4 what follows from a document", () => {
  test("ST4 is worked out once for each", () => {
    const options = {};
    const first = derive(SMALL, options);
    expect(derive(SMALL, options)).toBe(first);
    expect(first.outline).toBe(first.outline);
    expect(derive({ ...SMALL }, options)).not.toBe(first);
    expect(first.analysis?.nodes.ask?.earliestDay).toBe(6);
  });

  test("ST4 a document with errors has problems by step and no days", () => {
    const broken = { ...SMALL, nodes: { ...SMALL.nodes, sms: { type: "send", via: [] } } } as unknown as Strategy;
    const { analysis, problems } = derive(broken, {});
    expect(analysis).toBeUndefined();
    expect(problems.get("sms")?.length).toBeGreaterThan(0);
  });
});

describe("ST5 what the host allows and finds", () => {
  test("ST5 a strategy does not grow beyond what the host allows, and may always shrink", () => {
    const steps = Object.keys(SMALL.nodes).length;
    const { store } = storeWith({ mostSteps: steps - 2 });
    store.execute({ type: "steps.duplicate", ids: ["sms"] });
    expect(store.getState().notice?.refusal).toEqual({ code: "steps.tooMany", data: { most: steps - 2 } });
    expect(store.getState().doc).toBe(SMALL);
    expect(store.execute({ type: "steps.remove", ids: ["sms"] }).ok).toBe(true);
  });

  test("ST5 a type of the host says what is wrong with its nodes; a check that fails says so", () => {
    const doc = {
      ...SMALL,
      nodes: { ...SMALL.nodes, robot: { type: "robot", speed: 9, to: {} } },
    } as unknown as Strategy;
    const robot = (lint: EditorNodeType["lint"]) =>
      ({
        ...{ type: "robot", title: "A robot.", label: "Robot", parameters: { properties: { speed: {} } } },
        ...{ ports: () => [], waits: () => false, compile: () => ({ visit: () => ({ to: "rest" }) }), lint },
      }) as unknown as EditorNodeType;
    const slow = robot(({ speed }) =>
      Number(speed) > 5 ? [{ severity: "error", message: "Too fast.", path: "/speed" }] : [],
    );
    const found = derive(doc, { nodeTypes: [slow] }).problems.get("robot") ?? [];
    expect(found.find(({ message }) => message === "Too fast.")).toMatchObject({
      ...{ severity: "error", path: "/nodes/robot/speed", code: "own.robot" },
    });
    const broken = robot(() => {
      throw new Error("oh");
    });
    const told = derive(doc, { nodeTypes: [broken] })
      .problems.get("robot")
      ?.map(({ message }) => message);
    expect(told).toContainEqual(expect.stringContaining("Error: oh"));
  });
});
