import type { ListedColumn } from './wire.ts';

const TYPE_LABELS: Readonly<Record<ListedColumn['type'], string>> = {
  text: '文本',
  integer: '整数',
  decimal: '小数',
  boolean: '是否',
  date: '日期',
  datetime: '时间',
  enum: '代码',
};

/** What each column means. */
export function ColumnTable({ columns }: { readonly columns: readonly ListedColumn[] }) {
  return (
    <div className="scroll" role="region" aria-labelledby="columns-caption" tabIndex={0}>
      <table className="meanings">
        <caption id="columns-caption">共 {columns.length} 列，按文件中的次序</caption>
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">程序用名</th>
            <th scope="col">类型</th>
            <th scope="col">单位</th>
            <th scope="col">含义</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ key, header, type, unit, description }) => (
            <tr key={key}>
              <th scope="row">{header}</th>
              <td>
                <code>{key}</code>
              </td>
              <td>{TYPE_LABELS[type]}</td>
              <td>{unit === '' ? '无' : unit}</td>
              <td className="long">{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
