/** The command where the package `mjml` is not installed: a process of its own, in which nothing resolves to it. */

import { register } from "node:module";
import { runDunlin } from "../src/main.ts";

const hooks = `export async function resolve(name, context, next) {
  if (!/^mjml$|\\/mjml\\/lib\\//.test(name)) return next(name, context);
  throw Object.assign(new Error("Cannot find package 'mjml'"), { code: "ERR_MODULE_NOT_FOUND" });
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const { stdout, stderr, env } = process;
process.exitCode = await runDunlin(process.argv.slice(2), {
  stdout,
  stderr,
  env,
  now: () => 0,
  today: () => "2026-11-25",
});
