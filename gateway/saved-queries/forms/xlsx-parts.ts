import { xmlText } from './xlsx-text.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where sheet `number` (from 1) is in the ZIP. */
export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** The parts that do not depend on the rows, by their path. `_rels/.rels` is first: by it `file` knows an XLSX. */
export const FIRST_PARTS: readonly (readonly [path: string, xml: string])[] = [
  ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
  ['xl/styles.xml', styles()],
];

/** The parts that name the sheets, known only when the last row was written. */
export function lastParts(sheetNames: readonly string[]): readonly (readonly [path: string, xml: string])[] {
  const sheets = sheetNames.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return [
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheetNames.map((_, index) => ['worksheet', sheetPath(index + 1).replace('xl/', '')] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['[Content_Types].xml', contentTypes(sheetNames.length)],
  ];
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes(sheetCount: number): string {
  const parts: (readonly [path: string, type: string])[] = [
    ['xl/workbook.xml', 'sheet.main'],
    ['xl/styles.xml', 'styles'],
    ...Array.from({ length: sheetCount }, (_, index) => [sheetPath(index + 1), 'worksheet'] as const),
  ];
  const overrides = parts.map(
    ([path, type]) => `<Override PartName="/${path}" ContentType="${SPREADSHEET}.${type}+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

/** Number formats and styles; the order of `cellXfs` is that of `STYLES` in xlsx-cells.ts. */
function styles(): string {
  const fonts = ['', '<b/>'].map((bold) => `<font>${bold}<sz val="11"/><name val="等线"/><family val="2"/></font>`);
  const cells: readonly (readonly [numberFormat: number, font: number, wraps: boolean])[] = [
    [0, 0, false],
    [49, 1, false],
    [49, 0, false],
    [1, 0, false],
    [164, 0, false],
    [165, 0, false],
    [166, 0, false],
    [49, 0, true],
  ];
  const formats = cells.map(
    ([numberFormat, font, wraps]) =>
      `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${
        wraps ? ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' : '/>'
      }`,
  );
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00####"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2">${fonts.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
