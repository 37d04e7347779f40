import { answerOf, gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/** The settings by which a working tree may look other than what git holds. */
export interface GitSettings {
  /** Whether git makes line ends `\n` where attributes say nothing. */
  readonly autocrlf: boolean;
  readonly filemode: boolean;
  readonly symlinks: boolean;
  /** The filters for which there is a program that content goes through on its way to git. */
  readonly filters: ReadonlySet<string>;
}

export async function settingsOf(repository: Repository): Promise<GitSettings> {
  const names = '^(core\\.(autocrlf|filemode|symlinks)|filter\\..*\\.(clean|process))$';
  const output = (await answerOf(gitIn(repository)('config', '-z', '--get-regexp', names))) ?? '';
  const settings = new Map(
    output.split('\0').map((setting) => {
      const [, name = '', value = 'true'] = /^([^\n]*)(?:\n(.*))?$/s.exec(setting) ?? [];
      return [name, value];
    }),
  );
  const isOff = (name: string): boolean => /^(?:false|no|off|0|)$/i.test(settings.get(name) ?? 'true');
  return {
    autocrlf: settings.has('core.autocrlf') && !isOff('core.autocrlf'),
    filemode: !isOff('core.filemode'),
    symlinks: !isOff('core.symlinks'),
    filters: new Set(
      Array.from(settings, ([name, value]) =>
        value === '' ? undefined : /^filter\.(.*)\.\w+$/s.exec(name)?.[1],
      ).filter((name) => name !== undefined),
    ),
  };
}
