/** The web app at `/`: files as they were built. Those with a hash in their name never change, the page itself is asked for anew. */

import { createReadStream, existsSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Previews of messages stand in frames without an origin; charts and editor set styles of elements. */
const POLICY = [
  ...["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'"],
  ...["img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self' blob:"],
  ...["frame-src 'self' blob: data:", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'"],
  "frame-ancestors 'none'",
].join("; ");

export function serveWeb(app: FastifyInstance, root: string): void {
  const send = (reply: FastifyReply, path: string, isFixed: boolean) =>
    reply
      .header("content-security-policy", POLICY)
      .header("cache-control", isFixed ? "public, max-age=31536000, immutable" : "no-cache")
      .type(TYPES[extname(path)] ?? "application/octet-stream")
      .header("content-length", statSync(path).size)
      .send(createReadStream(path));
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const [path = "/"] = request.url.split("?");
    const file = fileIn(root, path);
    if (file !== undefined) return send(reply, file, path.startsWith("/assets/"));
    return reply.callNotFound();
  });
}

function fileIn(root: string, path: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const file = normalize(join(root, name === "/" ? "index.html" : name));
  const isInside = file.startsWith(`${normalize(root)}${sep}`) && !name.includes("\0");
  return isInside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}
