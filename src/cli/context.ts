import type { DeploymentContext } from '../lint/context.ts';

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
