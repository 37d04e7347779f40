import type { Graph, ResourceNode, Site } from '../../graph/graph.ts';
import { labelOf } from '../../graph/label.ts';
import type { Concern, Settled, Spot } from '../../policy/judge/judgement.ts';
import type { Location, RelatedLocation, UnknownCause } from '../../result/result.ts';
import { brief, expressionText } from '../../values/print.ts';
import type { Unknown } from '../../values/value.ts';
import { locationOf } from '../../workspace/location.ts';
import type { Anchors } from '../exempt/suppress/suppression.ts';
import { type Spelling, spellingFor } from './bicep-spelling.ts';
import { conditionText } from './condition-text.ts';
import type { RawFinding } from './fold.ts';
import { fingerprintOf, routeText } from './identity.ts';

/** Call sites shown beside a finding inside a module; more are only counted. */
const maxCalls = 3;

/** A finding with its place resolved and where it can be suppressed; folding and fixes come later. */
export function findingOf(
  concern: Concern,
  graph: Graph,
): Pick<RawFinding, 'finding' | 'calls' | 'identity' | 'sites'> {
  const { node, policy, verdict, message, help } = concern;
  const site = graph.locate(concern.at.node, concern.at.path);
  const location = locationOf(site.place, site.part);
  const id = idOf(node);
  const spelling = spellingFor(location.file);
  const resource = { id, type: node.type, name: brief(node.name) };
  const user = site.property && locationOf(site.property, 'key');
  const calls = [callsOf(node, spelling), ...(concern.repeats ?? []).map((each) => callsOf(each, spelling))] as const;
  const related = [
    ...(user && !isBeside(user, location)
      ? [{ message: spelling(`${labelOf(node, node.name)} takes the value from here`), location: user }]
      : []),
    ...concern.related.map((spot) => relatedOf(spot, graph, spelling)),
    ...(concern.repeats ?? []).map((each) => repeatOf(each, concern, graph, spelling)),
    ...calls[0],
  ];
  const route = routeText([...(concern.at.node.inline?.path ?? []), ...concern.at.path]);
  const identity = { path: location.file, policy: policy.document.id, resource: id, route };
  const finding = {
    policy: policy.document.id,
    verdict,
    severity: concern.severity,
    message: spelling(message),
    ...(help !== undefined && { help: spelling(help) }),
    location,
    related: distinct(related, location),
    resource,
    ...(concern.when !== undefined && { when: conditionText(concern.when, spelling) }),
    parameterSets: [],
    unknowns: verdict === 'open' ? concern.causes.map((cause) => causeOf(cause, spelling)) : [],
    waitsForWhole: concern.waitsForWhole,
    fixes: [],
    fingerprint: fingerprintOf(identity),
    instances: 1,
  };
  const repeats = (concern.repeats ?? []).map((each) => {
    const { node: at, path } = concern.at;
    return anchorsOf(each, graph, at === node ? graph.locate(each, path) : site);
  });
  return { finding, calls, identity, sites: [anchorsOf(node, graph, site), ...repeats] };
}

/** A check that passed, told at the resource. Its fingerprint is none that a failure has: it stands for no place. */
export function passOf(
  { node, policy }: Settled,
  graph: Graph,
): Pick<RawFinding, 'finding' | 'calls' | 'identity' | 'sites'> {
  const { id: rule, severity, title } = policy.document;
  const site = graph.locate(node, ['name']);
  const location = locationOf(site.place, site.part);
  const spelling = spellingFor(location.file);
  const resource = { id: idOf(node), type: node.type, name: brief(node.name) };
  const calls = callsOf(node, spelling);
  const identity = { path: location.file, policy: rule, resource: resource.id, route: '' };
  const finding = {
    policy: rule,
    verdict: 'pass' as const,
    severity,
    message: spelling(`${labelOf(node, node.name)} is as it should be: ${title}`),
    location,
    related: distinct(calls, location),
    resource,
    ...(node.exists !== true && { when: conditionText(node.exists, spelling) }),
    parameterSets: [],
    unknowns: [],
    waitsForWhole: false,
    fixes: [],
    fingerprint: fingerprintOf(identity),
    instances: 1,
  };
  return { finding, calls: [calls], identity, sites: [] };
}

function idOf({ id }: ResourceNode): string {
  return typeof id === 'string' ? id : expressionText(id);
}

function anchorsOf(node: ResourceNode, graph: Graph, { place, property }: Site): Anchors {
  const { origin, inline } = node;
  const calls = origin.deploymentPath.map((call) => call.place);
  return {
    places: property ? [place, property] : [place],
    declarations: [origin.place, ...(inline ? [graph.locate(node, []).place] : []), ...calls],
  };
}

function relatedOf(spot: Spot & { readonly message: string }, graph: Graph, spelling: Spelling): RelatedLocation {
  const site = graph.locate(spot.node, spot.path);
  return { message: spelling(spot.message), location: locationOf(site.place, site.part) };
}

/** Where a resource is declared once more, with the same fault. */
function repeatOf(
  node: ResourceNode,
  { at, node: judged }: Concern,
  graph: Graph,
  spelling: Spelling,
): RelatedLocation {
  const site = graph.locate(node, at.node === judged ? at.path : ['name']);
  return {
    message: spelling(`${labelOf(node, node.name)} is declared here too`),
    location: locationOf(site.place, site.part),
  };
}

/** The deployments and modules that a resource is declared in, innermost first. */
function callsOf(node: ResourceNode, spelling: Spelling): RelatedLocation[] {
  const calls = [...node.origin.deploymentPath].reverse().slice(0, maxCalls);
  return calls.map((call) => ({
    message: spelling(`deployed by ${labelOf(call, call.name)}`),
    location: locationOf(call.namePlace, call.namePlace === call.place ? 'key' : 'value'),
  }));
}

function causeOf(cause: Unknown, spelling: Spelling): UnknownCause {
  const expression = cause.secure ? 'a secure value' : spelling(cause.expression);
  return {
    expression,
    reason: spelling(cause.reason),
    ...(cause.place && { location: locationOf(cause.place, 'key') }),
  };
}

function distinct(related: readonly RelatedLocation[], primary: Location): RelatedLocation[] {
  const kept: RelatedLocation[] = [];
  for (const each of related) {
    if (sameLocation(each.location, primary) || kept.some((other) => sameLocation(other.location, each.location)))
      continue;
    kept.push(each);
  }
  return kept;
}

/** Whether a key stands on the line of the value: then it says nothing new. */
function isBeside(key: Location, value: Location): boolean {
  return key.file === value.file && key.startLine === value.startLine;
}

function sameLocation(a: Location, b: Location): boolean {
  return a.file === b.file && a.startOffset === b.startOffset && a.endOffset === b.endOffset;
}
