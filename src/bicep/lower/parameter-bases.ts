import type { TextSpan } from '../syntax.ts';
import type { BicepFile, BicepFiles } from './file.ts';

/** Parameter files that extend each other further than this are not followed. */
const maxExtends = 20;

/** A parameter file with those that it extends. */
export interface ExtendedFiles {
  /** The file itself first, then what it extends, then what that extends. */
  readonly files: readonly BicepFile[];
  /** Where the chain ends for want of a file, or leads round in a circle. */
  readonly broken?: { readonly path: string; readonly file: BicepFile; readonly at: TextSpan };
}

export function extendedFiles(file: BicepFile, files: BicepFiles): ExtendedFiles {
  const chain = [file];
  for (let last = file; ; ) {
    const statement = last.program.statements.find((each) => each.kind === 'extends');
    if (statement?.kind !== 'extends' || statement.path.kind !== 'string') return { files: chain };
    const next = files.bicep(last.source, statement.path.value);
    if (next === undefined || chain.length > maxExtends || chain.some((each) => each.source.path === next.source.path))
      return { files: chain, broken: { path: statement.path.value, file: last, at: statement.path } };
    chain.push(next);
    last = next;
  }
}

/** The names that a parameter file has from those it extends. */
export interface InheritedNames {
  /** Their parameters, and `base` where there are any. */
  readonly names: ReadonlySet<string>;
  /** Whether there may be more: one of the files is not there, or not all of it could be read. */
  readonly open: boolean;
}

export function inheritedNames(file: BicepFile, files: BicepFiles | undefined): InheritedNames {
  if (files === undefined) return { names: new Set(), open: false };
  const chain = extendedFiles(file, files);
  const bases = chain.files.slice(1);
  const names = new Set(bases.flatMap(assignedIn));
  if (names.size > 0) names.add('base');
  return { names, open: chain.broken !== undefined || bases.some(isUnread) };
}

function assignedIn({ program }: BicepFile): string[] {
  return program.statements.flatMap((each) => (each.kind === 'paramAssignment' ? [each.name.name] : []));
}

function isUnread({ program }: BicepFile): boolean {
  return program.statements.some((each) => each.kind === 'error');
}
