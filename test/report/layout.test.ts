import { expect, it } from 'vitest';
import { loadFormat } from '../../src/report/index.ts';
import { at, finding, result } from './fixture.ts';

const text = 'a: 1\n';
const help = "Set 'zones' to a different zone for each VM of the workload, so that no failure stops all of them.";
const message = "VM '日本語-web-0' has no availability zone, and neither has any of its peers.";
const found = result({ texts: { 'a.bicep': text }, findings: [finding(at('a.bicep', text, 'a'), { message, help })] });

async function linesOf(format: 'stylish' | 'concise' | 'junit' | 'github' | 'markdown', width?: number) {
  const render = await loadFormat(format);
  return render(found, width === undefined ? {} : { width }).split('\n');
}

it('the headline is the first line, and help has lines of its own, as wide as the terminal', async () => {
  const lines = await linesOf('stylish', 50);
  expect(lines.slice(0, 2)).toEqual([
    "a.bicep:1:1: low VM-13 VM '日本語-web-0' has no",
    '    availability zone, and neither has any of its',
  ]);
  expect(lines.slice(0, lines.indexOf('')).filter((line) => line.length > 50)).toEqual([]);
  const at = lines.indexOf("  help: Set 'zones' to a different zone for each");
  expect(lines.slice(at, at + 3)).toEqual([
    "  help: Set 'zones' to a different zone for each",
    '        VM of the workload, so that no failure',
    '        stops all of them.',
  ]);
});

it('where there is no terminal the first line is whole, and help has 80 columns', async () => {
  const lines = await linesOf('stylish');
  expect(lines[0]).toBe(`a.bicep:1:1: low VM-13 ${message}`);
  expect(lines).toContain("  help: Set 'zones' to a different zone for each VM of the workload, so that no");
  expect(lines).toContain('        failure stops all of them.');
});

it('on a single line help comes behind the headline', async () => {
  expect((await linesOf('concise'))[0]).toBe(`a.bicep:1:1: low VM-13 ${message} ${help}`);
});

it('an annotation has the headline as its title', async () => {
  const [line] = await linesOf('github');
  expect(line).toContain(`title=VM-13 ${message.slice(0, -1).replace(',', '%2C')}::${message}%0A${help}`);
});

it('JUnit and Markdown have help apart from the headline', async () => {
  expect(await linesOf('junit')).toContain(`help: ${help.replaceAll("'", '&apos;')}</failure>`);
  expect(await linesOf('markdown')).toContain(`- help: ${help}`);
});
