import type { Lang } from '../../rules/rule';

/** Chooses between the two languages of a message. */
export type Say = (zh: string, en: string) => string;

export function sayIn(lang: Lang): Say {
  return lang === 'zh' ? (zh) => zh : (_zh, en) => en;
}

/** The user's language: what POSIX says, else what the system says; Chinese if it begins with zh, else English. */
export function languageOf(env: NodeJS.ProcessEnv): Lang {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  return /^zh/i.test(named ?? Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh' : 'en';
}
