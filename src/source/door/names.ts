import process from 'node:process';

/** Names that Windows gives to devices in every folder, with any extension. */
const devices = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])$/i;

/**
 * Why the system is not even asked about a path, in words that follow its name; `undefined` where it may be. What a file
 * of a workspace says must not make Windows greet another machine (and show it who asks), open a device or a stream.
 *
 * Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function nameProblem(given: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (given.includes('\0')) return 'holds a null character, which no name of a file does';
  return platform === 'win32' ? windowsProblem(given) : undefined;
}

function windowsProblem(given: string): string | undefined {
  const text = given.replaceAll('/', '\\');
  if (/^\\(?:\\|\?\?\\)/.test(text)) return 'is a network or device path of Windows';
  const segments = text.replace(/^[a-z]:(?=\\|$)/i, '').split('\\');
  for (const segment of segments) {
    if (segment === '.' || segment === '..') continue;
    if (segment.includes(':')) return 'names a stream or a drive in the middle of a path';
    if (devices.test(segment.replace(/\..*$/s, '').trimEnd())) return 'names a device of Windows';
    if (/[. ]$/.test(segment)) return 'holds a name that ends in a dot or a space, which Windows drops';
  }
  return undefined;
}
