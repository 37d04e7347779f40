import { describe, expect, it } from 'vitest';
import { parse } from '../../src/cli/arguments.ts';

const said = async (...args: string[]): Promise<string> => {
  try {
    const command = await parse(args, '0', () => undefined);
    await command?.();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
};

describe('a command line', () => {
  it.each([
    [['--exit-zero'], "no option '--exit-zero'; here it is --fail-on never"],
    [['--soft-fail', '.'], 'here it is --fail-on never'],
    [['check', '--output-format', 'sarif'], 'here it is --format'],
    [['-o', 'out.sarif'], "no option '-o'; here it is --format, or --report FORMAT=FILE for a file"],
    [['rule', 'VM-1'], "did you mean 'resilint explain VM-1'?"],
    [['rule'], "did you mean 'resilint rules'?"],
    [['scan'], "did you mean 'resilint check'?"],
    [
      ['check', '--fail-on', 'critical'],
      "--fail-on must be high, medium, low or never, not 'critical'; did you mean 'high'?",
    ],
    [['check', '--fail-on', 'hgh'], "did you mean 'high'?"],
    [['rules', '--format', 'txt'], "--format must be text, json or markdown, not 'txt'; did you mean 'text'?"],
    [['check', '--report'], '--report needs a value'],
    [['check', '--select', 'availability'], "did you mean 'category:availability'?"],
    [['check', '--select', 'availabilty'], "did you mean 'category:availability'?"],
    [['check', '--select', 'KeepBackupsBeyondTheRegion'], "did you mean 'DR-"],
    [['check', '--select', 'essential'], "did you mean 'preset:essential'?"],
    [['explain', 'KeepBackupsBeyondTheRegio'], "did you mean 'KeepBackupsBeyondTheRegion'?"],
  ])('%j: %s', async (args, text) => {
    expect(await said(...args)).toContain(text);
  });
});
