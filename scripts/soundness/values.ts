import { armShown } from '../../src/arm/write.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { ResourceNode } from '../../src/graph/graph.ts';
import { expressionText, print, printBudget } from '../../src/values/print.ts';
import type { Session } from '../../src/workspace/session.ts';

/** Every resource of a template with each of its parameter sets, in order. */
export type Resources = readonly {
  readonly id: string;
  /** The declaration, which an instance of a loop and what stands inside of a body share with others: its number. */
  readonly owner: number;
  /** All of it, evaluated. */
  readonly text: string;
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
    })),
  );
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
