import type { Place } from '../template/place.ts';

/**
 * What one template may cost, in steps: an evaluation is one, and so is a handful of items, members or characters that
 * a function touches. It is paid by value (a variable, a parameter, a property, a name, the judging of a resource), and
 * what one value is made of pays for itself. So whether a value is within its limit does not hang on who asks for it
 * first; what costs more is unknown.
 */
export interface Budget {
  readonly total: number;
  /** Steps that are left of the whole. */
  steps: number;
  /** Resources that loops and deployments may still make. */
  resources: number;
  /** The root template, where nothing closer is known. */
  root?: Place;
  /** Where it was not enough, by place: told in one line. */
  readonly told: Map<Overrun, Map<string, Place>>;
}

export type Overrun = 'steps' | 'resources';

/** Steps of one template with one set of parameters. The largest published ones take some ten thousand. */
const maxSteps = 800_000;
/** Steps of one value. */
export const maxStepsOfValue = maxSteps / 8;
/** Resources of one template with all that it deploys. */
export const maxResources = 3_000;

export function createBudget(total: number = maxSteps): Budget {
  return { total, steps: total, resources: maxResources, told: new Map() };
}

/** How much of it is spent. */
export function spentOf({ total, steps }: Budget): number {
  return total - steps;
}

/** Thrown where the limit of a value is reached. Only `charged`, which asked for the value, catches it. */
export class BudgetSpent extends Error {}

interface Account {
  readonly budget: Budget;
  left: number;
}

/** The value that is being evaluated. Evaluation never waits, so there is one at a time. */
let account: Account | undefined;

/** Pays for work of the value that is being evaluated. */
export function spend(steps: number): void {
  if (account === undefined) return;
  account.left -= steps;
  account.budget.steps -= steps;
  if (account.left < 0) throw new BudgetSpent();
}

/** Pays for looking at so many items or members. */
export function spendItems(count: number): void {
  if (count > 8) spend(count >> 3);
}

/** Pays for reading or writing so many characters. */
export function spendText(length: number): void {
  if (length > 64) spend(length >> 6);
}

/** Computes a value at its own cost; `spent()` where that is too much. */
export function charged<T>(budget: Budget, compute: () => T, spent: () => T): T {
  const outer = account;
  account = { budget, left: limitOf(budget) };
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return spent();
  } finally {
    account = outer;
  }
}

/** Once half of the whole is spent, only small values are evaluated: so a few large ones take nothing from the others. */
function limitOf({ total, steps }: Budget): number {
  if (steps > total / 2) return total / 8;
  return steps > 0 ? total / 2_000 : 0;
}

/** The budget that pays for what is done now. */
export function currentBudget(): Budget | undefined {
  return account?.budget;
}
