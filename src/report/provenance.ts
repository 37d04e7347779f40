import type { VersionControl } from './options.ts';

/** The repository as its web address, without user, password, query or `.git`; `undefined` when it has none. */
export function provenanceOf(versionControl: VersionControl | undefined): VersionControl | undefined {
  const repositoryUri = versionControl && webAddress(versionControl.repositoryUri);
  return repositoryUri === undefined ? undefined : { ...versionControl, repositoryUri };
}

function webAddress(remote: string): string | undefined {
  const url = parse(remote);
  if (url === undefined || url.hostname === '') return undefined;
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (url.hostname === 'ssh.dev.azure.com') return azureRepos(path);
  return `https://${url.host}${path}`;
}

/** An address, or the short form `user@host:path` that git takes for ssh; a single letter before the colon is a drive. */
function parse(remote: string): URL | undefined {
  const short = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(remote);
  const text = short ? `ssh://${short[1]}/${short[2]}` : remote;
  const [, scheme, rest] = /^(https?|ssh|git):\/\/(.*)$/is.exec(text) ?? [];
  // The class URL reads the hosts of https addresses alone in full.
  if (scheme === undefined || !URL.canParse(`https://${rest}`)) return undefined;
  return withoutPort(new URL(`https://${rest}`), scheme.toLowerCase());
}

/** The port of ssh is none of the web's; where an http server with a port of its own speaks https is not known. */
function withoutPort(url: URL, scheme: string): URL | undefined {
  if (scheme === 'http' && url.port !== '' && url.port !== '80') return undefined;
  if (scheme !== 'https') url.port = '';
  return url;
}

/** `/v3/organization/project/repository`, the path of Azure Repos over ssh. */
function azureRepos(path: string): string | undefined {
  const [, , organization, project, repository] = path.split('/');
  if (repository === undefined) return undefined;
  return `https://dev.azure.com/${organization}/${project}/_git/${repository}`;
}
