import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../src/author/pages/page.ts';
import { runCase } from '../../../src/author/pages/run.ts';
import { shippedPolicies } from '../../../src/settings/policies/policies.ts';

const policies = await shippedPolicies();
const disks = policies.find(({ policy }) => policy.document.id === 'VM-16');

/** What is wrong with an example of a page under VM-16: a disk is shared, but only one machine attaches it. */
function problemsOf(...blocks: string[]): readonly string[] {
  const [example] = parsePage(['## Examples', '### Fails: because', ...blocks].join('\n')).cases;
  if (disks === undefined || example === undefined) throw new Error('there is nothing to run');
  return runCase(disks, example, () => undefined).problems;
}

const fails =
  "//             ^ fail: Only VM 'vm' attaches disk 'data', which is shared. Remove 'maxShares' (2), unless a cluster uses the disk: sharing without one risks the data.";
const related = '//      ^^^^ related: The only VM that attaches the disk';

const main = (...marks: string[]) => `\`\`\`bicep
resource data 'Microsoft.Compute/disks@2024-03-02' = {
  name: 'data'
  properties: {
    diskSizeGB: 64
    maxShares: 2
${marks.map((mark) => `${mark}\n`).join('')}  }
}

module machine 'machine.bicep' = {
  params: { disk: data.id }
}
\`\`\``;

const machine = `\`\`\`bicep file=machine.bicep
param disk string

resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
${related}
  properties: {
    storageProfile: {
      dataDisks: [
        { lun: 0, createOption: 'Attach', managedDisk: { id: disk } }
      ]
    }
  }
}
\`\`\``;

const diff = (...lines: string[]) => `\`\`\`diff\n${lines.join('\n')}\n\`\`\``;
const right = diff('     diskSizeGB: 64', '-    maxShares: 2', '   }');

describe('an example of a page', () => {
  it('holds when just what is marked is found, in its file, and the edit is shown', () => {
    expect(problemsOf(main(fails), machine, right)).toEqual([]);
  });

  it('says what is found without a mark, and marked without being found', () => {
    expect(problemsOf(main(fails, fails.replace('(2)', '(3)')), machine.replace(`${related}\n`, ''), right)).toEqual([
      'found, not expected: machine.bicep:4:9-13 related: The only VM that attaches the disk',
      expect.stringMatching(
        /^expected, not found: example.bicep:5:16-17 fail: Only VM 'vm' attaches .* 'maxShares' \(3\)/,
      ),
    ]);
  });

  it('must show the edit that is offered, and no other', () => {
    const plain = main(fails);
    expect(problemsOf(plain, machine)).toEqual(["no diff shows what 'Stop sharing the disk' makes of the template"]);
    expect(problemsOf(plain, machine, diff('-    diskSizeGB: 64'))[0]).toMatch(/^the diff shows another text/);
    expect(problemsOf(plain, machine, diff('-    maxShares: 3'))).toEqual([
      "the diff's lines are not those of the template",
    ]);
  });
});
