/**
 * Refuses `object[name]`, for a name that may be any text: files say names like `constructor` and `__proto__`, which every
 * object inherits. `src/source/own.ts` has what to write instead; the few files that must look so are listed here.
 *
 *   npx tsx scripts/lookups.ts
 */
import path from 'node:path';
import process from 'node:process';
import type { Node } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import { isBinaryExpression, isElementAccessExpression, isStringLiteral } from 'typescript/unstable/ast/is';
import { API, type Checker } from 'typescript/unstable/sync';

/** They read and write the properties of JSON themselves, own ones alone. */
const allowed = new Set(['src/source/own.ts', 'src/source/json/survey.ts', 'src/source/json/write.ts']);

function found(node: Node, checker: Checker): boolean {
  if (isElementAccessExpression(node)) {
    const key = checker.getTypeAtLocation(node.argumentExpression);
    return key !== undefined && checker.isTypeAssignableTo(checker.getStringType(), key);
  }
  return isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword && !isStringLiteral(node.left);
}

const root = process.cwd();
const api = new API({ cwd: root });
const project = api.updateSnapshot({ openProjects: [path.join(root, 'tsconfig.json')] }).getProjects()[0];
if (project === undefined) throw new Error('there is no project of tsconfig.json here');
const problems: string[] = [];
for (const name of project.program.getSourceFileNames()) {
  const file = path.relative(root, name).replaceAll(path.sep, '/');
  const source = file.startsWith('src/') && !allowed.has(file) ? project.program.getSourceFile(name) : undefined;
  if (source === undefined) continue;
  const visit = (node: Node): void => {
    if (found(node, project.checker)) {
      const line = source.text.slice(0, node.getStart(source)).split('\n').length;
      problems.push(`${file}:${line}: '${node.getText(source)}' finds what objects inherit; see src/source/own.ts`);
    }
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
}
api.close();
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
