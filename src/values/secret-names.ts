/** Names of properties that hold secrets in the bodies of Azure's resources, whatever a template calls its parameters. */
const endings = 'password|secret|passphrase|connectionString';
const names = 'sharedKey|protectedSettings|customData|keyData';

const whole = new RegExp(`^(?:\\w*(?:${endings})|${names})$`, 'i');

/** Whether what a property of this name holds as a string is a secret. */
export function isSecretName(key: string): boolean {
  return whole.test(key);
}

/** `"adminPassword": "…"` and `adminPassword: '…'` in the text of a file: the quote, and what stands in it. */
export const secretText = new RegExp(
  `(?:${endings}|\\b(?:${names}))["']?\\s*:\\s*(["'])((?:\\\\.|(?!\\1)[^\\\\\\r\\n])*)\\1`,
  'gi',
);
