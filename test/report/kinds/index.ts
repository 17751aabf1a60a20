import { apartKinds } from './apart';
import { asideKinds } from './asides';
import { commaKinds } from './commas';
import { converterKinds } from './converters';
import { copyKinds } from './copies';
import { cutKinds, spaceKinds } from './cuts';
import { groupKinds } from './groups';
import type { Kind } from './kind';
import { lineEndKinds } from './line-ends';
import { listedKinds } from './listed';
import { labelNoteKinds, noteKinds } from './notes';
import { pathKinds } from './paths';
import { shortKinds, unitKinds } from './units';

/** Ways in which tables are set down, by what is peculiar to them. */
export const kinds: Readonly<Record<string, readonly Kind[]>> = {
  'between commas and semicolons': commaKinds,
  'with sums of groups': groupKinds,
  'beside others': asideKinds,
  'more than once': copyKinds,
  'cut or turned': cutKinds,
  'one space apart': spaceKinds,
  'with other line ends': lineEndKinds,
  'with marks of notes': noteKinds,
  'with marks of notes at labels': labelNoteKinds,
  'with units': unitKinds,
  'with short labels': shortKinds,
  'of converters': converterKinds,
  'whose labels stand apart': apartKinds,
  'below a list of headings': listedKinds,
  'with whole paths as labels': pathKinds,
};
