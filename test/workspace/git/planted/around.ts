import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { git, write } from '../../../cli/git-helpers.ts';
import { badMachine } from '../../../cli/helpers.ts';
import { attributes, configure, data, settingsFile, settingsOf, type Way } from './plant.ts';

/** What stands around a repository: other settings, other repositories, the environment. */
export const around: readonly Way[] = [
  {
    name: 'another file of settings',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      settingsFile(path.join(planted.top, 'more'), settingsOf(planted));
      return configure(planted, { 'include.path': '../more' });
    },
    control: ['diff'],
  },
  {
    name: 'another file of settings for this folder',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      settingsFile(path.join(planted.top, 'more'), settingsOf(planted));
      return configure(planted, { [`includeIf.gitdir:${planted.top.replaceAll('\\', '/')}/.path`]: '../more' });
    },
    control: ['diff'],
  },
  {
    name: 'settings of this working tree',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      configure(planted, { 'core.repositoryFormatVersion': '1', 'extensions.worktreeConfig': 'true' });
      settingsFile(path.join(planted.top, '.git', 'config.worktree'), settingsOf(planted));
      return undefined;
    },
    control: ['diff'],
  },
  {
    name: 'a submodule with settings of its own',
    plant(planted) {
      const sub = path.join(planted.top, 'sub');
      mkdirSync(sub);
      git(sub, 'init', '--quiet');
      write(sub, 'd.json', badMachine);
      git(sub, 'add', '--all');
      git(sub, 'commit', '--quiet', '--message', 'x');
      git(planted.top, 'add', 'sub');
      write(sub, '.gitattributes', attributes);
      write(sub, 'd.json', {});
      settingsFile(path.join(sub, '.git', 'config'), { 'core.bare': 'false', ...settingsOf(planted) });
      return configure(planted, {
        'submodule.recurse': 'true',
        'diff.ignoreSubmodules': 'none',
        'diff.submodule': 'diff',
      });
    },
    control: ['status'],
  },
  {
    name: 'a folder that looks like a repository, where resilint runs',
    plant(planted) {
      data(path.join(planted.top, 'infra'), { 'core.bare': 'false', 'core.worktree': '.', ...settingsOf(planted) });
      return { cwd: 'infra' };
    },
  },
  {
    name: 'a bare folder that lacks what it promises, where resilint runs',
    plant(planted) {
      data(path.join(planted.top, 'infra'), {
        'core.repositoryFormatVersion': '1',
        'core.bare': 'true',
        'core.sshCommand': planted.command,
        'extensions.partialClone': 'origin',
        'remote.origin.url': 'ssh://x@y/z',
        'remote.origin.promisor': 'true',
      });
      writeFileSync(path.join(planted.top, 'infra', 'HEAD'), `${'1'.repeat(40)}\n`);
      return { cwd: 'infra' };
    },
    control: ['cat-file', '-p', '1'.repeat(40)],
  },
  {
    name: 'a file .git that leads to a folder of the repository',
    plant(planted) {
      data(path.join(planted.top, 'infra', 'data'), { 'core.bare': 'false', ...settingsOf(planted) });
      writeFileSync(path.join(planted.top, 'infra', '.git'), 'gitdir: data\n');
      return { cwd: 'infra' };
    },
    control: ['status'],
  },
  ...['', '.', 'TOP', 'TOP/node_modules/.bin'].map(
    (folder): Way => ({
      name: `a git of the repository, by '${folder}' in PATH`,
      plant({ top, script }) {
        const named = folder.replace('TOP', top);
        const target = path.resolve(top, named);
        mkdirSync(target, { recursive: true });
        copyFileSync(script, path.join(target, 'git'));
        return { env: { PATH: `${named}${path.delimiter}${process.env.PATH}` } };
      },
      control: ['status'],
    }),
  ),
  {
    name: 'programs of the environment',
    plant: ({ script, command }) => ({
      env: {
        GIT_EXTERNAL_DIFF: script,
        GIT_SSH: script,
        GIT_SSH_COMMAND: command,
        GIT_PROXY_COMMAND: script,
        GIT_ASKPASS: script,
        SSH_ASKPASS: script,
        GIT_PAGER: command,
        GIT_EDITOR: command,
        GIT_SEQUENCE_EDITOR: command,
      },
    }),
    control: ['diff'],
  },
  {
    name: 'settings of the environment',
    plant: ({ script }) => ({
      env: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: script },
    }),
    control: ['status'],
  },
  {
    name: 'options of the environment',
    plant: ({ script }) => ({ env: { GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${script}'` } }),
    control: ['status'],
  },
  {
    name: 'programs of git from elsewhere',
    plant({ top, script }) {
      const folder = path.join(top, 'core');
      mkdirSync(folder);
      for (const name of ['git', 'git-x', 'git-remote-https', 'git-fetch', 'git-ls-files'])
        copyFileSync(script, path.join(folder, name));
      return { env: { GIT_EXEC_PATH: folder } };
    },
    control: ['x'],
  },
  {
    name: 'another repository of the environment',
    plant(planted) {
      const folder = path.join(planted.top, 'infra');
      data(folder, { 'core.bare': 'false', ...settingsOf(planted) });
      return { env: { GIT_DIR: folder, GIT_WORK_TREE: planted.top } };
    },
    control: ['status'],
  },
  {
    name: 'a file to trace to',
    plant: ({ trace }) => ({ env: { GIT_TRACE: trace, GIT_TRACE_SETUP: trace, GIT_TRACE2_EVENT: trace } }),
    control: ['status'],
  },
  {
    name: "a file to trace to in a person's own settings",
    plant({ top, trace }) {
      const file = path.join(top, '..', 'global');
      settingsFile(file, { 'trace2.eventTarget': trace, 'trace2.normalTarget': trace, 'trace2.perfTarget': trace });
      return { env: { GIT_CONFIG_GLOBAL: file } };
    },
    control: ['status'],
  },
];
