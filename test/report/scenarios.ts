import type { LintResult } from '../../src/result/result.ts';
import { at, file, finding, policy, result, spanAt } from './fixture.ts';

const network = `{
  "type": "Microsoft.Network/networkInterfaces",
  "name": "nic1",
  "properties": {
    "enableIPForwarding": true,
\t"networkSecurityGroup": { "id": "[parameters('group')]" },
    "comment": "日本語 \u00e9",  "dnsSettings": { "dnsServers": ["10.0.0.4"] }
  }
}
`;
const machine = `param deploy bool

resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = if (deploy) {
  name: 'vm1'
  properties: {
    storageProfile: {
      osDisk: { managedDisk: { storageAccountType: 'Standard_LRS' } }
    }
  }
}
`;

const policies = [
  policy('VM-8', {
    name: 'UseSolidStateDisks',
    title: 'Run machines on solid state disks',
    category: 'performance',
    severity: 'high',
    tags: ['disk'],
    help: { text: 'Hard disks are slow', markdown: 'Hard disks are *slow*' },
  }),
  policy('VM-13', { securitySeverity: '4.0' }),
  policy('VM-14', {
    name: 'ForwardOnAppliancesOnly',
    title: 'Forward addresses on network appliances only',
    severity: 'medium',
    tags: ['network', 'routing'],
  }),
  policy('VM-22', {
    name: 'ChooseMaintenanceWindow',
    title: 'Choose a window for maintenance',
    category: 'operations',
  }),
];

const nic = 'infra/nic.json';
const vm = 'infra/vm.bicep';

function forwarding() {
  const value = at(nic, network, 'true');
  return finding(value, {
    policy: 'VM-14',
    severity: 'medium',
    message: "IP forwarding is on for NIC 'nic1', which is no known appliance.",
    help: "Set 'enableIPForwarding' to false, or mark the VM as a network virtual appliance: only appliances need it.",
    parameterSets: ['test', 'prod'],
    fixes: [
      {
        title: 'Stop forwarding',
        applicability: 'safe',
        why: 'nothing that is deployed changes',
        edits: [{ location: value, text: 'false' }],
      },
    ],
  });
}

function groups() {
  const line = at(nic, network, `\t"networkSecurityGroup": { "id": "[parameters('group')]" },\n`);
  return finding(at(nic, network, '"networkSecurityGroup"'), {
    related: [
      { message: 'the group [default]', location: at(nic, network, "parameters('group')") },
      { message: "the machine's name", location: at(vm, machine, "'vm1'") },
    ],
    fixes: [
      {
        title: 'Remove the group from the network interface',
        applicability: 'disruptive',
        why: 'the VM has to be created again',
        edits: [{ location: line, text: '' }],
      },
    ],
  });
}

function disk() {
  return finding(at(vm, machine, "'Standard_LRS'"), {
    policy: 'VM-8',
    severity: 'high',
    message: "The OS disk of VM 'vm1' is a Standard HDD (Standard_LRS).",
    help: "Set 'managedDisk.storageAccountType' to 'Premium_LRS'.",
    when: 'deploy is true',
    instances: 3,
    resource: { id: '/virtualMachines/vm1', type: 'Microsoft.Compute/virtualMachines', name: 'vm1' },
    fixes: [
      {
        title: 'Use Premium_LRS',
        applicability: 'disruptive',
        why: 'the VM has to be created again',
        edits: [{ location: at(vm, machine, "'Standard_LRS'"), text: "'Premium_LRS'" }],
      },
    ],
  });
}

