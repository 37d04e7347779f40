import { armShown } from '../../arm/write.ts';
import type { Graph, ResourceNode, Site } from '../../graph/graph.ts';
import { labelOf } from '../../graph/label.ts';
import type { Concern, Settled, Spot } from '../../policy/judge/judgement.ts';
import type { Location, RelatedLocation, UnknownCause } from '../../result/result.ts';
import { type Message, type Spelling, say, spell } from '../../template/message.ts';
import { brief, expressionText, termMessage } from '../../values/print.ts';
import { standsForItself } from '../../values/term.ts';
import type { Unknown } from '../../values/value.ts';
import { locationOf } from '../../workspace/location.ts';
import { spellingIn } from '../../workspace/spelling.ts';
import type { Anchors } from '../exempt/suppress/suppression.ts';
import { conditionText } from './condition-text.ts';
import type { RawFinding } from './fold.ts';
import { fingerprintOf, routeText } from './identity.ts';
import { plainValues } from './possible.ts';

/** Call sites shown beside a finding inside a module; more are only counted. */
const maxCalls = 3;

/** A finding with its place resolved and where it can be suppressed; folding and fixes come later. */
export function findingOf(
  concern: Concern,
  graph: Graph,
  given?: Spelling,
): Pick<RawFinding, 'finding' | 'calls' | 'identity' | 'sites'> {
  const { node, policy, verdict, message, help } = concern;
  const site = graph.locate(concern.at.node, concern.at.path);
  const location = locationOf(site.place, site.part);
  const id = idText(node);
  const spelling = given ?? spellingIn(location.file);
  const resource = { id, type: node.type, name: spell(brief(node.name), armShown) };
  const user = site.property && locationOf(site.property, 'key');
  const calls = [callsOf(node, spelling), ...(concern.repeats ?? []).map((each) => callsOf(each, spelling))] as const;
  const related = [
    ...(user && !isBeside(user, location)
      ? [{ message: spell(say`Value used by '${labelOf(node, node.name)}'`, spelling), location: user }]
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
    message: spell(message, spelling),
    ...(help !== undefined && { help: spell(help, spelling) }),
    location,
    related: distinct(related, location),
    resource,
    ...(concern.when !== undefined && { when: conditionText(concern.when, spelling) }),
    parameterSets: [],
    unknowns: verdict === 'open' ? concern.causes.map((cause) => causeOf(cause, spelling)) : [],
    ...(concern.failsFor && { failsFor: concern.failsFor.map(plainValues) }),
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
  given?: Spelling,
): Pick<RawFinding, 'finding' | 'calls' | 'identity' | 'sites'> {
  const { id: rule, severity, title } = policy.document;
  const site = graph.locate(node, ['name']);
  const location = locationOf(site.place, site.part);
  const spelling = given ?? spellingIn(location.file);
  const resource = { id: idText(node), type: node.type, name: spell(brief(node.name), armShown) };
  const calls = callsOf(node, spelling);
  const identity = { path: location.file, policy: rule, resource: resource.id, route: '' };
  const finding = {
    policy: rule,
    verdict: 'pass' as const,
    severity,
    message: spell(say`${labelOf(node, node.name)} is as it should be: ${title}`, spelling),
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

export function idText({ id }: ResourceNode): string {
  return typeof id === 'string' ? id : expressionText(id, armShown);
}

function anchorsOf(node: ResourceNode, graph: Graph, { place, property }: Site): Anchors {
  const { origin, inline } = node;
  const calls = origin.deploymentPath.map((call) => call.place);
  return {
    places: property ? [place, property] : [place],
    declarations: [origin.place, ...(inline ? [graph.locate(node, []).place] : []), ...calls],
  };
}

function relatedOf(spot: Spot & { readonly message: Message }, graph: Graph, spelling: Spelling): RelatedLocation {
  const site = graph.locate(spot.node, spot.path);
  return { message: spell(spot.message, spelling), location: locationOf(site.place, site.part) };
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
    message: spell(say`'${labelOf(node, node.name)}' is declared here too`, spelling),
    location: locationOf(site.place, site.part),
  };
}

/** The deployments and modules that a resource is declared in, innermost first. */
function callsOf(node: ResourceNode, spelling: Spelling): RelatedLocation[] {
  const calls = [...node.origin.deploymentPath].reverse().slice(0, maxCalls);
  return calls.map((call) => ({
    message: spell(say`deployed by ${labelOf(call, call.name)}`, spelling),
    location: locationOf(call.namePlace, call.namePlace === call.place ? 'key' : 'value'),
    call: true,
  }));
}

function causeOf(cause: Unknown, spelling: Spelling): UnknownCause {
  return {
    ...(!standsForItself(cause) && { expression: spell(termMessage(cause), spelling) }),
    reason: spell(cause.reason, spelling),
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
