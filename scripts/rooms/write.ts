import type { Room, Table } from './table.ts';

interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
}

/** The rules as a configuration of Biome that the project's own extends. */
export function biomeRules(table: Table): string {
  const { rooms, doors } = table;
  const overrides = [
    override('src/*.ts', outside(table, [])),
    ...Object.entries(rooms).flatMap(([name, room]) => [
      override(`src/${name}/**`, [...inside(table, name, room), ...outside(table, doors[name]?.may ?? [])]),
      ...Object.entries(doors)
        .filter(([door]) => door.startsWith(`${name}/`))
        .map(([door, { may }]) => override(`src/${door}/**`, [...inside(table, name, room), ...outside(table, may)])),
    ]),
  ];
  const $schema = './node_modules/@biomejs/biome/configuration_schema.json';
  return `${JSON.stringify({ $schema, overrides }, null, 2)}\n`;
}

function override(includes: string, patterns: readonly Pattern[]) {
  const noRestrictedImports = { level: 'error', options: { patterns } };
  return { includes: [includes], linter: { rules: { style: { noRestrictedImports } } } };
}

/** The rooms that a room may not import. Of some it may import single files. */
function inside({ rooms }: Table, name: string, { imports, files = [] }: Room): Pattern[] {
  const ajar = new Set(files.map((file) => file.slice(0, file.indexOf('/'))));
  const closed = Object.keys(rooms).filter((each) => each !== name && !imports.includes(each) && !ajar.has(each));
  const may = [...imports, ...files].join(', ') || 'no other room';
  const message = `src/${name} may import: ${may}.`;
  const whole = closed.length > 0 ? [{ group: [`../**/{${closed.join(',')}}/**`], message }] : [];
  return [
    ...whole,
    ...[...ajar].map((room) => ({
      group: [`**/${room}/**`, ...files.filter((file) => file.startsWith(`${room}/`)).map((file) => `!**/${file}`)],
      message,
    })),
  ];
}

/** What reaches out of the program, but for what may be used here. */
function outside({ reaches, doors }: Table, may: readonly string[]): Pattern[] {
  return Object.entries(reaches)
    .filter(([name]) => !may.includes(name))
    .map(([name, modules]) => {
      const why = Object.values(doors).find(
        (door) => door.may[0] === name || (door.may.includes(name) && name === 'code'),
      )?.why;
      return {
        group: modules.flatMap((module) => [module, `node:${module}`]),
        message: why ?? 'Nothing uses the network.',
      };
    });
}

export function markdownTable({ rooms }: Table): string {
  const rows = Object.entries(rooms).map(([name, { holds, imports, files = [] }]) => {
    const may = [...imports, ...files.map((file) => `\`${file}\``)].join(', ');
    return `| \`${name}\` | ${holds} | ${may || '-'} |\n`;
  });
  return `| room | holds | may import |\n|---|---|---|\n${rows.join('')}`;
}
