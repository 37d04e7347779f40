import type { Result, Fix as SarifFix, Suppression } from 'sarif';
import type { FailingValues, Finding, Fix, LintResult, ParameterValue } from '../../result/result.ts';
import { compare } from '../../source/compare.ts';
import { groupBy } from '../../source/group-by.ts';
import { visible } from '../escape.ts';
import { severityNames } from '../severity.ts';
import { artifactLocation, physicalLocation, plainRegion, relatedLocation, resultLocation } from './locations.ts';
import { relatedLimit, resultText, sentence } from './message.ts';

/** The key under which a result's fingerprint stands; GitHub ignores it and computes its own. */
export const fingerprintKey = 'resilint/v1';

export function resultOf(finding: Finding, ruleIndex: number | undefined, result: LintResult): Result {
  const related = finding.related
    .slice(0, relatedLimit)
    .map(({ message, location }, at) => relatedLocation(at + 1, message, location, result));
  return {
    ruleId: visible(finding.policy),
    ...(ruleIndex !== undefined && { ruleIndex }),
    ...kindAndLevel(finding),
    message: { text: resultText(finding, ruleIndex === undefined ? undefined : result.policies[ruleIndex]?.title) },
    locations: [resultLocation(finding, result)],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { [fingerprintKey]: finding.fingerprint },
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map(fixOf) }),
    ...(finding.suppression && { suppressions: [suppressionOf(finding.suppression, result)] }),
    properties: propertiesOf(finding),
  };
}

/** `fail` is the kind that goes without saying, and the only one that has a level. */
function kindAndLevel({ verdict, severity }: Finding): Pick<Result, 'kind' | 'level'> {
  return verdict === 'fail' ? { level: severityNames[severity].sarif } : { kind: verdict, level: 'none' };
}

function fixOf(fix: Fix): SarifFix {
  const changes = [...groupBy(fix.edits, ({ location }) => location.file)].sort(([a], [b]) => compare(a, b));
  return {
    description: { text: sentence(visible(`${fix.title} (${fix.applicability}: ${fix.why})`)) },
    artifactChanges: changes.map(([file, edits]) => ({
      artifactLocation: artifactLocation(file),
      replacements: [...edits]
        .sort((a, b) => a.location.startOffset - b.location.startOffset)
        .map(({ location, text }) => ({
          deletedRegion: plainRegion(location),
          ...(text !== '' && { insertedContent: { text } }),
        })),
    })),
  };
}

export function suppressionOf(suppression: NonNullable<Finding['suppression']>, result: LintResult): Suppression {
  const { kind, reason, location } = suppression;
  return {
    kind,
    ...(reason !== undefined && { justification: visible(reason) }),
    ...(location !== undefined && { location: { physicalLocation: physicalLocation(location, result) } }),
  };
}

function propertiesOf(finding: Finding): NonNullable<Result['properties']> {
  const { help, when, parameterSets, instances, resource, failsFor, untried } = finding;
  return {
    ...(resource.type !== '' && { resourceType: visible(resource.type) }),
    ...(resource.id !== '' && { resourceId: visible(resource.id) }),
    severity: finding.severity,
    ...(help !== undefined && { help: visible(help) }),
    ...(when !== undefined && { when: visible(when) }),
    ...(failsFor && { failsFor: failsFor.map(visibleValues) }),
    ...(untried && { untried }),
    ...(parameterSets.length > 0 && { parameterSets: parameterSets.map(visible) }),
    ...(instances > 1 && { instances }),
  };
}

/** The same with hidden characters as escapes. */
function visibleValues({ parameter, values, passes, of, given }: FailingValues): FailingValues {
  const shown = (value: ParameterValue): ParameterValue => (typeof value === 'string' ? visible(value) : value);
  return {
    parameter: visible(parameter),
    values: values.map(shown),
    passes: passes.map(shown),
    of,
    ...(given && { given: { parameter: visible(given.parameter), value: shown(given.value) } }),
  };
}
