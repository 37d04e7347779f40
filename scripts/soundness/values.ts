import { armShown } from '../../src/arm/write.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { ResourceNode } from '../../src/graph/graph.ts';
import { type Expression, partsOfExpression } from '../../src/template/expression.ts';
import type { Resource } from '../../src/template/template.ts';
import { expressionText, print, printBudget } from '../../src/values/print.ts';
import type { Session } from '../../src/workspace/session.ts';

/** Every resource of a template with each of its parameter sets, in order. */
export type Resources = readonly {
  readonly id: string;
  /** The declaration, which an instance of a loop and what stands inside of a body share with others: its number. */
  readonly owner: number;
  /** All of it, evaluated. */
  readonly text: string;
  /** The symbolic name, in lower case. */
  readonly symbol: string | undefined;
  /** The symbolic names that its declaration reads, in lower case. */
  readonly reads: ReadonlySet<string>;
}[];

export function resourcesOf(session: Session, file: string): Resources {
  const document = session.documents.open(session.workspace.read(file).kind === 'ok' ? file : '');
  if (document.kind !== 'template') return [];
  const sets = session.parameterFiles.setsFor(file);
  const declarations = new Map<object, number>();
  return (sets.length > 0 ? sets : [undefined]).flatMap((set) =>
    buildGraph([session.deploy(document.template, set)]).nodes.map((node) => ({
      id: typeof node.id === 'string' ? node.id : expressionText(node.id, armShown),
      owner: numberOf(node, declarations),
      text: JSON.stringify(
        [print(node.body, printBudget(armShown)), print(node.exists, printBudget(armShown))],
        writeBig,
      ),
      ...namesOf(node),
    })),
  );
}

function namesOf({ inline, origin }: ResourceNode): Pick<Resources[number], 'symbol' | 'reads'> {
  const declaration = (inline?.owner ?? { origin }).origin.declaration as Partial<Resource>;
  const reads = new Set<string>();
  if (declaration.body) collectReads(declaration.body, reads);
  return { symbol: declaration.symbol?.toLowerCase(), reads };
}

function collectReads(expression: Expression, reads: Set<string>): void {
  const parts = partsOfExpression(expression);
  const [first] = parts;
  if (expression.kind === 'call' && expression.name === 'reference' && first?.kind === 'literal')
    reads.add(String(first.value).toLowerCase());
  for (const part of parts) collectReads(part, reads);
}

function numberOf({ inline, origin }: ResourceNode, known: Map<object, number>): number {
  const { declaration } = (inline?.owner ?? { origin }).origin;
  const number = known.get(declaration) ?? known.size;
  known.set(declaration, number);
  return number;
}

function writeBig(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
