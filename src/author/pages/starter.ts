import { jsonText } from '../../source/json/write.ts';
/** A first policy: small, complete, and about something everybody knows. */
export function templatePolicy(id: string): string {
  const document = {
    $schema: 'https://raw.githubusercontent.com/resilint/resilint/main/schemas/policy.schema.json',
    id,
    name: 'TagOwners',
    title: 'Tag virtual machines with their owner',
    category: 'governance',
    severity: 'low',
    source: {
      document: 'Define your tagging strategy',
      url: 'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging',
    },
    precision: 'high',
    parameters: { tag: { type: 'string', defaultValue: 'owner', description: 'The tag that names the owner.' } },
    resource: 'Microsoft.Compute/virtualMachines',
    require: { value: "[contains(field('tags'), parameters('tag'))]", equals: true },
    violations: [
      { at: 'tags', message: "VM '{name}' has no owner tag.", help: "Add the tag '{parameters.tag}' to 'tags'." },
    ],
  };
  return `${jsonText(document, 2)}\n`;
}

/** Its page, whose examples are its test. */
export function templatePage(id: string): string {
  return `# ${id}: Tag virtual machines with their owner

## Why

Somebody has to be asked before a VM is changed or removed.

## What to do

Give every VM a tag that names its owner.

## How resilint judges it

A virtual machine fails without the tag. It is undecided when its tags are not known.

## Parameters

- \`tag\`: the tag that names the owner.

## Examples

### Fails: no such tag

${json(`      "tags": { "team": "payments" }
//            ^^^^^^^^^^^^^^^^^^^^^^ ${fails}`)}

${bicep(`  tags: { team: 'payments' }
//      ^^^^^^^^^^^^^^^^^^^^ ${fails}`)}

### Passes: the tag is there

${json('      "tags": { "owner": "payments" }')}

${bicep("  tags: { owner: 'payments' }")}

### Unknown: the tags are passed in

${json(
  `      "tags": "[parameters('tags')]"
//              ^^^^^^^^^^^^^^^^^^ ${open("parameters('tags')")}`,
  '  "parameters": { "tags": { "type": "object" } },\n',
)}

${bicep(
  `  tags: tags
//      ^^^^ ${open('tags')}`,
  'param tags object\n\n',
)}
`;
}

const fails = "fail: VM 'vm' has no owner tag. Add the tag 'owner' to 'tags'.";

/** Messages spell expressions as the file does. */
function open(tags: string): string {
  return `open: Undecided for 'vm': it depends on contains(${tags}, 'owner') (parameter 'tags' has no value and no default).`;
}

function json(tags: string, parameters = ''): string {
  return `\`\`\`json
{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
${parameters}  "resources": [
    {
      "type": "Microsoft.Compute/virtualMachines",
      "apiVersion": "2023-09-01",
      "name": "vm",
${tags}
    }
  ]
}
\`\`\``;
}

function bicep(tags: string, parameters = ''): string {
  return `\`\`\`bicep
${parameters}resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm'
${tags}
}
\`\`\``;
}
