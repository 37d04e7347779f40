/** What the person who runs us says about the deployment; the faces hand it on. */
export type { DeploymentContext } from '../evaluate/context.ts';
