import { describe, expect, it } from 'vitest';
import { check } from '../../scripts/fuzz/check.ts';
import { inputOf } from '../../scripts/fuzz/input.ts';
import { minimize } from '../../scripts/fuzz/minimize.ts';
import { seedsIn } from '../../scripts/fuzz/seeds.ts';

const seeds = seedsIn(process.cwd(), undefined);

describe('inputs', () => {
  it('are the same for the same seed and number, and others for others', () => {
    const texts = (seed: number) =>
      Array.from({ length: 50 }, (_, number) => JSON.stringify([...inputOf(seeds, seed, number).files]));
    expect(texts(1)).toEqual(texts(1));
    expect(new Set([...texts(1), ...texts(2)]).size).toBeGreaterThan(95);
  });

  it('are of every kind of file that resilint reads', () => {
    const names = new Set(seeds.flatMap(({ files }) => [...files.keys()].map((name) => name.replace(/^.*\//, ''))));
    expect([...names]).toEqual(
      expect.arrayContaining([
        'main.bicep',
        'main.json',
        'main.bicepparam',
        'main.parameters.json',
        'resilint.config.json',
        'resilint.baseline.jsonl',
        'bicepconfig.json',
        'OWN-1.json',
        '.gitignore',
      ]),
    );
  });
});

it('every seed is as it should be before it is changed', async () => {
  for (const { name, files } of seeds.filter((_, at) => at % 150 === 0))
    expect([name, await check({ input: { number: 0, seed: name, files }, thorough: true, ignore: [] })]).toEqual([
      name,
      [],
    ]);
});

it('an input is made smaller as long as it shows its fault', async () => {
  const files = new Map([
    ['main.bicep', `${'// a line\n'.repeat(40)}var wrong = 1\n${'// a line\n'.repeat(40)}`],
    ['other.json', '{}'],
  ]);
  const smallest = await minimize(files, async (some) => (some.get('main.bicep') ?? '').includes('wrong'));
  expect([...smallest]).toEqual([['main.bicep', 'wrong']]);
});
