import type { ArtifactLocation, PhysicalLocation, Region, Location as SarifLocation } from 'sarif';
import type { Finding, LintResult, Location } from '../../result/result.ts';
import { fileUri, sarifText, visible } from '../escape.ts';
import { endOfLine, linesAfter, linesBefore, startOfLine } from '../lines.ts';

/** Stands for the top folder of the repository, in every location. */
export const sourceRoot = '%SRCROOT%';

const snippetLength = 1000;

export function artifactLocation(file: string): ArtifactLocation {
  return { uri: fileUri(file), uriBaseId: sourceRoot };
}

/**
 * The one place of a result: on one line, since a pull request shows an alert only if all its lines are in the diff; with
 * the lines around it, which viewers show. The resource is named as viewers have room for: by type and name.
 */
export function resultLocation(finding: Finding, result: LintResult): SarifLocation {
  const { type, name } = finding.resource;
  const location = onOneLine(finding.location, result);
  const context = contextOf(location, result);
  const physicalLocation = {
    artifactLocation: artifactLocation(finding.location.file),
    region: regionOf(location, result),
    ...(context && { contextRegion: context }),
  };
  const qualified = [type, name].filter((part) => part !== '').join('/');
  if (qualified === '') return { physicalLocation };
  return {
    physicalLocation,
    logicalLocations: [
      { fullyQualifiedName: visible(qualified), ...(name !== '' && { name: visible(name) }), kind: 'resource' },
    ],
  };
}

/** The line of a place, the one before and the one after, whole; none where they are too long to be read. */
function contextOf({ file, startLine, startOffset }: Location, result: LintResult): Region | undefined {
  const text = result.text(file);
  if (text === undefined || startOffset > text.length) return undefined;
  const start = startOfLine(text, startOffset);
  const end = endOfLine(text, startOffset);
  const [before, after] = [linesBefore(text, start, 1), linesAfter(text, end, 1)];
  const lines = [...before, text.slice(start, end), ...after];
  const snippet = lines.join('\n');
  if (snippet.length > snippetLength) return undefined;
  return {
    startLine: startLine - before.length,
    endLine: startLine + after.length,
    snippet: { text: visibleLines(snippet) },
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

/** Diagnostics may span lines, results do not. */
export function oneLineRegion(place: PhysicalLocation): PhysicalLocation {
  if (place.region === undefined || place.region.endLine === place.region.startLine) return place;
  const { startLine, startColumn } = place.region;
  return {
    ...place,
    region: { ...(startLine !== undefined && { startLine }), ...(startColumn !== undefined && { startColumn }) },
  };
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
