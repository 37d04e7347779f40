import { mutateJson } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { type Random, randomOf } from './random.ts';
import type { Project } from './seeds.ts';

/** Some files, of which at least one is as no author would write it. */
export interface Input {
  /** What `--replay` takes. */
  readonly number: number;
  readonly seed: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The same input for the same seeds and numbers. */
export function inputOf(seeds: readonly Project[], seed: number, number: number): Input {
  const random = randomOf(seed, number);
  const project = random.pick(seeds);
  const files = new Map(project.files);
  for (let changed = 1 + (random.chance(4) ? 1 : 0); changed > 0; changed -= 1) {
    const name = targetOf([...files.keys()], random);
    files.set(name, mutate(name, files.get(name) ?? '', random));
  }
  return { number, seed: project.name, files };
}

/** Mostly the first file, which is what the others are for. */
function targetOf(names: readonly string[], random: Random): string {
  return random.chance(2) ? random.pick(names) : (names[0] ?? '');
}

function mutate(name: string, text: string, random: Random): string {
  if (/\.jsonc?$/.test(name) && !random.chance(5)) return mutateJson(text, random);
  return mutateText(text, random, /\.bicep(param)?$/.test(name));
}
