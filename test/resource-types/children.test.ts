import { describe, expect, it } from 'vitest';
import { childCollections } from '../../src/resource-types/children.ts';
import { openTypes } from '../../src/resource-types/open.ts';
import { sample } from './sample.ts';

describe('childCollections', () => {
  it('are arrays of named items called like a child type', () => {
    expect(childCollections(sample, 'rural.land/farms')).toEqual([
      { path: 'properties.fields', type: 'Rural.Land/farms/fields' },
    ]);
  });

  it('are none where the type is not known or has no children', () => {
    expect(childCollections(sample, 'Rural.Land/barns')).toEqual([]);
    expect(childCollections(sample, 'Rural.Land/farms/fields')).toEqual([]);
  });

  it('are found below other objects too', () => {
    const [extensions] = childCollections(openTypes(), 'Microsoft.Compute/virtualMachineScaleSets');
    expect(extensions).toEqual({
      path: 'properties.virtualMachineProfile.extensionProfile.extensions',
      type: 'Microsoft.Compute/virtualMachineScaleSets/extensions',
    });
  });
});
