import type { ArtifactLocation, PhysicalLocation, Region, Location as SarifLocation } from 'sarif';
import type { Finding, LintResult, Location } from '../../result/result.ts';
import { fileUri, sarifText, visible } from '../escape.ts';
import { endOfLine } from '../lines.ts';

/** Stands for the top folder of the repository, in every location. */
export const sourceRoot = '%SRCROOT%';

const snippetLength = 1000;

export function artifactLocation(file: string): ArtifactLocation {
  return { uri: fileUri(file), uriBaseId: sourceRoot };
}

/** The one place of a result: on one line, since a pull request shows an alert only if all its lines are in the diff. */
export function resultLocation(finding: Finding, result: LintResult): SarifLocation {
  const { id, name } = finding.resource;
  const region = regionOf(onOneLine(finding.location, result), result);
  const physicalLocation = { artifactLocation: artifactLocation(finding.location.file), region };
  if (id === '') return { physicalLocation };
  return {
    physicalLocation,
    logicalLocations: [{ fullyQualifiedName: id, ...(name !== '' && { name: visible(name) }), kind: 'resource' }],
  };
}

export function relatedLocation(id: number, message: string, location: Location, result: LintResult): SarifLocation {
  return { id, message: { text: sarifText(message) }, physicalLocation: physicalLocation(location, result) };
}

export function physicalLocation(location: Location, result: LintResult): PhysicalLocation {
  return { artifactLocation: artifactLocation(location.file), region: regionOf(location, result) };
}

/** Lines and columns alone: the region an edit replaces, without what stands there. */
export function plainRegion({ startLine, startColumn, endLine, endColumn }: Location): Region {
  return { startLine, startColumn, endLine, endColumn };
}

function regionOf(location: Location, result: LintResult): Region {
  const region = plainRegion(location);
  const text = result.text(location.file)?.slice(location.startOffset, location.endOffset) ?? '';
  return text === '' || text.length > snippetLength ? region : { ...region, snippet: { text: visibleLines(text) } };
}

function visibleLines(text: string): string {
  return text
    .split(/(\r\n|[\n\r\t])/)
    .map((part, at) => (at % 2 === 0 ? visible(part) : part))
    .join('');
}

function onOneLine(location: Location, result: LintResult): Location {
  if (location.endLine === location.startLine) return location;
  const text = result.text(location.file) ?? '';
  const length = Math.max(1, endOfLine(text, location.startOffset) - location.startOffset);
  return {
    ...location,
    endLine: location.startLine,
    endColumn: location.startColumn + length,
    endOffset: location.startOffset + length,
  };
}
