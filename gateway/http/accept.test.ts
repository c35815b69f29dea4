import { describe, expect, it } from '@jest/globals';

import { JSON_TYPE, preferred, RESULT_TYPE } from './accept.ts';

describe('the media type of a response', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['application/json', JSON_TYPE],
    ['text/html, application/xhtml+xml, */*;q=0.8', JSON_TYPE],
    ['application/json, application/graphql-response+json;q=0.9', JSON_TYPE],
    ['application/json, application/graphql-response+json', JSON_TYPE],
    ['application/graphql-response+json', RESULT_TYPE],
    ['APPLICATION/GraphQL-Response+JSON; charset=UTF-8', RESULT_TYPE],
    ['application/graphql-response+json, application/json;q=0.9', RESULT_TYPE],
    ['application/json;q=0.9 , application/graphql-response+json', RESULT_TYPE],
    ['*/*, application/graphql-response+json', RESULT_TYPE],
    ['application/json;q=0, */*', RESULT_TYPE],
    ['*/*;q=0.1, application/graphql-response+json;q=0', JSON_TYPE],
    ['text/html', undefined],
    ['application/json;q=0', undefined],
    ['application/jsonx', undefined],
    ['nonsense;;,,', undefined],
  ])('for accept: %s is %s', (header, type) => {
    expect(preferred(header, [JSON_TYPE, RESULT_TYPE])).toBe(type);
  });
});

describe('the language of a message', () => {
  it.each([
    [undefined, 'zh'],
    ['*', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['de', undefined],
  ])('for accept-language: %s is %s', (header, language) => {
    expect(preferred(header, ['zh', 'en'])).toBe(language);
  });
});
