import type { LintOptions } from '../src/lint/options.ts';

/** The options that a run has to have, as they are where nobody asks for more. */
export const plainOptions: Omit<LintOptions, 'cwd'> = {
  toolVersion: '0',
  paths: [],
  parameters: [],
  env: [],
  context: {},
  select: [],
  ignore: [],
  policies: [],
  documented: false,
  ignoreUnknown: false,
};
