/** What is said of a template, a parameter file or an expression in them, whatever its resources are like. */
export interface TemplateRule {
  /** What it has where nothing else is configured. A case that is less certain may be told as less. */
  readonly severity: 'error' | 'warning' | 'note';
  /** A headline, as lists and reports show it. */
  readonly title: string;
}

/** Every code of a diagnostic that templates can give. `data/errors.md` has a page of each. */
export const templateRules = {
  'argument-count': error('A function gets too few or too many arguments'),
  'bad-argument': error('A function gets a value that it cannot use'),
  'bad-condition': error('A condition is neither true nor false'),
  'bad-loop-count': error('A loop makes more copies than allowed, or less than none'),
  'bad-resource-id': error('The segments of a resource id do not fit its type'),
  'bad-resource-name': error('The name of a resource does not fit its type'),
  'bad-resource-type': error('The type of a resource is not written as one'),
  'bicep-syntax': error('The file is not valid Bicep'),
  budget: warning('Part of the template is too much work to evaluate'),
  'circular-import': error('Files import one another'),
  'circular-link': error('A deployment links back to itself'),
  'circular-reference': error('Values or resources depend on themselves'),
  'computed-key': error('The name of a parameter is not fixed text'),
  'division-by-zero': error('A number is divided by zero'),
  'duplicate-decorator': error('A decorator occurs twice on one declaration'),
  'duplicate-name': error('A name is declared twice'),
  'duplicate-property': error('A property occurs twice in one object'),
  'duplicate-statement': error('A statement occurs twice that a file has once'),
  fail: error('The template calls fail()'),
  'expression-syntax': error('An expression is not valid'),
  'expression-too-long': error('An expression is longer or deeper than allowed'),
  'index-out-of-range': error('An array is read beyond its end'),
  'indirect-params': error('The parameters of a module are not written as an object'),
  'indirect-parent': error('The parent of a resource is not a symbolic name'),
  'invalid-declaration': error('A declaration lacks what it needs, or has another form'),
  'invalid-loop': error('A copy loop is not written as one'),
  'invalid-parameter-file': error('A parameter file does not have the form of one'),
  'invalid-resource': error('A resource is not written as one'),
  'invalid-section': error('A section of a template has another type'),
  'invalid-type': error('A type is not written as one'),
  'json-duplicate': warning('A key occurs twice in one JSON object'),
  'json-syntax': error('The file is not valid JSON'),
  'misplaced-decorator': error('A decorator does not apply to what follows it'),
  'misplaced-function': error('A function is not available at this place'),
  'misplaced-loop': error('A loop is not allowed at this place'),
  'misplaced-spread': error('A spread is not allowed at this place'),
  'missing-environment-variable': error('An environment variable is read that the run does not have'),
  'missing-parameter': error('A required parameter gets no value'),
  'missing-property': error('A property is missing'),
  'no-copy-loop': error('A loop is named that is not around the expression'),
  'not-a-type': error('A value is named where a type is expected'),
  'not-a-value': error('A type or function is named where a value is expected'),
  'not-allowed-value': error('A value is none of the allowed ones'),
  'not-exported': error('An imported name is not exported'),
  'not-restored': note('A module from a registry is not on this computer'),
  'opaque-deployment': note('The template of a nested deployment is not known'),
  'out-of-range': error('A number is outside of its range'),
  'outer-scope': error('An expression reads what its scope does not have'),
  placeholder: note('A parameter file has placeholders that are replaced before deployment'),
  'reserved-name': error('A name is reserved'),
  'too-deep': error('Values are nested more deeply than allowed'),
  'too-large': error('A file or what it makes is larger than allowed'),
  'too-many-problems': note('The file has more problems than are shown'),
  'two-sources': error('Parameters come from two places at once'),
  'uncalled-decorator': error('A decorator is not called'),
  'unknown-decorator': error('There is no such decorator'),
  'unknown-function': error('There is no such function'),
  'unknown-name': error('There is no such name in the file'),
  'unknown-parameter': error('There is no such parameter'),
  'unknown-parameters': note('The parameters of a deployment are not known'),
  'unknown-property': error('There is no such property'),
  'unknown-scope': error('There is no such target scope'),
  'unknown-section': warning('There is no such section'),
  'unknown-type': error('There is no such type'),
  'unknown-variable': error('There is no such variable'),
  'unreadable-file': error('A file that the template names cannot be read'),
  'unsupported-json-path': note('A JSON path is not evaluated'),
  'unused-parameters': note('A parameter file belongs to no template of the run'),
  'wrong-length': error('A text or array is too short or too long'),
  'wrong-scope': error('A function is not available at this scope'),
  'wrong-type': error('A value has another type than expected'),
} as const satisfies Readonly<Record<string, TemplateRule>>;

/** What a template can be told of; `policy`: a policy document. */
export type DiagnosticCode = keyof typeof templateRules | 'policy';

function error(title: string): TemplateRule {
  return { severity: 'error', title };
}

function warning(title: string): TemplateRule {
  return { severity: 'warning', title };
}

function note(title: string): TemplateRule {
  return { severity: 'note', title };
}
