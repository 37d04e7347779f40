import { describe, expect, it } from 'vitest';
import { classify, isTemplate, mayBeArm, scopeOfSchema } from '../../src/arm/classify.ts';

const host = 'https://schema.management.azure.com/schemas';

describe('recognising templates by $schema', () => {
  it.each([
    [`${host}/2019-04-01/deploymentTemplate.json#`, 'resourceGroup'],
    [`${host}/2015-01-01/deploymentTemplate.json`, 'resourceGroup'],
    ['http://schema.management.azure.com/schemas/2014-04-01-preview/deploymentTemplate.json#', 'resourceGroup'],
    [`${host}/2018-05-01/subscriptionDeploymentTemplate.json#`, 'subscription'],
    [`${host}/2018-05-01/SubscriptionDeploymentTemplate.json#`, 'subscription'],
    [`${host}/2019-08-01/managementGroupDeploymentTemplate.json#`, 'managementGroup'],
    [`${host}/2019-08-01/tenantDeploymentTemplate.json#`, 'tenant'],
    [`  ${host}/2019-08-01/TENANTDEPLOYMENTTEMPLATE.JSON  `, 'tenant'],
  ])('%s', ($schema, scope) => {
    expect(classify({ $schema })).toBe('template');
    expect(isTemplate({ $Schema: $schema })).toBe(true);
    expect(scopeOfSchema({ $schema })).toBe(scope);
    expect(mayBeArm(JSON.stringify({ $schema }))).toBe(true);
  });

  it.each([
    'deploymentParameters.json#',
    'subscriptionDeploymentParameters.json#',
    'managementGroupDeploymentParameters.json',
    'tenantDeploymentParameters.json',
  ])('parameter files: %s', (file) => {
    expect(classify({ $schema: `${host}/2019-04-01/${file}` })).toBe('parameters');
    expect(isTemplate({ $schema: `${host}/2019-04-01/${file}` })).toBe(false);
  });

  it.each([
    [{ $schema: 'http://json-schema.org/draft-04/schema#' }],
    [{ $schema: `${host}/0.1.2-preview/CreateUIDefinition.MultiVm.json#` }],
    [{ $schema: 'deploymentTemplate.json' }],
    [{ $schema: `${host}/2019-04-01/deploymentTemplate.json/other` }],
    [{ $schema: 7 }],
    [{ resources: [] }],
    [[]],
    ['text'],
    [null],
  ])('others are neither: %j', (json) => {
    expect(classify(json)).toBe('other');
  });

  it('a nested template without a schema goes to the resource group', () => {
    expect(scopeOfSchema({ resources: [] })).toBe('resourceGroup');
  });
});

describe('the test before parsing', () => {
  it('skips what names no template schema', () => {
    expect(mayBeArm('{ "name": "resilint", "version": "1.0.0" }')).toBe(false);
    expect(mayBeArm('{ "$schema": "http://json-schema.org/draft-07/schema#" }')).toBe(false);
    expect(mayBeArm('')).toBe(false);
  });

  it('finds a schema that stands at the end of a long file', () => {
    const text = JSON.stringify({
      variables: 'x'.repeat(10_000),
      $schema: `${host}/2019-04-01/deploymentTemplate.json#`,
    });
    expect(mayBeArm(text)).toBe(true);
  });
});
