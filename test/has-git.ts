import { spawnSync } from 'node:child_process';

/** Tests of what resilint does with git say that they skip where there is none. */
export const hasGit = spawnSync('git', ['--version']).status === 0;
