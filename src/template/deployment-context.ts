/** What the person who runs us says about the deployment. What is not said stays unknown. */
export interface DeploymentContext {
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly managementGroup?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly deploymentName?: string;
}
