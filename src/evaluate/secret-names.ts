/** Names of properties that hold secrets in the bodies of Azure's resources, whatever a template calls its parameters. */
const secretNames =
  '\\w*password|\\w*secret|\\w*passphrase|sharedKey|\\w*connectionString|protectedSettings|customData|keyData';

const whole = new RegExp(`^(?:${secretNames})$`, 'i');

/** Whether what a property of this name holds as a string is a secret. */
export function isSecretName(key: string): boolean {
  return whole.test(key);
}

/** `"adminPassword": "…"` and `adminPassword: '…'` in the text of a file: the quote, and what stands in it. */
export const secretText = new RegExp(
  `\\b(?:${secretNames})["']?\\s*:\\s*(["'])((?:\\\\.|(?!\\1)[^\\\\\\r\\n])*)\\1`,
  'gi',
);
