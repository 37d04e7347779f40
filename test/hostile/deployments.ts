import { arm, bicep, byName, type Files, type Json, machine, nested, times } from './write.ts';

type Resource = { readonly [key: string]: Json };

const copies = (name: string, count: Json = 800): Resource => ({ copy: { name, count } });

/** Deployments in one another, each with what `rest` adds to it, and at the bottom a machine. */
function levels(count: number, name: string, rest: (level: number) => Resource, bottom: readonly Json[]): Json {
  const inner = count === 0 ? bottom : [levels(count - 1, name, rest, bottom)];
  return nested(name.replace('#', `${count}`), { resources: inner }, rest(count));
}

/** Bicep files that each deploy the next one `calls` times. */
function modules(count: number, calls: number, head: string, bottom: string, params = ''): Files {
  return byName(count, (i) => [
    i === 0 ? 'main.bicep' : `m${i}.bicep`,
    i === count - 1
      ? bottom
      : `${i === 0 ? '' : head}${times(calls, (j) => `module c${j} 'm${i + 1}.bicep' = {\n  name: 'c${j}'\n${params}}\n`).join('')}${
          i === 0 ? '' : "output o string = '${c0.outputs.o}${c1.outputs.o}'\n"
        }`,
  ]);
}

const vm = (name: string, rest = ''): string =>
  `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: ${name}\n  location: 'westeurope'\n${rest}}\n`;

/** A type and a value that hold the one before twice: 2^39 at the end. */
const nestedTypes = (bottom: string): string =>
  times(40, (i) => `type t${i} = ${i === 0 ? `{ x: ${bottom} }` : `{ a: t${i - 1}, b: t${i - 1} }`}\n`).join('');
const nestedValues = times(
  40,
  (i) => `var v${i} = ${i === 0 ? "{ x: 'x' }" : `{ a: v${i - 1}, b: v${i - 1} }`}\n`,
).join('');

/** A resource that few policies judge. */
const small = (name: string, rest: Resource = {}): Resource => ({
  type: 'Microsoft.Network/publicIPAddresses',
  apiVersion: '2024-01-01',
  name,
  location: 'westeurope',
  ...rest,
});

/** What deploys much, or hangs together in many ways. */
export const deployments: Readonly<Record<string, () => Files>> = {
  'copies-20-deep-without-resources': () =>
    arm({ resources: [levels(19, "[format('d#{0}', copyIndex())]", (i) => copies(`c${i}`, 3), [])] }),
  'modules-without-resources-that-double': () => modules(20, 2, '', "output o string = 'x'\n"),
  'modules-with-conditions-that-double': () =>
    byName(20, (i) => [
      i === 0 ? 'main.bicep' : `m${i}.bicep`,
      i === 19
        ? `param s string\n${vm('s')}`
        : `param s string\nmodule a 'm${i + 1}.bicep' = if (s == 'a${i}') {\n  name: 'a'\n  params: { s: '\${s}a' }\n}
module b 'm${i + 1}.bicep' = if (s != 'a${i}') {\n  name: 'b'\n  params: { s: '\${s}b' }\n}\n`,
    ]),
  'copies-by-copies-of-names': () =>
    arm({
      resources: times(6, (j) =>
        small(`[format('a${j}-{0}', copyIndex())]`, {
          ...copies(`c${j}`),
          dependsOn:
            j === 0
              ? []
              : [
                  `c${j - 1}`,
                  `[resourceId('Microsoft.Network/publicIPAddresses', format('a${j - 1}-{0}', copyIndex()))]`,
                ],
          tags: j === 0 ? {} : { x: `[reference(format('a${j - 1}-{0}', copyIndex())).ipAddress]` },
        }),
      ),
    }),
  'copies-that-depend-on-open-names': () =>
    arm({
      parameters: { s: { type: 'string' } },
      resources: times(5, (j) =>
        small(`[concat(parameters('s'), '${j}-', copyIndex())]`, {
          ...copies(`c${j}`),
          dependsOn: times(
            5,
            (k) => `[resourceId('Microsoft.Network/publicIPAddresses', concat('${k}', parameters('s'), copyIndex()))]`,
          ),
          tags: { x: "[reference(concat(parameters('s'), copyIndex())).ipAddress]" },
        }),
      ),
    }),
  'circle-of-dependencies': () =>
    arm({
      resources: times(600, (i) =>
        small(`p${i}`, { dependsOn: [`p${(i + 1) % 600}`, `p${(i * 7 + 3) % 600}`, `p${(i * 13 + 5) % 600}`] }),
      ),
    }),
  'existing-of-open-names': () =>
    bicep(
      'param s string',
      ...times(
        700,
        (i) =>
          `resource e${i} 'Microsoft.Compute/virtualMachines@2024-07-01' existing = { name: '\${s}${i}' }\noutput o${i} string = e${i}.properties.x`,
      ),
    ),
  'types-with-values-that-nest': () => ({
    'main.bicep': `${nestedTypes('string')}${nestedValues}param p t39 = v39\n${vm('p.a.b.a', '  tags: p\n')}`,
  }),
  'types-of-modules-that-nest': () => ({
    'main.bicep': `${nestedValues}module m 'm.bicep' = [for i in range(0, 100): {\n  name: 'm\${i}'\n  params: { p: v39 }\n}]\n`,
    'm.bicep': `${nestedTypes('int')}param p t39\n${vm('string(p)')}`,
  }),
  'names-that-are-asked-of-all': () =>
    arm({
      resources: [
        ...times(140, (i) => nested(`d${i}`, { outputs: { o: { type: 'string', value: `x${i}` } } })),
        machine(`[concat(${times(140, (i) => `reference('d${i}').outputs.o.value`).join(',')})]`, copies('c')),
      ],
    }),
};
