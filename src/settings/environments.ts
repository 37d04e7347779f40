import { type Environment, environments } from '../policy/document/policy.ts';
import type { EnvironmentTag } from '../policy/judge/environment.ts';
import type { FileSettings } from './document.ts';

/** What `environment` and `--environment` take. */
export const environmentNames: readonly Environment[] = environments;

/** What the deployments of a template are for, as far as somebody says so. */
export interface Environments {
  /** With a parameter file, which counts more than the template; with no one, of the template alone. */
  of(parameterFile: string | undefined): Environment | undefined;
  /** What a resource's own tag says counts more than either. */
  readonly tag?: EnvironmentTag;
  /** All that may be said of some resource. */
  readonly possible: readonly Environment[];
}

/** @param covering Of the file that is judged. @param overriding What is said of a file by name. @param given By the command line, for all. */
export function environmentsOf(
  covering: readonly FileSettings[],
  overriding: (file: string) => readonly FileSettings[],
  all: readonly FileSettings[],
  given: Environment | undefined,
): Environments {
  if (given !== undefined) return { of: () => given, possible: [given] };
  const said = (parts: readonly FileSettings[]): Environment | undefined =>
    parts.findLast(({ environment }) => environment !== undefined)?.environment;
  const tag = covering.findLast(({ environmentTag }) => environmentTag !== undefined)?.environmentTag;
  const own = said(covering);
  const possible = new Set(all.flatMap(({ environment }) => environment ?? []));
  if (tag?.production !== undefined) possible.add('production');
  if (tag?.development !== undefined) possible.add('development');
  return {
    of: (file) => (file === undefined ? undefined : said(overriding(file))) ?? own,
    ...(tag && { tag }),
    possible: [...possible],
  };
}
