import { failuresOf } from './failure.ts';

/** Errors in words, with their codes for whoever is called for help. */
export function Failures({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const failures = failuresOf(error);
  return (
    <div role="alert" className="failures">
      <ul>
        {failures.map(({ code, message, advice }) => (
          <li key={code}>
            {message}
            {advice} <code>{code}</code>
          </li>
        ))}
      </ul>
      {failures.some(({ canRetry }) => canRetry) && (
        <button type="button" onClick={onRetry}>
          再试一次
        </button>
      )}
    </div>
  );
}
