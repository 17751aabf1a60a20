import { commaKinds } from './commas';
import type { Kind } from './kind';

/** Ways in which tables are set down, by what is peculiar to them. */
export const kinds: Readonly<Record<string, readonly Kind[]>> = {
  'between commas and semicolons': commaKinds,
};
