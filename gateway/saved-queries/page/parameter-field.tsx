import { useState } from 'react';

import { loadRows } from './client.ts';
import { controlOf, mustBeGiven, spokenValue, typeOf, valueText } from './parameters.ts';
import { addressOf } from './route.ts';
import type { ShownQuery } from './shown-query.ts';
import type { ListedParameter } from './wire.ts';

interface ParameterFieldProps {
  readonly parameter: ListedParameter;
  readonly value: string;
  readonly fault: string | undefined;
  /** The query that lists the values to choose from, where the viewer may run it. */
  readonly source: ShownQuery | undefined;
  readonly onChange: (value: string) => void;
}

/** One parameter: label, control, what to write, and what is wrong with it. */
export function ParameterField({ parameter, value, fault, source, onChange }: ParameterFieldProps) {
  const { name, title, description, isPersonal } = parameter;
  const id = `parameter-${name}`;
  const described = `${id}-help${fault === undefined ? '' : ` ${id}-fault`}`;
  const isGroup = controlOf(parameter) === 'choices';
  const label = (
    <>
      {title}
      {mustBeGiven(parameter) && <span className="required">必填</span>}
    </>
  );
  const help = (
    <div className="help" id={`${id}-help`}>
      {helpText(parameter, description)}
      {source !== undefined && (
        <>
          {' '}
          可选的值见<a href={addressOf(source.path)}>{source.title}</a>。
        </>
      )}
      {isPersonal && (
        <span className="warning">
          这一项会指向具体的人：运行、下载时它写在请求网址里，并计入访问记录；本页不保存它。
        </span>
      )}
    </div>
  );
  const faultText = fault !== undefined && (
    <p className="error" id={`${id}-fault`}>
      {fault}
    </p>
  );
  if (isGroup) {
    return (
      <fieldset className="field" aria-describedby={described} id={id} tabIndex={-1}>
        <legend>{label}</legend>
        <Choices parameter={parameter} value={value} onChange={onChange} />
        {help}
        {faultText}
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input {...{ id, parameter, value, source, onChange }} isFaulty={fault !== undefined} described={described} />
      {help}
      {faultText}
    </div>
  );
}

interface InputProps extends Pick<ParameterFieldProps, 'parameter' | 'value' | 'source' | 'onChange'> {
  readonly id: string;
  readonly isFaulty: boolean;
  readonly described: string;
}

function Input({ id, parameter, value, source, onChange, isFaulty, described }: InputProps) {
  const control = controlOf(parameter);
  const common = {
    id,
    value,
    'aria-invalid': isFaulty || undefined,
    'aria-describedby': described,
    'aria-required': mustBeGiven(parameter) || undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  if (control === 'choice' || control === 'boolean') {
    const options =
      control === 'boolean'
        ? [
            ['true', '是'],
            ['false', '否'],
          ]
        : (parameter.allowed ?? []).map((item) => [String(item), String(item)]);
    return (
      <select {...common}>
        <option value="">{emptyChoice(parameter)}</option>
        {options.map(([item, label]) => (
          <option key={item} value={item}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (control === 'date' || control === 'integer') {
    return (
      <input
        {...common}
        type={control === 'date' ? 'date' : 'number'}
        step={control === 'integer' ? 1 : undefined}
        placeholder={valueText(parameter.example)}
      />
    );
  }
  return <SuggestingInput common={common} parameter={parameter} source={source} />;
}

interface SuggestingInputProps extends Pick<ParameterFieldProps, 'parameter' | 'source'> {
  readonly common: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** A text whose possible values another query lists: they are read when the field is first entered. */
function SuggestingInput({ common, parameter, source }: SuggestingInputProps) {
  const [suggestions, setSuggestions] = useState<readonly (readonly [value: string, label: string])[]>();
  const canSuggest = source !== undefined && !typeOf(parameter).isList && !source.parameters.some(mustBeGiven);
  const suggest = (): void => {
    const [key, labelKey] = source?.columns.map((column) => column.key) ?? [];
    if (!canSuggest || suggestions !== undefined || key === undefined) {
      return;
    }
    setSuggestions([]);
    // Without suggestions the field works as well; the link beside it leads to the list.
    loadRows(source.path, '', new AbortController().signal).then(
      ({ result }) =>
        setSuggestions(
          result.rows.map((row) => [valueText(row[key]), labelKey === undefined ? '' : valueText(row[labelKey])]),
        ),
      () => undefined,
    );
  };
  return (
    <>
      <input
        {...common}
        type="text"
        placeholder={valueText(parameter.example)}
        spellCheck={false}
        autoComplete="off"
        list={canSuggest ? `${common.id}-list` : undefined}
        onFocus={suggest}
      />
      {canSuggest && (
        <datalist id={`${common.id}-list`}>
          {(suggestions ?? []).map(([item, label]) => (
            <option key={item} value={item} label={label} />
          ))}
        </datalist>
      )}
    </>
  );
}

function Choices({ parameter, value, onChange }: Pick<ParameterFieldProps, 'parameter' | 'value' | 'onChange'>) {
  const chosen = value === '' ? [] : value.split(',');
  return (
    <div className="choices">
      {(parameter.allowed ?? []).map(String).map((item) => (
        <label key={item}>
          <input
            type="checkbox"
            checked={chosen.includes(item)}
            onChange={({ target }) =>
              onChange((target.checked ? [...chosen, item] : chosen.filter((other) => other !== item)).join(','))
            }
          />
          {item}
        </label>
      ))}
    </div>
  );
}

function emptyChoice(parameter: ListedParameter): string {
  const { fallback } = parameter;
  if (fallback !== undefined && fallback !== null) {
    return `默认（${spokenValue(fallback)}）`;
  }
  return mustBeGiven(parameter) ? '请选择' : '不限';
}

function helpText(parameter: ListedParameter, description: string): string {
  const { fallback, example } = parameter;
  const control = controlOf(parameter);
  const sentences = [
    description.replace(/[。.]$/, ''),
    control === 'list' ? '多个值用逗号隔开' : '',
    // A date field shows no placeholder.
    control === 'date' && valueText(example) !== '' ? `例如 ${valueText(example)}` : '',
    fallback !== undefined && fallback !== null && control !== 'choice' && control !== 'boolean'
      ? `不填时为 ${spokenValue(fallback)}`
      : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? '' : `${sentences.join('。')}。`;
}
