import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPicture, markdownPicture } from '../../../src/report/index.ts';
import type { Box, Picture } from '../../../src/result/picture.ts';

function box(id: number, title: string, more: Partial<Box> = {}): Box {
  const type = 'Microsoft.Compute/virtualMachines';
  return { id, kind: 'resource', title, type, notes: [], marks: [], unsure: false, children: [], ...more };
}

function picture(boxes: readonly Box[], joins: Picture['joins'] = []): Picture {
  return { boxes, joins, last: 1_000_000, leftOut: [] };
}

const small = picture(
  [
    box(9, 'westeurope', {
      kind: 'region',
      children: [
        box(8, 'zone 1', {
          kind: 'zone',
          children: [
            box(1, 'web', {
              notes: ['× 3'],
              marks: [
                { policy: 'VM-1', severity: 'high' },
                { policy: 'VM-6', severity: 'low' },
              ],
            }),
          ],
        }),
        box(2, 'net', { type: 'Microsoft.Network/virtualNetworks', children: [box(3, 'front', { unsure: true })] }),
      ],
    }),
  ],
  [
    { from: 1, to: 3, certain: true },
    { from: 1, to: 2, certain: false },
  ],
);

it('is a flowchart of Mermaid', async () => {
  expect((await loadPicture('mermaid'))(small).split('\n')).toEqual([
    'flowchart LR',
    '  subgraph n9["region westeurope"]',
    '    subgraph n8["zone 1"]',
    `      n1["(Compute/virtualMachines)<br/>'web'<br/>(× 3)<br/>✖ high#58; VM-1<br/>▽ low#58; VM-6"]`,
    '    end',
    `    subgraph n2["(Network/virtualNetworks)<br/>'net'"]`,
    `      n3["(Compute/virtualMachines)<br/>'front'"]`,
    '    end',
    '  end',
    '  n1 --> n3',
    '  n1 -.-> n2',
    '  classDef high stroke:#cf222e,stroke-width:4px',
    '  class n1 high',
    '  classDef unsure stroke-dasharray:2 4',
    '  class n3 unsure',
    '',
  ]);
});

it('is a graph of Graphviz', async () => {
  expect((await loadPicture('dot'))(small).split('\n').slice(5)).toEqual([
    '  subgraph cluster_9 {',
    '    label="region westeurope"',
    '    style=rounded',
    '    subgraph cluster_8 {',
    '      label="zone 1"',
    `      n1 [label="(Compute/virtualMachines)\\n'web'\\n(× 3)\\n✖ high: VM-1\\n▽ low: VM-6", color="#cf222e", penwidth=4, style=solid]`,
    '    }',
    '    subgraph cluster_2 {',
    '      label=""',
    '      style=solid',
    `      n2 [shape=plaintext, label="(Network/virtualNetworks)\\n'net'"]`,
    `      n3 [label="(Compute/virtualMachines)\\n'front'", style=dotted]`,
    '    }',
    '  }',
    '  n1 -> n3',
    '  n1 -> n2 [style=dotted]',
    '}',
    '',
  ]);
});

describe('hostile names', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      '"];click n1 href "javascript:alert(1)"',
      'end',
      '#quot;]',
      '%%{init: {}}%%',
      'style a:b#35;c;',
      '`**bold**`',
      '</div><script>',
      '\n  n1 --> n2',
      '\\" ]; evil [label="',
      '\u202e\u0000\u001b[31m',
      '##[error]x',
      '::error::x',
      '\ud800',
      '😀"',
    ),
    fc.string({ unit: 'binary' }),
  );
  const pictures = fc
    .array(fc.record({ title: nasty, type: nasty, note: nasty, policy: nasty, region: nasty }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((all) =>
      picture(
        all.map(({ title, type, note, policy, region }, at) =>
          box(2 * at + 1, region, {
            kind: 'region',
            children: [box(2 * at + 2, title, { type, notes: [note], marks: [{ policy, severity: 'high' }] })],
          }),
        ),
      ),
    );

  it('stay text in Mermaid', async () => {
    const mermaid = await loadPicture('mermaid');
    const label = String.raw`"(?:[\p{L}\p{N}\p{M} ./,()'×…✖▲▽-]|#\d+;|<br/>)*"`;
    const line = new RegExp(
      `^(?:flowchart LR| *(?:subgraph )?n\\d+\\[${label}\\]| *end|  n\\d+ -\\.?-> n\\d+|  classDef \\w+ [\\w:#,. -]+|  class [n\\d,]+ \\w+)?$`,
      'u',
    );
    fc.assert(
      fc.property(pictures, (each) => {
        for (const written of mermaid(each).split('\n')) expect(written).toMatch(line);
      }),
      { numRuns: 300 },
    );
  });

  it('stay text in Graphviz', async () => {
    const dot = await loadPicture('dot');
    fc.assert(
      fc.property(pictures, (each) => {
        const text = dot(each);
        expect(text.match(/[\p{Cc}\p{Cf}\p{Cs}]/gu)?.filter((sign) => sign !== '\n') ?? []).toEqual([]);
        expect(text).not.toMatch(/##\[|^\s*::/m);
        for (const written of text.split('\n'))
          expect(written.replaceAll(/"(?:[^"\\&]|\\[n\\]|&#\d+;)*"/g, 'Q')).toMatch(/^[\w\s=,[\]{}>-]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('stay within their block in Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, pictures, async (file, each) => {
        const text = await markdownPicture(file, each);
        expect(text.match(/^```/gm)).toHaveLength(2);
        expect(text).not.toMatch(/##\[|^\s*::/m);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what GitHub draws', () => {
  const many = (count: number, marked: (at: number) => boolean = () => false): Box[] =>
    Array.from({ length: count }, (_, at) =>
      box(at + 1, `resource-${at}`, {
        type: `Contoso.Things/kind${at % 300}`,
        marks: marked(at) ? [{ policy: 'VM-1', severity: 'high' }] : [],
      }),
    );

  it('is kept to 500 joins', async () => {
    const boxes = many(40);
    const joins = boxes.flatMap(({ id: from }) =>
      boxes.flatMap(({ id: to }) => (from === to ? [] : [{ from, to, certain: true }])),
    );
    const text = (await loadPicture('mermaid'))(picture(boxes, joins));
    expect(text.match(/-->/g)).toHaveLength(500);
    expect(text).toContain('not drawn#58; 1060 references');
  });

  it('is kept to 50,000 characters by one box for neighbours of a type', async () => {
    const text = (await loadPicture('mermaid'))(picture(many(3000, (at) => at === 2000)));
    expect(text.length).toBeLessThan(50_000);
    expect(text).toContain("'resource-0 … resource-2700'<br/>(10 of this type)");
    expect(text).toContain("'resource-2000'<br/>✖ high#58; VM-1");
    expect(text).toContain('drawn as one');
  });

  it('and where that is not enough, by leaving out what has no findings', async () => {
    const text = (await loadPicture('mermaid'))(picture(many(3000, (at) => at >= 2000)));
    expect(text.length).toBeLessThan(50_000);
    expect(text).toMatch(/not drawn#58; \d+ boxes/);
    expect(text).toContain("'resource-2000'");
    expect(text).not.toContain("'resource-0 ");
  });

  it('says in the summary too what is not drawn', async () => {
    expect(await markdownPicture('main.json', picture(many(3000)))).toMatch(/- resources of one type .* drawn as one/);
  });
});
