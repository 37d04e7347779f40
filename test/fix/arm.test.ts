import { describe, expect, it } from 'vitest';
import { add, armTemplate, fixText, loopIndex, remove, set } from './world.ts';

const nic = 'Microsoft.Network/networkInterfaces';

/** A template with one network interface whose members are given as lines. */
function nicWith(...lines: string[]): string {
  const head = ['"type": "Microsoft.Network/networkInterfaces",', '"apiVersion": "2023-09-01",', '"name": "nic",'];
  return armTemplate(
    ['  "resources": [', '    {', ...[...head, ...lines].map((line) => `      ${line}`), '    }', '  ]'].join('\n'),
  );
}

describe('a property of an ARM template', () => {
  it('is replaced where its literal stands', () => {
    const text = nicWith('"properties": {', '  "enableIPForwarding": true // routed', '}');
    expect(fixText(text, nic, set('properties.enableIPForwarding', false))).toBe(
      nicWith('"properties": {', '  "enableIPForwarding": false // routed', '}'),
    );
  });

  it('is added last, with a comma behind the one before it and the comment left where it is', () => {
    const text = nicWith('"properties": {', '  "enableIPForwarding": true // routed', '}');
    expect(fixText(text, nic, set('properties.enableAcceleratedNetworking', true))).toBe(
      nicWith(
        '"properties": {',
        '  "enableIPForwarding": true, // routed',
        '  "enableAcceleratedNetworking": true',
        '}',
      ),
    );
  });
});
void [add, loopIndex, remove];
