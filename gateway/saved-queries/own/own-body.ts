import { createHash } from 'node:crypto';

import { z } from 'zod';

import { OwnQueryError } from './own-errors.ts';
import { MAX_TITLE_LENGTH, SHARED } from './own-query.ts';
import { holdsLongNumber } from './personal-values.ts';

const MAX_COLUMNS = 500;
const MAX_NAME = 64;
const MAX_DESCRIPTION = 2_000;

/** Longer than any id of a row path; a path is given as `a.b.c` or as a list. */
const MAX_PATH = 1_000;

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/u;

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => value.isWellFormed() && !CONTROL.test(value) && !holdsLongNumber(value));
const path = z
  .union([z.string().max(MAX_PATH), z.array(z.string().max(MAX_PATH)).max(50)])
  .transform((given) => (typeof given === 'string' ? given.split('.') : given));
const column = z.strictObject({
  path,
  from: z.enum(['row', 'root']).optional(),
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/u)
    .refine((key) => !holdsLongNumber(key))
    .optional(),
  header: text(MAX_TITLE_LENGTH).pipe(z.string().min(1)).optional(),
  unit: text(20).optional(),
  description: text(MAX_DESCRIPTION).optional(),
});
const content = {
  title: text(MAX_TITLE_LENGTH).pipe(z.string().min(1)),
  description: text(MAX_DESCRIPTION).optional(),
  document: z.string().refine((value) => value.isWellFormed()),
  rows: path.optional(),
  columns: z.array(column).min(1).max(MAX_COLUMNS).optional(),
  shared: z.enum(SHARED).optional(),
};
const name = text(MAX_NAME).refine((value) => NAME.test(value) && !UUID.test(value));

const CREATE = z.strictObject({ ...content, name: name.optional() });
const UPDATE = z
  .strictObject({ ...content, version: z.int().min(1).max(1_000_000_000) })
  .partial({ title: true, document: true });

/** `{ title, name?, description?, document, rows?, columns?, shared? }` */
export type CreateBody = z.infer<typeof CREATE>;
/** What is not given stays as it is. */
export type UpdateBody = z.infer<typeof UPDATE>;
/** A column as it is given; what is left out is taken from the schema. */
export type GivenColumn = z.infer<typeof column>;

const EXPECTED: Readonly<Record<string, string>> = {
  title: `1 至 ${MAX_TITLE_LENGTH} 个字，不含证件号码那样的长数字`,
  name: `小写英文字母、数字，以连字符连接，最多 ${MAX_NAME} 个字符，不含证件号码那样的长数字`,
  description: `最多 ${MAX_DESCRIPTION} 个字，不含证件号码那样的长数字`,
  document: 'GraphQL 文本',
  rows: '从根到行的响应名，例如 enforcementCases.edges.node',
  columns: `1 至 ${MAX_COLUMNS} 列，每列有 path，可有 from、key、header、unit、description`,
  shared: SHARED.join(' 或 '),
  version: '修改时所见的版本号',
};

/** @throws OwnQueryError BAD_USER_INPUT, which names the fields and what is expected, never a value */
export function createBody(body: unknown): CreateBody {
  return parsed(CREATE, body);
}

/** @throws OwnQueryError BAD_USER_INPUT, which names the fields and what is expected, never a value */
export function updateBody(body: unknown): UpdateBody {
  return parsed(UPDATE, body);
}

function parsed<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const result = schema.safeParse(body);
  if (result.success) {
    return result.data;
  }
  const fields = new Set(result.error.issues.map(({ path: [field] }) => (typeof field === 'string' ? field : '')));
  const faults = [...fields].map((field) => {
    const expected = EXPECTED[field];
    return expected === undefined
      ? `请求正文须为 JSON 对象，只含以下字段：${Object.keys(EXPECTED).join('、')}`
      : `${field} 须为：${expected}`;
  });
  throw new OwnQueryError('BAD_USER_INPUT', `${faults.join('；')}。`);
}

/**
 * The name of a query that was given none. It follows from the title alone, so that a request that is sent twice does not save
 * two queries: the second is refused, since the name is taken.
 */
export function nameOfTitle(title: string): string {
  const words = title.normalize('NFKC').toLowerCase();
  const kebab = words.match(/[a-z0-9]+/gu)?.join('-') ?? '';
  return /^[a-z0-9 _.,:()-]+$/u.test(words) && name.safeParse(kebab).success
    ? kebab
    : `own-${createHash('sha256').update(title).digest('hex').slice(0, 12)}`;
}
