import { digestOf } from '../../source/looks.ts';
import type { RestoredModule } from '../../workspace/bicep/module-cache.ts';

/** A module that a file named, and a short form of what was found of it on this machine. */
export type ModuleLook = readonly [from: string, reference: string, said: string];

export function saidOfModule(found: RestoredModule): string {
  return found.kind === 'ok' ? digestOf(found.source.path, ' ', found.source.text) : `! ${digestOf(found.reason)}`;
}
