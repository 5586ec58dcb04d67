/** Run in a process of its own: what loading the engine and compiling one strategy cost the first time, in ms. */

import { largeStrategy } from "./large.mjs";

const text = JSON.stringify(largeStrategy(200));
const start = performance.now();
const { compileStrategy, parseStrategy } = await import("@dunlin/engine");
const loaded = performance.now();
compileStrategy(parseStrategy(text));
console.log(JSON.stringify({ load: loaded - start, compile: performance.now() - loaded }));
