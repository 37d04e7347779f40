import type { Argv } from 'yargs';
import { environmentNames } from '../settings/environments.ts';
import { presetNames } from '../settings/policies/presets.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';

/** Of an option that is given twice the last one counts. */
export function lastOf<T>(value: T | readonly T[]): T | undefined {
  return Array.isArray(value) ? value.at(-1) : (value as T);
}

export function presetOption(describe: string) {
  return { choices: presetNames, describe, coerce: lastOf<(typeof presetNames)[number]> };
}

/** For every command that heeds configurations. */
export function configOption<T>(command: Argv<T>) {
  return command.option('config', {
    type: 'string',
    describe: 'The configuration for every file (--no-config: none), instead of the nearest resilint.config.json',
    coerce: lastOf,
  });
}

/** What `--config FILE` and `--no-config` mean together: yargs does not tell that the negation is `false`. */
export function configOf({ config }: { readonly config?: unknown }): string | false | undefined {
  return config as string | false | undefined;
}

/** What a template is deployed with, and to: the same for every command that evaluates. */
export function contextOptions<T>(command: Argv<T>) {
  return configOption(command)
    .option('parameters', {
      alias: 'p',
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A parameter file (repeatable), instead of those next to the template',
      default: [] as string[],
    })
    .option('subscription-id', { type: 'string', describe: 'Subscription the template is deployed to' })
    .option('tenant-id', { type: 'string', describe: 'Tenant it is deployed to' })
    .option('management-group', { type: 'string', describe: 'Management group it is deployed to' })
    .option('resource-group', { type: 'string', describe: 'Resource group it is deployed to' })
    .option('location', { type: 'string', describe: 'Location of the deployment (and of its resource group)' })
    .option('deployment-name', { type: 'string', describe: 'Name of the deployment' })
    .option('environment', {
      choices: environmentNames,
      describe: 'What all of it is for, whatever a configuration or a tag says',
      coerce: lastOf<(typeof environmentNames)[number]>,
    })
    .option('env', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Environment variable a template may read (repeatable)',
      default: [] as string[],
    })
    .group(
      [
        'parameters',
        'subscription-id',
        'tenant-id',
        'management-group',
        'resource-group',
        'location',
        'deployment-name',
        'environment',
        'env',
      ],
      'What is deployed, and where to:',
    );
}

interface ContextArguments {
  readonly 'subscription-id'?: string | undefined;
  readonly 'tenant-id'?: string | undefined;
  readonly 'management-group'?: string | undefined;
  readonly 'resource-group'?: string | undefined;
  readonly location?: string | undefined;
  readonly 'deployment-name'?: string | undefined;
}

/** What the person said about where the template is deployed. */
export function contextOf(argv: ContextArguments): DeploymentContext {
  const entries = {
    subscriptionId: argv['subscription-id'],
    tenantId: argv['tenant-id'],
    managementGroup: argv['management-group'],
    resourceGroup: argv['resource-group'],
    location: argv.location,
    deploymentName: argv['deployment-name'],
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
