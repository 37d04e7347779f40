import type { ResourceLine } from '../result/resource-line.ts';
import { inert, plainLine } from './escape.ts';
import type { ReportOptions } from './options.ts';
import { painter } from './style.ts';
import { wrapped } from './wrap.ts';

/** The resources of a template, one after the other. */
export function resourcesText(resources: readonly ResourceLine[], options: ReportOptions): string {
  const paint = painter(options);
  const lineOf = ({ type, name, notes, file, line }: ResourceLine): string => {
    const said = notes.length > 0 ? ` ${paint('yellow', `[${notes.map(plainLine).join('; ')}]`)}` : '';
    const place = paint('dim', `${plainLine(file)}:${line}`);
    return `${plainLine(type || '(unknown type)')} ${paint('bold', plainLine(name))}${said}  ${place}`;
  };
  const lines = resources.flatMap((resource) => wrapped(lineOf(resource), options.width, '  '));
  return inert(lines.map((line) => `${line}\n`).join(''));
}
