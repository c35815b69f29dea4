const FORMS = [
  {
    ending: 'xlsx',
    encoding: '',
    label: 'Excel 工作簿（XLSX）',
    use: '给人看和报送：编号不丢 0，日期可计算，另附“口径”页',
  },
  { ending: 'csv', encoding: '', label: 'CSV（UTF-8）', use: '各种表格软件和程序都能读' },
  { ending: 'csv', encoding: 'gb18030', label: 'CSV（GB18030）', use: '旧版软件打开 UTF-8 出现乱码时用' },
  { ending: 'parquet', encoding: '', label: 'Parquet', use: 'Python、R、DuckDB 分析：类型准确，文件小' },
  { ending: 'ndjson', encoding: '', label: 'NDJSON', use: '程序逐行处理，小数不失真' },
  { ending: 'json', encoding: '', label: 'JSON', use: '程序一次读入，小数不失真' },
] as const;

interface DownloadsProps {
  /** Of the query, below `/q/`. */
  readonly path: string;
  readonly search: string;
  /** Why nothing can be downloaded yet. */
  readonly missing: readonly string[];
}

/** Links to the whole result in each form. */
export function Downloads({ path, search, missing }: DownloadsProps) {
  const isReady = missing.length === 0;
  return (
    <>
      <p className="muted">
        {isReady
          ? '按上面的参数下载全部行。没有下载完的文件打不开或明显残缺；如果下载失败，点“运行”可以看到原因。'
          : `先填好参数，再下载：${missing.join('')}`}
      </p>
      <ul className="downloads">
        {FORMS.map(({ ending, encoding, label, use }) => {
          const query = [search, encoding === '' ? '' : `encoding=${encoding}`].filter((part) => part !== '').join('&');
          const href = `/q/${path}.${ending}${query === '' ? '' : `?${query}`}`;
          const id = `download-${ending}${encoding}`;
          return (
            <li key={id}>
              {isReady ? (
                <a className="button" href={href} download aria-describedby={id}>
                  {label}
                </a>
              ) : (
                <a className="button" role="link" aria-disabled="true" aria-describedby={id}>
                  {label}
                </a>
              )}
              <span id={id} className="muted">
                {use}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
