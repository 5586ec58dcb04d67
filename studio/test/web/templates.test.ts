/** What the screen of templates shows, and how it saves. */

import type { Strategy } from "@dunlin/engine";
import type { TemplateDraft, TemplateSummary } from "@dunlin/runtime";
import type { Template } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { choicesOf } from "../../src/web/screens/documents/rendering.ts";
import {
  byKind,
  EVERYTHING,
  isShown,
  languageName,
  localesOf,
  templateRow,
  usesOf,
} from "../../src/web/screens/templates/model.ts";
import { DraftSaving, type SaveState } from "../../src/web/screens/templates/saving.ts";
import { refusal } from "./fakeHost.ts";

const [MAIL, SMS] = ["email", "sms"].map((kind) => STARTER_TEMPLATES.find((one) => one.kind === kind)) as [
  Template,
  Template,
];

describe("SE8 the list of templates", () => {
  const strategy = (name: string, template: string): Strategy =>
    ({
      ...{ format: "dunlin.strategy/1", id: name, name, time: { zone: "UTC" }, entry: { start: "a" }, exits: [] },
      nodes: {
        a: { type: "send", via: [{ channel: "email", template }], page: { template: "pay@2" }, to: { next: "b" } },
        b: { type: "task", queue: "calls", script: "script" },
      },
    }) as unknown as Strategy;
  const uses = usesOf([strategy("Mid", `${MAIL.id}@1`), strategy("Early", `${MAIL.id}@2`), strategy("Early", "x")]);
  const row = (doc: Template) =>
    templateRow({ id: doc.id, name: doc.name, versions: 1, live: 1, archived: false }, doc, [], uses);

  test("SE8 a template is used where a message, a page or a script names it, in whatever version", () => {
    expect(row(MAIL).usedIn).toEqual(["Early", "Mid"]);
    expect([uses.get("pay"), uses.get("script"), uses.get(SMS.id)]).toEqual([
      ["Early", "Mid"],
      ["Early", "Mid"],
      undefined,
    ]);
  });

  test("SE8 a step is told what a template says in each of its languages: of the live version, and of the one it names", () => {
    const summary = (id: string, more: Partial<TemplateSummary>): TemplateSummary => ({
      ...{ id, name: `Named ${id}`, versions: 2, live: 2, archived: false },
      facts: { 1: { channels: ["sms"] }, 2: { channels: ["sms"], disclosures: ["opt-out"] } },
      ...more,
    });
    const pages = { 1: { channels: ["landing"] } };
    const all = [
      summary("a", {}),
      summary("old", { archived: true }),
      summary("page", { live: 1, facts: pages }),
      { id: "draft", name: "Draft", versions: 0, archived: false, facts: {} },
    ];
    expect(choicesOf(all, ["a@1", "old@2", "gone@1"])).toEqual([
      { ref: "a@2", title: "Named a", channel: "sms", disclosures: ["opt-out"] },
      { ref: "page@1", title: "Named page", channel: "page", disclosures: [] },
      { ref: "a@1", title: "Named a", channel: "sms", disclosures: [] },
      { ref: "old@2", title: "Named old", channel: "sms", disclosures: ["opt-out"] },
    ]);
  });

  test("SE8 they stand by channel and language", () => {
    const rows = [row(SMS), row(MAIL)];
    expect(byKind(rows).map(([kind, own]) => [kind, own.length])).toEqual([
      ["email", 1],
      ["sms", 1],
    ]);
    expect(rows.filter((one) => isShown(one, { ...EVERYTHING, kind: "sms" }))).toHaveLength(1);
    expect(rows.filter((one) => isShown(one, { kind: "all", locale: "xx" }))).toEqual([]);
    expect(localesOf(rows)).toEqual([...localesOf(rows)].sort());
    expect(languageName("es", "es")).toBe("Español");
  });
});

describe("SE9 a template is saved, and nothing of anybody is lost", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function savingWith(save: (document: Template, rev: number) => Promise<{ rev: number }>) {
    const states: SaveState["kind"][] = [];
    const saves: string[] = [];
    const saving = new DraftSaving({
      rev: 1,
      onState: ({ kind }) => states.push(kind),
      save: async (document, rev) => {
        saves.push(`${document.name} over ${rev}`);
        return { ...(await save(document, rev)), savedAt: 7 } as TemplateDraft;
      },
    });
    return { saving, states, saves };
  }
  const named = (name: string): Template => ({ ...SMS, name });

  test("SE9 after a pause the newest is saved over what was read", async () => {
    const { saving, states, saves } = savingWith(async (_, rev) => ({ rev: rev + 1 }));
    saving.edited(named("a"));
    saving.edited(named("b"));
    expect(saving.open).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    saving.edited(named("c"));
    expect(await saving.flush()).toBe(3);
    expect(saves).toEqual(["b over 1", "c over 2"]);
    expect([states.at(-1), saving.open]).toEqual(["saved", false]);
  });

  test("SE9 a host that is away is tried again by itself, after longer rests", async () => {
    let away = 2;
    const { saving, states, saves } = savingWith(async (_, rev) => {
      if (away-- > 0) throw refusal(0, "network");
      return { rev: rev + 1 };
    });
    saving.edited(named("a"));
    expect(await saving.flush()).toBeUndefined();
    expect([states.at(-1), saving.open]).toEqual(["failed", true]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saves).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(saves).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect([saves.length, states.at(-1), saving.open]).toEqual([3, "saved", false]);
  });

  test("SE9 what is refused waits for the next change; over somebody else's nothing is saved", async () => {
    let code = "template.invalid";
    const { saving, states, saves } = savingWith(() => Promise.reject(refusal(409, code)));
    saving.edited(named("a"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([states.at(-1), saves.length, saving.open]).toEqual(["refused", 1, true]);
    code = "version.conflict";
    saving.edited(named("b"));
    await vi.advanceTimersByTimeAsync(1_000);
    saving.edited(named("c"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([states.at(-1), saves.length, await saving.flush()]).toEqual(["conflict", 2, undefined]);
  });

  test("SE9 what was written while it was saved is saved next", async () => {
    let done = (_: { rev: number }) => {};
    const { saving, states, saves } = savingWith(() => new Promise((resolve) => (done = resolve)));
    saving.edited(named("a"));
    const first = saving.flush();
    await vi.advanceTimersByTimeAsync(0);
    saving.edited(named("b"));
    done({ rev: 2 });
    expect(await first).toBeUndefined();
    expect(states).not.toContain("saved");
    await vi.advanceTimersByTimeAsync(1_000);
    done({ rev: 3 });
    await vi.advanceTimersByTimeAsync(0);
    expect([saves, states.at(-1)]).toEqual([["a over 1", "b over 2"], "saved"]);
  });
});
