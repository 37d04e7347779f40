import path from 'node:path';
import { chooseFiles } from '../../src/lint/choose/candidates.ts';
import { judgeFiles } from '../../src/lint/judge/all-files.ts';
import { fold } from '../../src/lint/judge/fold.ts';
import { startStopwatch } from '../../src/lint/stopwatch.ts';
import type { Finding } from '../../src/result/result.ts';
import { shippedPolicies } from '../../src/settings/policies/policies.ts';
import { openRunSettings } from '../../src/settings/run-settings.ts';
import { maskedText } from '../../src/workspace/secrets.ts';
import { openSession } from '../../src/workspace/session.ts';
import { plainOptions } from '../plain-options.ts';

/** What one preset says of the templates of a folder. */
export interface Measured {
  readonly folder: string;
  readonly templates: readonly MeasuredTemplate[];
  text(file: string): string | undefined;
}

export interface MeasuredTemplate {
  readonly path: string;
  /** Whether some check passed or failed. */
  readonly isDecided: boolean;
  readonly findings: readonly Finding[];
}

type Preset = 'essential' | 'recommended' | 'all';

/** Judges without proving edits, and folds the findings of each template alone. */
export async function measure(folder: string, preset: Preset): Promise<Measured> {
  const options = {
    ...plainOptions,
    cwd: path.resolve(folder),
    preset,
    ignoreUnknown: true,
    config: false,
  } as const;
  const session = openSession(options);
  const settings = openRunSettings(session, await shippedPolicies(), options);
  const chosen = await chooseFiles(session, settings, options);
  const { outcomes } = await judgeFiles(session, settings, { ...chosen, traced: false }, options, startStopwatch());
  const templates = outcomes
    .filter(({ file }) => file.kind === 'template')
    .map(({ file, raw }) => ({
      path: file.path,
      isDecided: (file.checks?.passed ?? 0) + (file.checks?.failed ?? 0) > 0,
      findings: fold(
        raw.filter(({ finding }) => finding.verdict === 'fail').map((each) => ({ ...each, plans: [] })),
        () => file.parameterSets,
      ).findings,
    }));
  return { folder, templates, text: (file) => maskedText(session, file, []) };
}
