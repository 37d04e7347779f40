import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

/** The problems of a resource of that type, each without its severity. */
function problemsOf(type: string, before = '', others = {}): string[] {
  const { problems } = show(`${before}resource r '${type}' = { name: 'r' }\n`, others);
  return problems.map((each) => each.replace(/error: /, ''));
}

describe('the type of a resource', () => {
  it.each([
    ['A.B/c', "1:12: the type of a resource is written 'Namespace/type@version' [bad-resource-type]"],
    ['A.B/${1}@2020-01-01', '1:12: the type of a resource is fixed text: remove the ${…} [bad-resource-type]'],
    ['kube:apps/Deployment@v1', "1:12: there is no extension called 'kube' in this file [unknown-name]"],
  ])('%s is refused', (type, problem) => {
    expect(problemsOf(type)).toEqual([problem]);
  });

  it.each([
    ['A.B/c@2020-01-01', ''],
    ['az:A.B/c@2020-01-01', ''],
    ['azure:A.B/c@2020-01-01', 'extension az as azure\n'],
    ['k8s:apps/Deployment@v1', 'extension kubernetes as k8s\n'],
    ['kube:apps/Deployment@v1', "extension 'br:example.azurecr.io/kube:v1' as kube\n"],
  ])('%s is read', (type, before) => {
    expect(problemsOf(type, before)).toEqual([]);
  });

  it('may be of an extension that the configuration brings everywhere', () => {
    const config = { extensions: { kube: 'builtin:' }, implicitExtensions: ['kube'] };
    expect(problemsOf('kube:apps/Deployment@v1', '', { 'bicepconfig.json': JSON.stringify(config) })).toEqual([]);
  });
});

describe('a function of an extension', () => {
  it('gives what only the extension knows', () => {
    expect(show('extension foo as bar\noutput a string = bar.make(1)\n')).toMatchObject({
      outputs: { a: { $unknown: { reason: 'make() is only known to its extension' } } },
      problems: [],
    });
  });

  it('gives at one place what it need not give at another', () => {
    const { outputs } = show('extension foo\noutput same bool = foo.make() == foo.make()\n');
    expect(outputs.same).toMatchObject({ $unknown: {} });
  });
});
