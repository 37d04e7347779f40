/** The part of a lock file's entry that matters here. Keys of `Packages` are paths such as `node_modules/esbuild`. */
export interface Package {
  /** Where it is another than the path's. */
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type Packages = Readonly<Record<string, Package>>;

/** Entries for the optional packages that some package names with an exact version, and the lock file lacks. */
export function missingPackages(packages: Packages): Record<string, Package> {
  const missing: Record<string, Package> = {};
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const known = [`node_modules/${name}`, `${path}/node_modules/${name}`].some((each) => each in packages);
      if (known || !/^\d/.test(version)) continue;
      missing[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    }
  }
  return missing;
}

/** What npm would read in the package itself: napi-rs, esbuild and Biome name their packages `…-<os>-<cpu>[-<libc>]`. */
function platformOf(name: string): Pick<Package, 'cpu' | 'libc' | 'os'> {
  const [, os, cpu, abi] =
    /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`the name ${name} does not tell its platform`);
  const libc = abi?.startsWith('musl') ? 'musl' : abi?.startsWith('gnu') ? 'glibc' : undefined;
  return { cpu: [cpu], os: [os], ...(libc && { libc: [libc] }) };
}
