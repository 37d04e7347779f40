import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Input, inputOf } from './input.ts';
import { randomOf } from './random.ts';
import { type Project, seedsIn } from './seeds.ts';

/** What is tried. The same work makes the same inputs. */
export interface Work {
  /** This repository. */
  readonly root: string;
  /** Whose templates are changed; `undefined`: those of this repository. */
  readonly folder: string | undefined;
  readonly seed: number;
  /** As much as a check before each merge can afford: see `quickly`. */
  readonly quick: boolean;
}

/** An input, and how much is asked of it. */
export interface Trial {
  readonly input: Input;
  /** Whether the laws that run it again are held against it too. */
  readonly thorough: boolean;
  /** Policies that are left out. */
  readonly ignore: readonly string[];
}

export interface Plan {
  readonly seeds: number;
  trial(number: number): Trial;
}

export function planOf(work: Work): Plan {
  const seeds = seedsIn(work.root, work.folder);
  return work.quick ? quickly(work, seeds.filter(isSmall)) : thoroughly(work, seeds);
}

function thoroughly({ seed }: Work, seeds: readonly Project[]): Plan {
  return {
    seeds: seeds.length,
    trial: (number) => ({ input: inputOf(seeds, seed, number), thorough: number % 4 === 0, ignore: [] }),
  };
}

/** Small seeds, of which each is judged by a few policies: most of the time of a whole run goes into the other ones. */
function quickly({ root, seed }: Work, seeds: readonly Project[]): Plan {
  const ids = policyIds(path.join(root, 'policies'));
  return {
    seeds: seeds.length,
    trial(number) {
      const random = randomOf(seed, -number);
      return {
        input: inputOf(seeds, seed, number),
        thorough: number % 16 === 0,
        ignore: ids.filter(() => !random.chance(10)),
      };
    },
  };
}

const smallCharacters = 3_000;

function isSmall({ files }: Project): boolean {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0) < smallCharacters;
}

function policyIds(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => /([A-Z]+-\d+)\.json$/.exec(String(name))?.[1])
    .filter((id) => id !== undefined)
    .sort();
}
