import type { Template } from '../../template/template.ts';
import type { Session } from '../session.ts';

/**
 * The Bicep file that a template was compiled from: of the same name beside it, or `main.bicep` beside
 * `azuredeploy.json` where it takes the same parameters. `undefined` for a template that nobody compiled, or whose source
 * is not there, or does not count.
 */
export function sourceOf(
  session: Pick<Session, 'documents' | 'workspace'>,
  path: string,
  counts: (source: string) => boolean = () => true,
): string | undefined {
  const [, base] = /^(.*)\.(?:jsonc?|arm)$/i.exec(path) ?? [];
  if (base === undefined) return undefined;
  const sources = [`${base}.bicep`, ...(/(^|\/)azuredeploy$/i.test(base) ? [`${base.slice(0, -11)}main.bicep`] : [])];
  // The sources first: most templates have none, and need not be read for this.
  if (!sources.some(counts)) return undefined;
  const [source] = sources.filter((file) => session.workspace.read(file).kind === 'ok');
  if (source === undefined || !counts(source)) return undefined;
  const compiled = templateAt(session, path);
  if (compiled?.generator !== 'bicep') return undefined;
  return source === sources[0] || takesTheSame(templateAt(session, source), compiled) ? source : undefined;
}

function templateAt({ documents }: Pick<Session, 'documents'>, path: string): Template | undefined {
  const document = documents.open(path);
  return document.kind === 'template' ? document.template : undefined;
}

function takesTheSame(source: Template | undefined, { parameters }: Template): boolean {
  if (source?.parameters.size !== parameters.size) return false;
  return [...source.parameters.keys()].every((name) => parameters.has(name));
}
