import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import { broken, call, literal } from './build.ts';
import { type ImportedSymbol, type Locals, placeAt } from './file.ts';
import { functionNamespace, type Lowering } from './lowering.ts';
import { lowerType } from './types.ts';

/** The value of a name: a local, a parameter, a variable, or an imported variable. */
export function valueOfName(name: string, to: Lowering, locals: Locals, place: Place): Expression {
  const local = locals.get(name);
  if (local) return { ...local };
  const symbol = to.file.symbols.get(name);
  switch (symbol?.kind) {
    case 'param':
      return call('parameters', [literal(name, place)], place);
    case 'var':
    case 'paramAssignment':
      return call('variables', [literal(variableOf(name, to), place)], place);
    case 'imported':
      return importedValue(symbol, to, place);
    case 'extension':
      return call('extensions', [literal(name, place)], place);
    case undefined:
      return to.inherited.get(name)?.(place) ?? broken(`there is nothing called '${name}' in this file`, place);
    default:
      return broken(`'${name}' is not a value`, place);
  }
}

function importedValue(symbol: ImportedSymbol, to: Lowering, place: Place): Expression {
  const value = to.imported(symbol.from)?.value(symbol.exportedName, place);
  return value ?? { kind: 'broken', message: `'${symbol.exportedName}' could not be imported`, place };
}

/** The key of a variable in the model; a variable of an imported file is entered when it is first named. */
function variableOf(name: string, to: Lowering): string {
  const key = to.prefix + name;
  const symbol = to.file.symbols.get(name);
  if ((symbol?.kind !== 'var' && symbol?.kind !== 'paramAssignment') || to.parts.variables.has(key.toLowerCase()))
    return key;
  const place = placeAt(to.file.source, symbol);
  // Entered before it is lowered, so that a circle among variables ends.
  to.parts.variables.set(key.toLowerCase(), { name: key, value: literal(null, place), place });
  to.parts.pending.set(key.toLowerCase(), () => {
    const value = to.lower(symbol.value, new Map(), symbol.name);
    to.parts.variables.set(key.toLowerCase(), { name: key, value, place });
  });
  return key;
}

/** The name under which a user-defined function is called, entering it into the model when it is first named. */
export function functionOf(name: string, to: Lowering): string | undefined {
  const symbol = to.file.symbols.get(name);
  if (symbol?.kind === 'imported') return to.imported(symbol.from)?.functionNamed(symbol.exportedName);
  if (symbol?.kind !== 'func') return undefined;
  const key = to.prefix + name;
  const full = `${functionNamespace}.${key}`.toLowerCase();
  if (to.parts.functions.has(full) || symbol.lambda.kind === 'error') return key;
  const place = placeAt(to.file.source, symbol);
  const parameters = symbol.lambda.parameters.flatMap((each) =>
    each.kind === 'error' ? [] : [{ name: each.name.name, type: lowerType(each.type, [], to) }],
  );
  const locals = new Map(
    parameters.map(({ name: parameter }) => [
      parameter,
      call('parameters', [literal(parameter, place)], place) as Expression,
    ]),
  );
  const declared = { namespace: functionNamespace, name: key, parameters, place };
  to.parts.functions.set(full, { ...declared, output: literal(null, place) });
  const { body } = symbol.lambda;
  to.parts.pending.set(full, () => {
    to.parts.functions.set(full, { ...declared, output: to.lower(body, locals) });
  });
  return key;
}
