import type { AppliedSuppression, Finding, Fix, LintDiagnostic, LintResult, Location } from '../result/result.ts';
import { countsOf } from './counts.ts';
import { escapedJson, visible } from './escape.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { shown } from './select.ts';

export const format: ReportFormat = { render: json };

/**
 * The result as JSON, described by `schemas/report.schema.json`. Messages are for people, so hidden characters stand in
 * them as escapes; paths, ids, expressions and the text of edits are exact.
 */
export function json(result: LintResult, options: ReportOptions): string {
  return escapedJson({
    version: 1,
    tool: { name: 'resilint', version: result.toolVersion },
    summary: countsOf(result),
    findings: shown(result, options).map(findingJson),
    diagnostics: [...result.diagnostics, ...((options.showSuppressed && result.suppressedDiagnostics) || [])].map(
      diagnosticJson,
    ),
    files: result.files.map(({ path, language, kind, status, resources, parameterSets, checks, through }) => ({
      path,
      language,
      kind,
      status,
      resources,
      parameterSets,
      checks,
      through,
    })),
    skipped: result.skipped.map(({ path, reason }) => ({ path, reason: visible(reason) })),
    policies: result.policies.map(
      ({ id, name, title, category, severity, pack, precision, preset, tags, helpUri, source }) => ({
        id,
        name,
        title,
        category,
        severity,
        pack,
        precision,
        preset,
        tags,
        helpUri,
        source,
      }),
    ),
  });
}

function findingJson(finding: Finding) {
  const { policy, verdict, severity, location, resource, when, parameterSets, waitsForWhole, instances } = finding;
  return {
    policy,
    verdict,
    severity,
    message: visible(finding.message),
    help: finding.help && visible(finding.help),
    location: locationJson(location),
    related: finding.related.map((place) => ({
      message: visible(place.message),
      location: locationJson(place.location),
    })),
    resource: { id: resource.id, type: resource.type, name: resource.name },
    when,
    parameterSets,
    unknowns: finding.unknowns.map((unknown) => ({
      expression: unknown.expression ?? unknown.reason,
      reason: visible(unknown.reason),
      location: unknown.location && locationJson(unknown.location),
    })),
    failsFor: finding.failsFor?.map(({ given, ...failing }) => ({ ...failing, ...(given && { given }) })),
    untried: finding.untried,
    waitsForWhole,
    instances,
    fixes: finding.fixes.map(fixJson),
    withheld: finding.withheld && visible(finding.withheld),
    fingerprint: finding.fingerprint,
    suppression: finding.suppression && suppressionJson(finding.suppression),
  };
}

function fixJson({ title, applicability, why, edits }: Fix) {
  return {
    title: visible(title),
    applicability,
    why: visible(why),
    edits: edits.map(({ location, text }) => ({ location: locationJson(location), text })),
  };
}

function suppressionJson({ kind, reason, location }: AppliedSuppression) {
  return { kind, reason: reason && visible(reason), location: location && locationJson(location) };
}

function diagnosticJson({ severity, code, message, location, file, suppression }: LintDiagnostic) {
  return {
    severity,
    code,
    message: visible(message),
    location: location && locationJson(location),
    file,
    suppression: suppression && suppressionJson(suppression),
  };
}

function locationJson({
  file,
  startLine,
  startColumn,
  endLine,
  endColumn,
  startOffset,
  endOffset,
}: Location): Location {
  return { file, startLine, startColumn, endLine, endColumn, startOffset, endOffset };
}
