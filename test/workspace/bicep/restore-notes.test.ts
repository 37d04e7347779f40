import { describe, expect, it } from 'vitest';
import type { LintDiagnostic } from '../../../src/result/result.ts';
import { tidy } from '../../../src/workspace/diagnostics.ts';

function note(file: string, line: number, message: string): LintDiagnostic {
  const location = {
    file,
    startLine: line,
    startColumn: 1,
    endLine: line,
    endColumn: 2,
    startOffset: line * 10,
    endOffset: line * 10 + 1,
  };
  const subject = /([^/']*:[^/']*)' is not restored/.exec(message)?.[1];
  const code = subject === undefined ? 'opaque-deployment' : 'not-restored';
  return { severity: 'note', code, message, location, file, ...(subject !== undefined && { subject }) };
}

const missing = (name: string) => `'${name}' is not restored on this computer`;

describe('modules that are not restored', () => {
  it('are one note a file, at the first, with what fetches them', () => {
    const notes = tidy([
      note('b.bicep', 9, missing('br:mcr.microsoft.com/bicep/avm/res/network/virtual-hub:0.4.3')),
      note('b.bicep', 3, missing('br/public:avm/res/network/virtual-hub:0.4.3')),
      note('b.bicep', 5, missing('br:mcr.microsoft.com/bicep/avm/res/network/virtual-hub:0.5.0')),
      note('a.bicep', 2, missing('ts:00000000-0000-0000-0000-000000000000/g/spec:v1')),
    ]);
    expect(notes.map(({ location, message }) => `${location?.file}:${location?.startLine} ${message}`)).toEqual([
      "a.bicep:2 'ts:00000000-0000-0000-0000-000000000000/g/spec:v1' is not restored on this computer, so what it holds is not known; 'bicep restore a.bicep' fetches it",
      "b.bicep:3 2 modules are not restored on this computer, so what they hold is not known; 'bicep restore b.bicep' fetches them",
    ]);
  });

  it('leave other notes alone', () => {
    const other = note('a.bicep', 1, "there is no alias 'x' under moduleAliases.br of bicepconfig.json");
    expect(tidy([other])).toEqual([other]);
  });
});
