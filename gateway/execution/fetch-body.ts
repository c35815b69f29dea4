import type { PlanScope, Run } from './plan-scope.ts';
import { writeText } from './write-text.ts';

/** A fetch's request as JSON text; `extra` is more members of `variables`, ready text. */
export type WriteBody = (run: Run, extra: string) => string;

/** Writes once what is the same in every request of a fetch: all but the values of variables. */
export function compileBody(
  scope: PlanScope,
  {
    query,
    operationName,
    variableUsages,
  }: { query: string; operationName?: string; variableUsages?: readonly string[] },
): WriteBody {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  const head = `{"query":${JSON.stringify(query)}${name},"variables":{`;
  const used = (variableUsages ?? []).map((variable) => ({
    label: `${JSON.stringify(variable)}:`,
    given: scope.variableNames.get(variable) ?? variable,
  }));
  return ({ variables }, extra) => {
    let body = head;
    let separator = '';
    for (const { label, given } of used) {
      if (Object.hasOwn(variables, given) && variables[given] !== undefined) {
        body += separator + label + writeText(variables[given]);
        separator = ',';
      }
    }
    return extra === '' ? `${body}}}` : `${body}${separator}${extra}}}`;
  };
}
