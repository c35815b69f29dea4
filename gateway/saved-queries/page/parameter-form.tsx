import type { FormEvent } from 'react';

import { ParameterField } from './parameter-field.tsx';
import { mustBeGiven, valueText, type Values } from './parameters.ts';
import type { ShownQuery } from './shown-query.ts';

interface ParameterFormProps {
  readonly query: Pick<ShownQuery, 'parameters'>;
  readonly queries: readonly ShownQuery[];
  readonly values: Values;
  /** What is wrong, by the parameter's name. */
  readonly faults: ReadonlyMap<string, string>;
  readonly isRunning: boolean;
  readonly onChange: (name: string, value: string) => void;
  readonly onFill: (values: Values) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

/** The parameters of a query. It checks in its own words, so the browser's own checks are off. */
export function ParameterForm(props: ParameterFormProps) {
  const { query, queries, values, faults, isRunning, onChange, onFill, onRun, onStop } = props;
  const { parameters } = query;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isRunning) {
      onRun();
    }
  };
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      {parameters.length === 0 && <p>这个查询没有参数，可以直接运行。</p>}
      {parameters.some(mustBeGiven) && <p className="muted">标有“必填”的要填写，其余可以不填。</p>}
      <div className="fields">
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={values.get(parameter.name) ?? ''}
            fault={faults.get(parameter.name)}
            source={queries.find(({ name }) => name === parameter.listedBy)}
            onChange={(value) => onChange(parameter.name, value)}
          />
        ))}
      </div>
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={isRunning || undefined}>
          运行
        </button>
        {isRunning && (
          <button type="button" onClick={onStop}>
            停止
          </button>
        )}
        {parameters.length > 0 && !isRunning && (
          <>
            <button
              type="button"
              onClick={() => onFill(new Map(parameters.map(({ name, example }) => [name, valueText(example)])))}
            >
              填入示例值
            </button>
            <button type="button" onClick={() => onFill(new Map())}>
              清空
            </button>
          </>
        )}
      </div>
    </form>
  );
}
