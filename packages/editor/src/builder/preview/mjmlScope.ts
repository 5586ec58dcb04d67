/**
 * What the compiler of MJML asks for when it is loaded: the global object, by code of text, which a strict policy refuses and reports. It
 * gets the object without. A module of its own, since it has to be there before the compiler.
 */

const { Function: Code } = globalThis;
const scopeOf = (texts: readonly unknown[]) => (texts.join() === "return this" ? () => globalThis : undefined);

Reflect.set(
  globalThis,
  "Function",
  new Proxy(Code, {
    apply: (target, self, texts) => scopeOf(texts) ?? Reflect.apply(target, self, texts),
    construct: (target, texts, made) => scopeOf(texts) ?? Reflect.construct(target, texts, made),
  }),
);

/** To be called as soon as the compiler is there: what others make of text is theirs. */
export const giveBack = (): void => void Reflect.set(globalThis, "Function", Code);

// Where there is no compiler nobody calls it. Modules that are loaded together begin without a pause.
queueMicrotask(giveBack);
