/** Whether a file is written in Bicep: a template or parameters. By its name, in any case. */
export function isBicepFile(file: string): boolean {
  return /\.bicep(param)?$/i.test(file);
}
