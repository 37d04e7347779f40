import type { ResourceNode } from '../../graph/graph.ts';
import type { Environment } from '../document/policy.ts';
import { memberOf } from '../value/read.ts';

/** A tag of resources that says what they are for, and which of its values say what; case does not matter. */
export interface EnvironmentTag {
  readonly name: string;
  readonly production?: readonly string[];
  readonly development?: readonly string[];
}

/** What the tag of a resource says that it is for; nothing where it has no such tag, or its value is not known. */
export function environmentOfTag(node: ResourceNode, tag: EnvironmentTag): Environment | undefined {
  const value = memberOf(memberOf(node.body, 'tags'), tag.name);
  if (typeof value !== 'string') return undefined;
  const says = (values: readonly string[] = []): boolean =>
    values.some((each) => each.toLowerCase() === value.toLowerCase());
  if (says(tag.production)) return 'production';
  return says(tag.development) ? 'development' : undefined;
}

/**
 * Whether a policy is asked in an environment. One that is for some environments is asked where nothing is known too,
 * unless only knowing brings it in.
 */
export function isAskedIn(
  environment: Environment | undefined,
  environments: readonly Environment[] | undefined,
  onlyKnown: boolean,
): boolean {
  if (environments === undefined) return true;
  return environment === undefined ? !onlyKnown : environments.includes(environment);
}
