import { readdirSync, readFileSync } from 'node:fs';

/** The licenses of the packages that a bundle holds, which ask to be handed on with it. `inputs`: its modules' paths. */
export function licenses(root: URL, inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const texts = [...folders].sort().map((folder) => licenseOf(new URL(`${folder}/`, root)));
  return `resilint is under the MIT license. The bundle holds parts of these packages:\n\n${texts.join('\n')}`;
}

function licenseOf(folder: URL): string {
  const { name, version, license } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const file = readdirSync(folder)
    .sort()
    .find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n').trim() : '';
  return `---- ${name} ${version} (${license})\n\n${text}\n`;
}
