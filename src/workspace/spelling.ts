import { armShown } from '../arm/write.ts';
import { bicepShown } from '../bicep/write.ts';
import type { Spelling } from '../template/message.ts';
import { isBicepFile } from './language.ts';

/** How expressions in messages about a file are spelled: what is said of a Bicep file is said in Bicep. */
export function spellingIn(file: string): Spelling {
  return isBicepFile(file) ? bicepShown : armShown;
}
