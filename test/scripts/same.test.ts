import { expect, it } from 'vitest';
import { withSame } from '../../scripts/policies/same.ts';

const page = '# VM-99\n\n## Why\n\nx\n\n## Examples\n\ny\n';

it('names the rules of other tools before the examples, and says it once', () => {
  const once = withSame(page, { checkov: ['CKV_AZURE_92'], psrule: ['Azure.VM.UseManagedDisks'] });
  expect(once).toContain(
    '## The same elsewhere\n\n<!-- generated: same -->\n- PSRule for Azure: [Azure.VM.UseManagedDisks](https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.VM.UseManagedDisks/)\n- Checkov: CKV_AZURE_92\n<!-- end -->\n\n## Examples',
  );
  expect(withSame(once, { checkov: ['CKV_AZURE_92'], psrule: ['Azure.VM.UseManagedDisks'] })).toBe(once);
  expect(withSame(once, undefined)).toBe(page);
});
