import { codeFrame } from '../../src/report/frame.ts';
import { wholeMessage } from '../../src/result/message.ts';
import { randomOf } from '../fuzz/random.ts';
import type { Measured } from './measure.ts';

/** Findings at random, each once, with the lines that they are about. */
export function sampled(measured: readonly Measured[], count: number, seed: number): string {
  const random = randomOf(seed);
  const pool = measured.flatMap(({ folder, templates, text }) =>
    templates.flatMap((template) => template.findings.map((finding) => ({ folder, template, finding, text }))),
  );
  return random
    .shuffled(pool)
    .slice(0, count)
    .map(({ folder, template, finding, text }, at) => {
      const { location, severity, policy } = finding;
      const through = template.path === location.file ? '' : ` (of ${template.path})`;
      const frame = codeFrame(text(location.file), location, {
        context: 6,
        width: 160,
        marker: '^',
        paint: (_, shown) => shown,
      });
      return `${at + 1}. ${severity} ${policy} ${folder}/${location.file}:${location.startLine}${through}\n${wholeMessage(finding)}\n${frame.join('\n')}\n`;
    })
    .join('\n');
}
