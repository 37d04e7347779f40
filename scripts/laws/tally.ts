/** What a run of the laws has looked at, and what it says. */
export interface Tally {
  isOver(): boolean;
  /** Another file, of so many. */
  file(total: number): void;
  change(): void;
  broken(file: string, change: string, lines: readonly string[]): void;
  slow(file: string, milliseconds: number): void;
  /** Prints the numbers; whether all is well. */
  end(): boolean;
}

export function openTally(law: string, until: number): Tally {
  const counts = { files: 0, total: 0, changes: 0, broken: 0, slow: 0 };
  return {
    isOver: () => Date.now() > until,
    file(total) {
      counts.files += 1;
      counts.total = total;
    },
    change() {
      counts.changes += 1;
    },
    broken(file, change, lines) {
      counts.broken += 1;
      console.log(`${file}: ${change}`);
      for (const line of lines) console.log(`    ${line}`);
    },
    slow(file, milliseconds) {
      counts.slow += 1;
      console.log(`${file}: ${(milliseconds / 1000).toFixed(1)} s`);
    },
    end() {
      const { files, total, changes, broken, slow } = counts;
      console.log(`${law}: ${files} of ${total} files, ${changes} variants: ${broken} broken, ${slow} over 5 s`);
      return broken + slow === 0;
    },
  };
}
