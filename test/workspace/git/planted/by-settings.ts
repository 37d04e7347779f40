import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git, write } from '../../../cli/git-helpers.ts';
import { attributes, configure, hooks, promisor, type Way } from './plant.ts';

const fetches = ['cat-file', '-p', 'HEAD^{tree}'];

/** What the settings and attributes of a repository name. */
export const bySettings: readonly Way[] = [
  {
    name: 'a clean filter by .gitattributes',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      return configure(planted, { 'filter.evil.clean': planted.command });
    },
    control: ['diff'],
  },
  {
    name: 'a clean filter by .git/info/attributes',
    plant(planted) {
      writeFileSync(path.join(planted.top, '.git', 'info', 'attributes'), attributes);
      return configure(planted, { 'filter.evil.clean': planted.command, 'filter.evil.required': 'true' });
    },
    control: ['diff'],
  },
  {
    name: 'a clean filter by a file of attributes elsewhere',
    plant(planted) {
      write(planted.top, 'elsewhere', attributes);
      const file = path.join(planted.top, 'elsewhere');
      return configure(planted, { 'core.attributesFile': file, 'filter.evil.clean': planted.command });
    },
    control: ['diff'],
  },
  {
    name: 'a filter process',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      return configure(planted, { 'filter.evil.process': planted.command });
    },
    control: ['diff'],
  },
  {
    name: 'a smudge filter',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      return configure(planted, { 'filter.evil.smudge': planted.command });
    },
    control: ['checkout', '--', 'a.json'],
  },
  {
    name: 'a monitor of files',
    plant: (planted) => configure(planted, { 'core.fsmonitor': planted.script }),
    control: ['status'],
  },
  {
    name: 'a monitor of files that the index knows of',
    plant(planted) {
      git(planted.top, 'update-index', '--fsmonitor');
      return configure(planted, { 'core.fsmonitor': planted.script });
    },
    control: ['ls-files', '--modified'],
  },
  {
    name: 'ssh for what a partial clone lacks',
    plant: (planted) => promisor(planted, 'ssh://x@y/z', { 'core.sshCommand': planted.command }),
    control: fetches,
  },
  {
    name: 'a remote of any program (ext::) for what a partial clone lacks',
    plant: (planted) => promisor(planted, `ext::${planted.script}`, { 'protocol.ext.allow': 'always' }),
    control: fetches,
  },
  {
    name: 'a program in the place of an address (insteadOf)',
    plant: (planted) =>
      promisor(planted, 'https://example.com/x', { [`url.ext::${planted.script} .insteadOf`]: 'https://' }),
    control: fetches,
  },
  {
    name: 'upload-pack of a remote on this machine',
    plant: (planted) => promisor(planted, planted.top, { 'remote.origin.uploadpack': planted.script }),
    control: fetches,
  },
  {
    name: 'a proxy of git://',
    plant: (planted) => promisor(planted, 'git://127.0.0.1:1/x', { 'core.gitProxy': planted.script }),
    control: fetches,
  },
  {
    name: 'a credential helper',
    plant: (planted) =>
      configure(planted, {
        'credential.helper': `!${planted.command}`,
        'credential.https://y.helper': `!${planted.command}`,
      }),
    control: ['credential', 'fill'],
  },
  {
    name: 'a program that asks for passwords',
    plant: (planted) => configure(planted, { 'core.askPass': planted.script }),
    control: ['credential', 'fill'],
  },
  {
    name: 'hooks',
    plant(planted) {
      hooks(path.join(planted.top, '.git', 'hooks'), planted);
      return undefined;
    },
    control: ['add', 'a.json'],
  },
  {
    name: 'hooks elsewhere',
    plant(planted) {
      hooks(path.join(planted.top, 'hooks'), planted);
      return configure(planted, { 'core.hooksPath': 'hooks' });
    },
    control: ['add', 'a.json'],
  },
  {
    name: 'an external diff',
    plant: (planted) => configure(planted, { 'diff.external': planted.script }),
    control: ['diff'],
  },
  {
    name: 'an external diff by attributes',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      return configure(planted, { 'diff.evil.command': planted.script });
    },
    control: ['diff'],
  },
  {
    name: 'a text conversion',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      return configure(planted, { 'diff.evil.textconv': planted.script });
    },
    control: ['diff'],
  },
  {
    name: 'a merge driver',
    plant(planted) {
      write(planted.top, '.gitattributes', attributes);
      return configure(planted, { 'merge.evil.driver': planted.command });
    },
  },
  {
    // Without a terminal git starts none, whatever it is told.
    name: 'a pager',
    plant: (planted) =>
      configure(planted, {
        'core.pager': planted.command,
        'pager.ls-files': planted.command,
        'pager.diff-index': planted.command,
      }),
  },
  {
    name: 'an editor',
    plant: (planted) => configure(planted, { 'core.editor': planted.command, 'sequence.editor': planted.command }),
    control: ['commit', '--allow-empty'],
  },
  {
    name: 'a program that signs',
    plant: (planted) => configure(planted, { 'gpg.program': planted.script, 'log.showSignature': 'true' }),
    control: ['commit', '--allow-empty', '-S', '-m', 'x'],
  },
  {
    name: 'aliases',
    plant(planted) {
      const names = ['ls-files', 'diff-index', 'rev-parse', 'cat-file', 'config', 'x'];
      return configure(planted, Object.fromEntries(names.map((name) => [`alias.${name}`, `!${planted.command}`])));
    },
    control: ['x'],
  },
  {
    name: 'references of another repository',
    plant(planted) {
      git(planted.top, 'init', '--quiet', '--bare', '../other');
      appendFileSync(
        path.join(planted.top, '.git/objects/info/alternates'),
        path.join(planted.top, '../other/objects\n'),
      );
      return configure(planted, { 'core.alternateRefsCommand': planted.script });
    },
    control: ['rev-list', '--alternate-refs'],
  },
];
