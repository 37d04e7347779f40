import { Buffer } from 'node:buffer';
import { mayBeArm } from '../../arm/classify.ts';
import type { Workspace } from '../../source/workspace.ts';
import { mayBeParameters } from './mentions.ts';

/** Whether a file seems to be a template, without reading it as one: to count, not to decide. */
export function looksLikeTemplate(workspace: Workspace, file: string): boolean {
  if (/\.bicep$/i.test(file)) return true;
  if (mayBeParameters(file)) return false;
  const read = workspace.readListed(file);
  return read.kind === 'ok' && mayBeArm(Buffer.from(read.bytes).toString('latin1'));
}
