import { keysOf, type Route } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import { jsonPlace, type Place } from '../../template/place.ts';
import type { LocatedDiagnostic } from '../../workspace/diagnostics.ts';
import { isBicepFile } from '../../workspace/language.ts';
import type { Session } from '../../workspace/session.ts';
import type { Anchors } from '../exempt/suppress/suppression.ts';
import type { RawFinding } from '../judge/fold.ts';
import { type Identity, routeText } from '../judge/identity.ts';
import { textFinding } from '../judge/text-finding.ts';

/** What is said of a template, as suppressions and the baseline see findings; a note is nothing to get rid of. */
export function rawProblem(session: Session, problem: LocatedDiagnostic, file: string): RawFinding {
  const read = session.workspace.read(file);
  const source = read.kind === 'ok' ? read.source : undefined;
  const place = source && placeOf(problem, source);
  const declaration = place && declarationOf(session, place);
  const identity: Identity = {
    path: file,
    policy: problem.code,
    resource: declaration?.name ?? '',
    route: routeOf(place),
  };
  const { place: _, ...told } = problem;
  return {
    ...textFinding(saidBy(problem, file), identity, problem),
    problem: told,
    sites: [anchorsOf(place, declaration)],
  };
}

function saidBy({ severity, code, message, location }: LocatedDiagnostic, file: string) {
  const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1, startOffset: 0, endOffset: 0 };
  return {
    policy: code,
    verdict: severity === 'note' ? 'review' : 'fail',
    severity: 'high',
    message,
    location: location ?? { file, ...start },
    fingerprint: '',
  } as const;
}

function placeOf({ place, location }: LocatedDiagnostic, source: SourceText): Place {
  if (place?.source === source) return place;
  return { kind: 'text', source, span: { start: location?.startOffset ?? 0, end: location?.endOffset ?? 0 } };
}

function anchorsOf(place: Place | undefined, declaration: Declaration | undefined): Anchors {
  return { places: place ? [place] : [], declarations: declaration?.places ?? [] };
}

interface Declaration {
  /** `resource vm`, `parameters.size`: what a baseline keeps, whatever its lines are. */
  readonly name: string;
  readonly places: readonly Place[];
}

/** The declarations that a place is in. */
function declarationOf(session: Session, place: Place): Declaration | undefined {
  if (place.kind === 'json') return jsonDeclaration(place.source, place.route);
  if (!isBicepFile(place.source.path)) return undefined;
  const { statements } = session.documents.parse(place.source).file.program;
  const statement = statements.find(({ start, end }) => start <= place.span.start && place.span.start < end);
  if (statement === undefined) return undefined;
  const name = 'name' in statement && statement.name.kind === 'identifier' ? ` ${statement.name.name}` : '';
  const span = { start: statement.start, end: statement.end };
  const start = 'keyword' in statement ? statement.keyword : statement.start;
  const key = { start, end: start + 1 };
  return { name: `${statement.kind}${name}`, places: [{ kind: 'text', source: place.source, span, key }] };
}

const sections = new Set(['parameters', 'variables', 'resources', 'outputs', 'functions', 'definitions']);

function jsonDeclaration(source: SourceText, route: Route | null): Declaration {
  const places: Place[] = [];
  for (let each = route; each !== null; each = each.parent)
    if (sections.has(String(each.parent?.key).toLowerCase())) places.push(jsonPlace(source, each));
  return { name: '', places };
}

/** As findings have it: of an array no position. */
function routeOf(place: Place | undefined): string {
  return place?.kind === 'json' ? routeText(keysOf(place.route)) : '';
}
