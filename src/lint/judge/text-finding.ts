import type { Finding } from '../../result/result.ts';
import type { RawFinding } from './fold.ts';
import type { Identity } from './identity.ts';

/** A finding that is about a text and no resource. `declaration`: what stands for itself, as its own declaration. */
export function textFinding(
  said: Pick<Finding, 'policy' | 'verdict' | 'severity' | 'message' | 'location' | 'fingerprint'>,
  identity: Identity,
  declaration: object,
): RawFinding {
  return {
    finding: {
      ...said,
      related: [],
      resource: { id: '', type: '', name: '' },
      parameterSets: [],
      unknowns: [],
      waitsForWhole: false,
      fixes: [],
      instances: 1,
    },
    declaration,
    parameterSet: undefined,
    spot: { root: identity.path, set: 0, node: -1, idKey: '', path: '' },
    asks: false,
    plans: [],
    identity,
    sites: [],
    calls: [],
  };
}
