import type { Diagnostic } from '../template/diagnostic.ts';

/** What is said of a module that is not in the cache: its `subject` is the same by whatever alias it is named. */
export function notRestored(name: string): Required<Pick<Diagnostic, 'subject'>> & { readonly message: string } {
  return { message: `'${name}' is not restored on this computer`, subject: name.slice(name.lastIndexOf('/') + 1) };
}
