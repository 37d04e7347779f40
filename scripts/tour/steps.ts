/** What happens in the tour: a heading and what is said of it, then commands, each with what it prints. */
export interface Step {
  readonly heading: string;
  readonly text: string;
  readonly actions: readonly Action[];
}

export type Action =
  /** `picture`: how it looks in a terminal, as a file of docs. */
  | { readonly kind: 'run'; readonly command: string; readonly code: number; readonly picture?: string }
  /** Told as a diff: one piece of text in a file is replaced. */
  | { readonly kind: 'edit'; readonly file: string; readonly from: string; readonly to: string }
  /** A hook of git that runs one command. */
  | { readonly kind: 'hook'; readonly hook: string; readonly command: string }
  /** Not told. */
  | { readonly kind: 'git'; readonly args: readonly string[] };

const commit = (message: string): readonly Action[] => [
  { kind: 'git', args: ['add', '--all'] },
  { kind: 'git', args: ['commit', '--quiet', '--message', message] },
];

export const steps: readonly Step[] = [
  {
    heading: 'Begin',
    text: 'Two machines from one module. `init` looks at the repository and writes a configuration that can be left as it is.',
    actions: [{ kind: 'run', command: 'resilint init', code: 0 }],
  },
  {
    heading: 'Look',
    text: 'The current folder is linted. Findings of a module stand in its file, once, however often it is called.',
    actions: [{ kind: 'run', command: 'resilint', code: 1, picture: 'tour-look.svg' }],
  },
  {
    heading: 'Ask why',
    text: '`explain` prints the page of a policy; `trace` shows how it came to its verdict.',
    actions: [{ kind: 'run', command: 'resilint trace VM-15 web0-nic main.bicep', code: 0 }],
  },
  {
    heading: 'See the edits',
    text:
      'Every edit is proven before it is offered: made in memory, judged again. Each says what it means for what is deployed: ' +
      'these are disruptive, so `--fix` alone would make none.',
    actions: [{ kind: 'run', command: 'resilint --diff=all', code: 1 }],
  },
  {
    heading: 'Make one of them',
    text: '',
    actions: [
      { kind: 'run', command: 'resilint --fix=all --select VM-15', code: 0 },
      ...commit('The network says which DNS servers there are'),
    ],
  },
  {
    heading: 'Accept one finding, with a reason',
    text: 'At the place, at the resource, or at the call of the module.',
    actions: [
      {
        kind: 'edit',
        file: 'machine.bicep',
        from: "resource machine 'Microsoft",
        to: "// resilint-disable-next-line VM-6 until 2099-12-31: stateless, everything is in the database\nresource machine 'Microsoft",
      },
      { kind: 'run', command: 'resilint --select VM-6', code: 0 },
      ...commit('The machines are stateless'),
    ],
  },
  {
    heading: 'Keep the rest for later',
    text: 'A baseline holds what is there today, so that from now on only what is new counts.',
    actions: [
      { kind: 'run', command: 'resilint --baseline resilint-baseline.jsonl --update-baseline', code: 0 },
      { kind: 'run', command: 'resilint --baseline resilint-baseline.jsonl', code: 0 },
      ...commit('A baseline'),
    ],
  },
  {
    heading: 'Change something',
    text: 'In a pull request only the templates that changed matter.',
    actions: [
      {
        kind: 'edit',
        file: 'machine.bicep',
        from: "storageAccountType: 'Premium_LRS'",
        to: "storageAccountType: 'Standard_LRS'",
      },
      {
        kind: 'run',
        command: 'resilint --since HEAD --baseline resilint-baseline.jsonl --format concise',
        code: 1,
      },
    ],
  },
  {
    heading: 'Before a commit',
    text: 'What git would commit is linted, not what lies around. [pre-commit.md](pre-commit.md) has the same for pre-commit, husky and lint-staged.',
    actions: [
      {
        kind: 'hook',
        hook: 'pre-commit',
        command: 'resilint --staged --baseline resilint-baseline.jsonl --format concise',
      },
      { kind: 'run', command: 'git commit --all --message Cheaper', code: 1 },
    ],
  },
];
