import { useRef, useState, type KeyboardEvent } from 'react';

import { examplesOf, type ExampleKind } from './examples.ts';
import type { ShownQuery } from './shown-query.ts';

interface ExamplesPanelProps {
  readonly query: ShownQuery;
  /** The parameters that were filled in. */
  readonly given: readonly (readonly [string, string])[];
  /** Whether nothing that is required is missing. */
  readonly isComplete: boolean;
}

/** How to get the rows in other programs, in tabs (arrow keys move between them), each with a copy button. */
export function ExamplesPanel({ query, given, isComplete }: ExamplesPanelProps) {
  const [kind, setKind] = useState<ExampleKind>('excel');
  const [copied, setCopied] = useState('');
  const code = useRef<HTMLPreElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  const examples = examplesOf({ ...query, origin: location.origin, parameters: given });
  const at = examples.findIndex((example) => example.kind === kind);
  const shown = examples[at];
  if (shown === undefined) {
    return null;
  }
  const select = (index: number): void => {
    const next = examples[(index + examples.length) % examples.length];
    if (next !== undefined) {
      setKind(next.kind);
      setCopied('');
      tabs.current?.querySelector<HTMLElement>(`#example-tab-${next.kind}`)?.focus();
    }
  };
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      select(step);
    }
  };
  const personal = query.parameters.filter(({ name, isPersonal }) => isPersonal && given.some(([key]) => key === name));
  return (
    <>
      <p className="muted">
        {isComplete ? '已填入上面的参数' : '还有必填的参数没有填，填好后示例会带上它们'}；
        {query.version === undefined
          ? '自存的查询没有固定的版本，改了以后，同一个网址给出改后的内容。'
          : `版本固定为 v${query.version}，每月再取，列也不会变。`}
      </p>
      <div role="tablist" aria-label="程序" className="tabs" ref={tabs} onKeyDown={move}>
        {examples.map((example, index) => (
          <button
            key={example.kind}
            type="button"
            role="tab"
            id={`example-tab-${example.kind}`}
            aria-selected={example.kind === kind}
            aria-controls="example-panel"
            tabIndex={example.kind === kind ? 0 : -1}
            onClick={() => select(index)}
          >
            {example.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="example-panel" aria-labelledby={`example-tab-${kind}`} className="panel">
        <p>{shown.note}</p>
        {personal.length > 0 && (
          <p className="warning box">
            示例里写着“{personal.map(({ title }) => title).join('”“')}”的值，它指向具体的人；保存或转发之前请删去。
          </p>
        )}
        <pre ref={code} tabIndex={0} aria-label={`${shown.label} 示例`}>
          {shown.text}
        </pre>
        <p className="copy">
          <button type="button" onClick={() => void copy(shown.text, code.current).then(setCopied)}>
            复制
          </button>
          <span role="status">{copied}</span>
        </p>
      </div>
    </>
  );
}

/** Browsers give a page the clipboard only over https or on this machine; elsewhere the text is selected, to be copied by hand. */
async function copy(text: string, element: HTMLElement | null): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return '已复制。';
  } catch {
    if (element !== null) {
      getSelection()?.selectAllChildren(element);
      element.focus();
    }
    return '已选中，请按 Ctrl+C 复制。';
  }
}
