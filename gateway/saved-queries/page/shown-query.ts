import type { ListedOwnQuery, ListedQuery, ListedVersion, OwnQuery } from './wire.ts';

/** A query as the page shows it: of the library, or one that a viewer keeps. */
export interface ShownQuery extends Pick<
  ListedQuery,
  'name' | 'title' | 'description' | 'maxSeconds' | 'parameters' | 'columns' | 'chart'
> {
  /** Below `/q/`: `agency-scores`, `own/my-cases`. */
  readonly path: string;
  /** Undefined for an own query, which has one address for whatever it is at the time. */
  readonly version: number | undefined;
  /** What else there is to know. */
  readonly facts: readonly (readonly [term: string, fact: string])[];
}

export function libraryQuery(query: ListedQuery): ShownQuery {
  const { name, version, versions, owner, maxSeconds } = query;
  const current = versions.find((one) => one.version === version);
  return {
    ...query,
    path: name,
    facts: [
      ['提供单位', owner],
      ['名称', name],
      ['版本', `v${version}，${versionText(current ?? { ...query, sunset: null })}`],
      ['最长运行', `${maxSeconds} 秒`],
    ],
  };
}

export function ownQuery(own: OwnQuery): ShownQuery {
  const { owner, isMine, shared, updatedAt, maxSeconds } = own;
  return {
    ...own,
    path: pathOf(own),
    version: undefined,
    chart: null,
    facts: [
      ['保存人', isMine ? `${owner}（您）` : owner],
      ['谁可以用', shared === 'office' ? '本单位' : '仅自己'],
      ['网址', own.url],
      ['最后修改', timeText(updatedAt)],
      ['最长运行', `${maxSeconds} 秒`],
    ],
  };
}

/** `own/my-cases` */
export function pathOf({ url }: Pick<ListedOwnQuery, 'url'>): string {
  return url.slice('/q/'.length);
}

const STATUS_TEXTS = { draft: '草稿', active: '使用中', deprecated: '将停用', retired: '已停用' } as const;

export function versionText({ status, sunset }: Pick<ListedVersion, 'status' | 'sunset'>): string {
  return sunset === null ? STATUS_TEXTS[status] : `${STATUS_TEXTS[status]}，可用到 ${sunset}`;
}

/** A moment on the clock of China, whatever the browser's time zone. */
export function timeText(time: string): string {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime())
    ? time
    : moment.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}
