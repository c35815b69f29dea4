import type { ParameterValue } from '../saved-query.ts';

import type { ListedParameter } from './wire.ts';

/** What a person has filled in, as text by the parameter's name; an empty text stands for "not given". */
export type Values = ReadonlyMap<string, string>;

/** What a parameter is filled in with. */
export type Control = 'choice' | 'choices' | 'boolean' | 'date' | 'integer' | 'list' | 'text';

/** `[CaseStatus!]!` is a list of `CaseStatus`. */
export function typeOf({ type }: ListedParameter): { readonly name: string; readonly isList: boolean } {
  return { name: type.replace(/[[\]!]/g, ''), isList: type.startsWith('[') };
}

export function controlOf(parameter: ListedParameter): Control {
  const { name, isList } = typeOf(parameter);
  if (parameter.allowed !== undefined && parameter.allowed !== null) {
    return isList ? 'choices' : 'choice';
  }
  if (isList) {
    return 'list';
  }
  return name === 'Boolean' ? 'boolean' : name === 'Date' ? 'date' : name === 'Int' ? 'integer' : 'text';
}

/** A value as it stands in a form and in a URL; items of a list have commas between them. */
export function valueText(value: ParameterValue | undefined): string {
  return value === null || value === undefined ? '' : Array.isArray(value) ? value.join(',') : String(value);
}

/** A value as people read it. */
export function spokenValue(value: ParameterValue | undefined): string {
  return typeof value === 'boolean' ? (value ? '是' : '否') : valueText(value).replaceAll(',', '、');
}

/** Whether it must be filled in: one with a default need not be, whatever its type says. */
export function mustBeGiven({ isRequired, fallback }: ListedParameter): boolean {
  return isRequired && (fallback === undefined || fallback === null);
}

/** The values that a page's query string gives to the parameters, for a link that fills in the form. */
export function valuesFrom(search: string, parameters: readonly ListedParameter[]): Values {
  const given = new URLSearchParams(search);
  return new Map(parameters.map(({ name }) => [name, given.get(name) ?? '']));
}

/** The parameters that were filled in, in the order of the definition, as they are sent. */
export function filledIn(values: Values, parameters: readonly ListedParameter[]): readonly [string, string][] {
  return parameters.flatMap((parameter) => {
    const text = (values.get(parameter.name) ?? '').trim();
    // A Chinese keyboard writes a full-width comma.
    const value = typeOf(parameter).isList ? text.split(/[,，]\s*/).join(',') : text;
    return value === '' ? [] : [[parameter.name, value] satisfies [string, string]];
  });
}

/** What is wrong with what was filled in, in words, by the parameter's name; the gateway checks everything else. */
export function faultsOf(values: Values, parameters: readonly ListedParameter[]): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const parameter of parameters) {
    const value = (values.get(parameter.name) ?? '').trim();
    if (value === '' && mustBeGiven(parameter)) {
      faults.set(parameter.name, `请填写“${parameter.title}”。`);
    } else if (value !== '' && controlOf(parameter) === 'integer' && !/^-?\d+$/.test(value)) {
      faults.set(parameter.name, `“${parameter.title}”应为整数。`);
    }
  }
  return faults;
}
