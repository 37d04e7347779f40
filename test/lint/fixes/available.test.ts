import { describe, expect, it } from 'vitest';
import { refusalOfWrite } from '../../../src/lint/fixes/available.ts';
import { openTypes } from '../../../src/resource-types/open.ts';
import { valueOf } from '../../fix/world.ts';

const types = openTypes();
const machine = 'Microsoft.Compute/virtualMachines';

const refusal = (apiVersion: string | undefined, path: (string | number)[], value?: unknown, type = machine) =>
  refusalOfWrite(types, { type, apiVersion, path, ...(value !== undefined && { value: valueOf(value) }) });

describe('what a fix writes', () => {
  it('is a property that the version of the resource has, all the way down', () => {
    const storage = ['properties', 'storageProfile', 'osDisk', 'managedDisk'];
    expect(refusal('2023-09-01', storage, { storageAccountType: 'Premium_LRS' })).toBeUndefined();
    expect(refusal('2015-06-15', storage, { storageAccountType: 'Premium_LRS' })).toMatch(/does not have it/);
    expect(refusal('2017-03-30', storage, { storageAccountType: 'StandardSSD_LRS' })).toMatch(/does not have it/);
    expect(refusal('2023-09-01', storage, { nonsense: true })).toMatch(/does not have it/);
    expect(refusal('2023-09-01', ['properties', 'storageProfile', 'dataDisks'], [{ lun: 0, nonsense: 1 }])).toMatch(
      /does not have it/,
    );
    expect(refusal('2023-09-01', ['properties', 'storageProfile', 'dataDisks', 0, 'lun'], 1)).toBeUndefined();
    expect(refusal('2023-09-01', ['zones'], ['1'])).toBeUndefined();
  });

  it('may be any key where the type takes any', () => {
    expect(refusal('2023-09-01', ['tags', "it's.mine"], 'yes')).toBeUndefined();
  });

  it('cannot be held against a version that is not known', () => {
    expect(refusal(undefined, ['zones'], ['1'])).toBe("the resource's API version is not known");
    expect(refusal(undefined, ['zones'])).toBeUndefined();
  });

  it('cannot be held against a type that is not known', () => {
    expect(refusal(undefined, ['anything'], 1, 'Contoso.Rp/things')).toBeUndefined();
  });

  it('takes nothing out that the type requires', () => {
    expect(refusal('2023-09-01', ['location'])).toBe('what it removes is required');
    expect(refusal('2023-09-01', ['tags'])).toBeUndefined();
  });
});
