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
  const address = /^(https?|ssh|git):\/\/(.*)$/is.exec(text);
  if (address === null) return undefined;
  // Only http addresses have a port that the web knows; the class URL reads hosts well for https alone.
  const web = `https://${address[2]}`;
  if (!URL.canParse(web)) return undefined;
  const url = new URL(web);
  if (!/^https$/i.test(address[1] ?? '')) url.port = '';
  return url;
}

/** `/v3/organization/project/repository`, the path of Azure Repos over ssh. */
function azureRepos(path: string): string | undefined {
  const [, , organization, project, repository] = path.split('/');
  if (repository === undefined) return undefined;
  return `https://dev.azure.com/${organization}/${project}/_git/${repository}`;
}
