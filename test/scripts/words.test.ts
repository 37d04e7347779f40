import { expect, it } from 'vitest';
import { faultsOfHeadline, faultsOfPhrase, faultsOfSentences, faultsOfWords } from '../../scripts/words.ts';

it('finds words that are not ours, whatever their case', () => {
  expect(faultsOfWords('Mend the machine')).toHaveLength(2);
  expect(faultsOfWords('The disk stands alone, and is lost otherwise.')).toHaveLength(3);
  expect(faultsOfWords('It hangs on a name of its own, and takes two.')).toHaveLength(3);
});

it("leaves alone what is quoted, put in, or Azure's word", () => {
  expect(faultsOfWords("The virtual machine 'machine' is in the set's zone.")).toEqual([]);
  expect(faultsOfWords("VM '{machines.name}' has no `machine`.")).toEqual([]);
  expect(faultsOfWords('Understand the outstanding amendment.')).toEqual([]);
});

it('measures a headline without the length of its names', () => {
  const name = 'properties.virtualMachineProfile.storageProfile.osDisk.managedDisk.storageAccountType';
  expect(faultsOfHeadline(`VM '{name}' is {${name}}.`)).toEqual([]);
  expect(faultsOfHeadline(`VM '{name}' ${'is '.repeat(30)}here.`)[0]).toMatch(/70 characters/);
});

it('has one sentence in a headline, and names in quotes', () => {
  expect(faultsOfHeadline("VM '{name}' is off. Turn it on.")[0]).toMatch(/one sentence/);
  expect(faultsOfHeadline("VM '{name}' needs 99.9 %.")).toEqual([]);
  expect(faultsOfHeadline('VM {name} is off.')[0]).toMatch(/'{name}' belongs into quotes/);
  expect(faultsOfHeadline('VM {set.name} is off.')[0]).toMatch(/belongs into quotes/);
  expect(faultsOfHeadline('{place} is off.')).toEqual([]);
});

it('begins sentences with a capital, and ends them with a period', () => {
  expect(faultsOfSentences('set it')).toHaveLength(2);
  expect(faultsOfSentences("'a' is off.")).toEqual([]);
});

it('has phrases for edits and related places', () => {
  expect(faultsOfPhrase('Use a premium SSD')).toEqual([]);
  expect(faultsOfPhrase('use a premium SSD.')).toHaveLength(2);
});
