import { createContext, useContext } from 'react';

import { CHINESE, type Words } from './chinese-words.ts';
import { ENGLISH } from './english-words.ts';

export type Language = 'zh' | 'en';

/** A text in both languages of the page. */
export type Bilingual = Readonly<Record<Language, string>>;

const WORDS: Readonly<Record<Language, Words>> = { zh: CHINESE, en: ENGLISH };

/** Chinese, unless the address asks for English. @param search the query string of the page's address */
export const languageOfPage = (search: string): Language =>
  new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh';

export const LanguageContext = createContext<Language>('zh');

export const useLanguage = (): Language => useContext(LanguageContext);

/** The page's words in its language. */
export const useWords = (): Words => WORDS[useLanguage()];

export const wordsOf = (language: Language): Words => WORDS[language];
