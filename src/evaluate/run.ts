import type { DeploymentContext } from '../template/deployment-context.ts';
import { type Budget, createBudget } from '../values/budget.ts';
import type { LanguageForms, Run, TemplateResolver } from './context.ts';
import { contextFunctions } from './context-functions/index.ts';
import { evaluateLambda } from './lambda.ts';
import { evaluateLoop } from './loop.ts';
import { createRegistry } from './registry.ts';
import { callUserFunction } from './user-function.ts';
import { originOf } from './value-sources.ts';

const forms: LanguageForms = {
  functions: contextFunctions,
  loop: evaluateLoop,
  lambda: evaluateLambda,
  userFunction: callUserFunction,
  origin: originOf,
};

/** The state of one run. Templates that are judged as one deployment share it. */
export function createRun(
  context: DeploymentContext,
  resolver: TemplateResolver,
  allowedEnvironment: Run['allowedEnvironment'] = new Map(),
  budget: Budget = createBudget(),
): Run {
  return {
    context,
    forms,
    resolver,
    allowedEnvironment,
    diagnostics: [],
    reported: new Set(),
    budget,
    active: [],
    registry: createRegistry(),
    readsElsewhere: false,
  };
}
