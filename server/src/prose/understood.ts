import type { Voice } from './claims';
import { SAYS, type Entry, type Frame, type Role } from './lexicon';
import { AMONG, AND, APPLICANTS, CHANNEL, FILLER, OFFICE, OWN, SUM, TAIL, THIS_YEAR, WHOLE, WIDE } from './words';

// What words say in a frame, one after the other.

/** What is in the name of a government's office. */
const GOVERNMENT = '政府';

/** Words for one area of one kind. */
const PLACES = /^[全我本](?:[市县区省州镇乡旗盟]|系统)$/;

const HANDLES = /^(?:受理|办理|承办)$/;

const MATTERS = /(?:事项|案件|事件|问题)$/;

/** What the words around a figure say, for one frame. */
export interface Understood {
  rows: number[];
  columns: number[];
  object: boolean;
  loose: boolean;
  mark: boolean;
  /** There is still so much: of what, words behind the figure may say. */
  exists: boolean;
  /** Made public. */
  shown: boolean;
  among: boolean;
  /** What is left over: 其余, 另有. */
  rest: boolean;
  sum: boolean;
  whole: boolean;
  year: number | undefined;
  subject: string | undefined;
  voice: Voice | undefined;
  area: string | undefined;
  /** The agency speaks of itself: 我局. */
  own: boolean;
  /** Came in one way: 网上, 通过信函. */
  through: boolean;
  /** Counts matters, cases: whose they are, other words have to say. */
  matters: boolean;
  /** Accepted or dealt with, which other bodies do as well. */
  handled: boolean;
  /** Done with what follows: 对5件申请. */
  toward: boolean;
  /** Rows before its own were examples: what stands before those as well is none of its rows. */
  examples: boolean;
  /** Words of the frame itself. */
  words: number;
}

export const nothingYet = (): Understood => ({
  rows: [],
  columns: [],
  object: false,
  loose: false,
  mark: false,
  exists: false,
  shown: false,
  among: false,
  rest: false,
  sum: false,
  whole: false,
  year: undefined,
  subject: undefined,
  voice: undefined,
  area: undefined,
  own: false,
  through: false,
  matters: false,
  handled: false,
  toward: false,
  examples: false,
  words: 0,
});

/** What kind of area a word for one means. */
export const areaOf = (entry: Entry): string | undefined => (PLACES.test(entry.word) ? entry.word.at(-1) : undefined);

/** As which office a word for one speaks. */
export const officeVoice = ({ word }: Entry): Voice => (word.includes(GOVERNMENT) ? 'government office' : 'office');

/** A word's part in a frame. */
export function roleIn(entry: Entry, frame: number): Role | undefined {
  let best: Role | undefined;
  for (const r of entry.roles) if (r.frame === frame && (!best || best.slot === 'filler')) best = r;
  return best;
}

function takeSaid(says: number, into: Understood): void {
  into.handled ||= (says & SAYS.defends) !== 0;
  into.exists ||= (says & SAYS.exists) !== 0;
  into.shown ||= (says & SAYS.published) !== 0;
}

/** Takes a word into a reading; false if the word says something that the frame does not know. */
export function takeWord(entry: Entry, frame: Frame, into: Understood): boolean {
  const role = roleIn(entry, frame.index);
  if (role) {
    switch (role.slot) {
      case 'row':
        into.rows.push(role.index);
        if (role.says !== 0) takeSaid(role.says, into);
        // 信访举报投诉类申请
        into.loose ||= entry.word.endsWith('申请');
        break;
      case 'column':
        into.columns.push(role.index);
        break;
      case 'object':
        into.object = true;
        break;
      case 'loose':
        into.loose = true;
        break;
      case 'mark':
        into.mark = true;
        break;
      case 'shown':
        into.shown = true;
        break;
      case 'filler':
        into.handled ||= HANDLES.test(entry.word);
        break;
      case 'listed':
        return false;
      default:
        return false;
    }
    into.words++;
    return true;
  }
  switch (entry.plain) {
    case TAIL:
      into.matters ||= MATTERS.test(entry.word);
      return true;
    case FILLER:
    case THIS_YEAR:
    case AND:
    case APPLICANTS:
      return true;
    case WHOLE:
      into.whole = true;
      return true;
    case SUM:
      into.sum = true;
      return true;
    case AMONG:
      into.among = true;
      return true;
    case WIDE:
      into.voice ??= 'wide';
      into.area = areaOf(entry);
      return true;
    case OWN:
      into.own = true;
      return true;
    case CHANNEL:
      into.through = true;
      return true;
    case OFFICE:
      into.voice = officeVoice(entry);
      into.area = undefined;
      return true;
    default:
      return false;
  }
}