function others() {
  const name = at(vm, machine, "'vm1'");
  return [
    finding(name, {
      policy: 'VM-22',
      verdict: 'open',
      message: 'It is not known whether a maintenance configuration is assigned to vm1',
      waitsForWhole: true,
      unknowns: [
        { expression: 'deploy', reason: 'a required parameter without a value', location: at(vm, machine, 'deploy') },
      ],
    }),
    finding(name, {
      policy: 'VM-8',
      verdict: 'open',
      message:
        "Undecided for 'vm1': fails for sku = 'Standard_LRS' (1 of 3 allowed values), or zonal = true with tier = null.",
      help: 'Then: vm1 is on a hard disk.',
      failsFor: [
        { parameter: 'sku', values: ['Standard_LRS'], passes: ['Premium_LRS'], of: 3 },
        { parameter: 'tier', values: [null], passes: [2], of: 3, given: { parameter: 'zonal', value: true } },
      ],
      untried: true,
    }),
    finding(name, { policy: 'VM-13', verdict: 'review', message: 'See whether vm1 is running' }),
    finding(name, { policy: 'VM-14', verdict: 'pass', message: 'vm1 forwards nothing' }),
    finding(at(nic, network, '"dnsServers"'), {
      message: 'nic1 has name servers of its own',
      suppression: {
        kind: 'inSource',
        reason: 'agreed with the network team',
        location: at(nic, network, '"comment"'),
      },
    }),
  ];
}

/** Findings of every kind, an unreadable file, a warning. */
export function mixed(): LintResult {
  return result({
    texts: { [nic]: network, [vm]: machine, 'infra/broken.json': '{ "resources": [ }' },
    files: [
      file('infra/broken.json', { status: 'failed', resources: 0 }),
      file(nic, { parameterSets: ['dev', 'test', 'prod'], checks: { passed: 4, failed: 2, open: 0, review: 0 } }),
      file(vm, { checks: { passed: 1, failed: 1, open: 1, review: 1 } }),
    ],
    policies,
    findings: [groups(), forwarding(), disk(), ...others()],
    diagnostics: [
      {
        severity: 'error',
        code: 'json-syntax',
        message: 'Expected a value, found }',
        location: spanAt('infra/broken.json', '{ "resources": [ }', 17, 18),
      },
      {
        severity: 'warning',
        code: 'unknown-parameter',
        message: 'The template has no parameter size',
        file: 'infra/vm.bicepparam',
      },
    ],
    statistics: {
      checks: 10,
      passed: 5,
      failed: 3,
      open: 1,
      review: 1,
      waitingForWhole: 1,
      suppressed: 1,
      baselined: 2,
    },
  });
}

export function clean(): LintResult {
  return result({ texts: { [nic]: network }, policies, statistics: { checks: 4, passed: 4 } });
}

/** Every check of the one template is open. */
export function undecided(): LintResult {
  return result({
    texts: { [vm]: machine },
    files: [file(vm, { checks: { passed: 0, failed: 0, open: 14, review: 0 } })],
    policies,
    findings: others().slice(0, 1),
    statistics: { checks: 14, open: 14, waitingForWhole: 9 },
  });
}

const evil =
  '::error::x ##[endgroup] ##vso[task.complete]\u001b[31m\u202etxt\u2066 <img src=x> `a` | @everyone [x](http://evil) %0A::y \u0000\ud800 ](1)';

/** Template text that wants to be something else in every output. */
export function hostile(): LintResult {
  const text = `::error::first line\n\t"${evil}": "##vso[task.complete]"\r::warning::x\n\`\`\`\n`;
  const path = '::a,b:%0A##[x]/[y](z)\n.json';
  const place = at(path, text, evil);
  return result({
    texts: { [path]: text },
    policies: [policy('VM-13', { title: evil, tags: [evil], helpUri: 'javascript:alert(1)' })],
    findings: [
      finding(place, {
        message: evil,
        when: evil,
        parameterSets: [evil],
        related: [{ message: evil, location: place }],
        resource: { id: evil, type: evil, name: evil },
        fixes: [
          {
            title: evil,
            applicability: 'disruptive',
            why: 'the VM has to be created again',
            edits: [{ location: place, text: `${evil}\n\`\`\`\`\n` }],
          },
        ],
      }),
    ],
    diagnostics: [{ severity: 'error', code: 'json-syntax', message: evil, location: place }],
  });
}
