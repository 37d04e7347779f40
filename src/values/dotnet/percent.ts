/** `Uri.EscapeDataString`: all but letters, digits and `-_.~` as UTF-8 in percent notation. */
export function escapeData(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Halves of surrogate pairs become U+FFFD, as .NET's UTF-8 encoder writes them. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** `HttpUtility.UrlDecode`: `+` is a space; what is not valid percent notation stays as it is. */
export function decodeUrl(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+|%u[0-9a-fA-F]{4}/g, decodeRun);
}

function decodeRun(run: string): string {
  if (run.startsWith('%u')) return String.fromCharCode(Number.parseInt(run.slice(2), 16));
  return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
}
