import type { Package, Packages } from './platforms.ts';

/** The packages of a lock file whose content nothing vouches for: npm would install whatever a registry hands out. */
export function unverified(packages: Packages): string[] {
  return Object.entries(packages)
    .filter(([path, { integrity, link }]) => path !== '' && !link && !/^sha512-[\w+/]+=*$/.test(integrity ?? ''))
    .map(([path]) => path);
}

/** Those that are tied to one registry, which others may not reach. */
export function tied(packages: Packages): string[] {
  return Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(([path]) => path);
}

/** `name@version`, as npm takes it. */
export function specifierOf(path: string, { name, version }: Package): string {
  return `${name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
}
