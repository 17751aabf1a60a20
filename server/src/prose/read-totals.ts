import type { Prose } from '../text/prose';
import type { TotalClaim } from './claims';
import { combine, readLeft, roleIn, takeWord, type Understood } from './clause';
import type { Entry, Frame, Lexicon, Reading } from './lexicon';
import { CLOSE, COMMA, endsSentence, FULL_STOP, forEach, OPEN, type NumberToken, type Token } from './tokens';
import { doerAt, framesSome, isPartOfYear, NOBODY, opensParts, rowsBefore, sharesVerb } from './scope';
import { ALL_ARE, AMONG, COMPARED, DOWN, FILLER, FROM, LAST_YEAR, NEXT_YEAR, ROUGH, SCOPE, SUM, TO, UP } from './words';

/** A number of the prose with its clause. */
export interface Figure {
  readonly token: NumberToken;
  readonly at: number;
  /** First token of its clause. */
  readonly left: number;
  readonly sentence: number;
  /** Counts 。 only. */
  readonly period: number;
  readonly depth: number;
  /** Compared with, come from, differs by, or neither. */
  readonly role: 'now' | 'before' | 'from' | 'more' | 'less';
  /** The year its sentence has named last, -1 for the year before. */
  readonly year: number | undefined;
  claim: TotalClaim | undefined;
}

const LAST = -1;
/** 100件增至120件: what the figure was. */
const BECOMES = /^(?:增加?|提高|提升|上升|升|减少?|下降|降低?)[到至]/;
/** 新收申请中予以公开48件: some of these, not both. */
const OF_THESE = /申请中/;

/** Goes through the tokens once, keeping in mind what is spoken of. */
export class TotalsReader {
  readonly figures: Figure[] = [];
  readonly claims: TotalClaim[] = [];
  /** For each token, the frame spoken of there; -1 for none. */
  topic = -1;
  private blocked = false;
  private lastRow: number | undefined;
  private readonly seen: boolean[] = [];
  private sentence = 0;
  private period = 0;
  private depth = 0;
  private year: number | undefined;
  private scoped = false;
  private among = false;
  /** How many figures the parts of a sentence can be parts of, and where these stand. */
  private heads = 0;
  private headSentence = -1;
  /** Of frames whose rows have no general one: the last figure that named its row, and how many did in a row. */
  private whole: TotalClaim | undefined;
  private wholes = 0;
  private wholeSentence = -1;
  private parted = false;
  /** Who the sentence said did it. */
  private doer = NOBODY;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lexicon: Lexicon,
    private readonly prose: Prose,
  ) {}

  read(): void {
    const { tokens } = this;
    let left = 0,
      clause = 0;
    this.doer = doerAt(this.prose, 0);
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]!;
      if (t.kind === 'stop') {
        if (framesSome(tokens, clause, i, this.lexicon, this.prose)) this.scoped = true;
        left = clause = i + 1;
        if (t.code === OPEN) this.depth++;
        else if (t.code === CLOSE && this.depth > 0) this.depth--;
        if (endsSentence(t.code)) {
          this.sentence++;
          this.among = false;
          if (!opensParts(tokens, i + 1)) {
            this.year = undefined;
            this.scoped = false;
            this.doer = doerAt(this.prose, t.end);
          }
        }
        if (t.code === FULL_STOP) {
          this.period++;
          this.depth = 0;
        }
      } else if (t.kind === 'word') this.word(t.entry, i, left);
      else if (t.kind === 'number') {
        if (t.of === 'year') {
          if (this.depth === 0) this.year = t.value;
          continue;
        }
        if (t.of === 'date') {
          this.scoped ||= this.depth === 0 && isPartOfYear(tokens, i, this.prose);
          continue;
        }
        this.number(t, i, left);
        if (t.of !== 'other' || t.unit !== 0) left = i + 1;
      }
    }
  }

  private word(entry: Entry, at: number, left: number): void {
    for (const r of entry.roles) {
      if (r.slot !== 'object') continue;
      this.seen[r.frame] = true;
      // What only its section is about is no topic of its own.
      if (this.topic !== r.frame && !this.lexicon.frames[r.frame]!.data.section) {
        this.topic = r.frame;
        this.blocked = false;
        this.lastRow = undefined;
      }
    }
    if (entry.roles.length > 0) return;
    if (entry.plain === SCOPE || entry.plain === NEXT_YEAR) this.scoped = true;
    else if (entry.plain === AMONG) this.among = true;
    else if (entry.plain === LAST_YEAR && this.onlyFiller(left, at)) this.year = LAST;
  }

  private roleOf(from: number, to: number): Figure['role'] {
    let role: Figure['role'] = 'now';
    const bracket = this.tokens[from - 1],
      lead = this.tokens[from - 2];
    if (bracket?.kind === 'stop' && bracket.code === OPEN && lead?.kind === 'word' && lead.entry.plain === LAST_YEAR)
      role = 'before';
    for (let i = from; i < to; i++) {
      const t = this.tokens[i]!;
      if (t.kind !== 'word' || t.entry.roles.length > 0) continue;
      switch (t.entry.plain) {
        case LAST_YEAR:
          if (role === 'now') role = 'before';
          break;
        case COMPARED:
          if (role === 'now') role = 'before';
          break;
        case UP:
          role = 'more';
          break;
        case DOWN:
          role = 'less';
          break;
        // 增加到 1250 条 is what it is now.
        case TO:
          if (role === 'more' || role === 'less') role = t.entry.word === '到' || t.entry.word === '至' ? 'now' : role;
          break;
        case FROM:
          if (this.opensFigure(i + 1, to)) role = 'from';
          break;
      }
    }
    return role;
  }

  /** Whether nothing but a year stands before the figure: 由 2022 年的 1000 条, not 从方式看. */
  private opensFigure(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const t = this.tokens[i]!;
      if (
        t.kind === 'number'
          ? t.of !== 'year'
          : t.kind !== 'word' || (t.entry.plain !== LAST_YEAR && t.entry.plain !== FILLER)
      )
        return false;
    }
    return true;
  }

  private number(token: NumberToken, at: number, left: number): void {
    const figure: Figure = {
      token,
      at,
      left,
      sentence: this.sentence,
      period: this.period,
      depth: this.depth,
      role: this.roleOf(left, at),
      year: this.year,
      claim: undefined,
    };
    this.figures.push(figure);
    if (
      (token.of !== 'count' && token.of !== 'bare' && token.of !== 'amount') ||
      token.rough ||
      this.scoped ||
      this.roughAround(at) ||
      forEach(this.tokens, left, at)
    ) {
      if (token.of === 'count') this.blocked = true;
      return;
    }
    if (this.year === LAST || figure.role === 'from' || BECOMES.test(this.prose.slice(token.end, token.end + 4)))
      return;
    for (const frame of this.lexicon.frames) {
      const claim = this.claim(token, at, left, frame);
      if (!claim) continue;
      figure.claim = claim;
      this.claims.push(claim);
      if (this.topic !== frame.index) {
        this.topic = frame.index;
        this.lastRow = undefined;
      }
      this.blocked = false;
      if (!claim.among && this.depth === 0) {
        this.heads = this.headSentence === this.sentence ? this.heads + 1 : 1;
        this.headSentence = this.sentence;
      }
      if (claim.of) this.parted = true;
      else if (claim.row !== undefined && (this.namesWhole(claim, frame) || !claim.among)) this.lastRow = claim.row;
      this.doer = claim;
      return;
    }
    const sum = this.sumClaim(token, at, left);
    if (sum) {
      figure.claim = sum;
      this.claims.push(sum);
      return;
    }
    // Something else is counted here: what follows may speak of that.
    if (token.of === 'count' && figure.role === 'now' && !this.onlyFiller(left, at)) this.blocked = true;
  }

  private onlyFiller(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const t = this.tokens[i]!;
      if (t.kind === 'number' && (t.of === 'year' || t.of === 'date')) continue;
      if (t.kind !== 'word' || (t.entry.plain !== FILLER && t.entry.plain !== SUM)) return false;
    }
    return true;
  }

  private roughAround(at: number): boolean {
    const before = this.tokens[at - 1],
      after = this.tokens[at + 1];
    if (before?.kind === 'word' && before.entry.plain === ROUGH && before.entry.roles.length === 0) return true;
    if (after?.kind === 'word' && after.entry.plain === ROUGH && after.entry.roles.length === 0) return true;
    // (市本级) behind the figure narrows it down.
    if (after?.kind !== 'stop' || after.code !== OPEN) return false;
    for (let i = at + 2; i < this.tokens.length; i++) {
      const t = this.tokens[i]!;
      if (t.kind === 'stop' && t.code === CLOSE) break;
      if (t.kind === 'word' && t.entry.plain === SCOPE && t.entry.roles.length === 0) return true;
    }
    return false;
  }

  /** Notes a figure whose parts may follow. It names its own row, so that it is no part itself, even behind 其中. */
  private namesWhole(claim: TotalClaim, frame: Frame): boolean {
    if (frame.data.section === undefined || claim.column !== undefined) return false;
    this.wholes = this.whole && !this.parted && this.sentence === this.wholeSentence ? this.wholes + 1 : 1;
    this.whole = claim;
    this.wholeSentence = this.sentence;
    this.parted = false;
    return true;
  }

  private claim(token: NumberToken, at: number, left: number, frame: Frame): TotalClaim | undefined {
    const { data } = frame;
    if ((token.of === 'amount') !== (data.unit !== undefined)) return undefined;
    if ((token.of === 'bare' && !this.bareFits(at, left)) || this.isOfKind(at) || sharesVerb(this.tokens, left))
      return undefined;
    const own = (r: Understood) => r.rows.some((x) => data.rows[x]!.own);
    const l = readLeft(this.tokens, left, at, frame, this.prose);
    if (!l || (l.rows.length > 1 && OF_THESE.test(this.prose.slice(this.tokens[left]!.start, token.start))))
      return undefined;
    const tail = this.readRight(at + 1, frame, l);
    const known =
      l.object || this.topic === frame.index || (data.section !== undefined && this.seen[frame.index] === true);
    let rows =
      l.rows.length === 1 && l.columns.length === 0 ? [...rowsBefore(this.tokens, left, frame), ...l.rows] : l.rows;
    if (data.objects && !known && !(own(l) && l.loose) && data.section === undefined) return undefined;
    if (data.marks && !l.mark) return undefined;
    if (l.matters && data.row && !l.object && !l.loose && !own(l)) return undefined;
    const strong = l.object || own(l) || !data.objects;
    if (!data.row && rows.length === 0) {
      if (this.topic !== frame.index || this.blocked || this.lastRow === undefined || l.columns.length === 0)
        return undefined;
      rows = [this.lastRow];
    }
    const of =
      data.section !== undefined && l.rows.length === 0 && this.whole?.frame === frame.index ? this.whole : undefined;
    // 复议4件、诉讼3件，其中维持2件: nobody can tell of which.
    if (of && this.wholes > 1 && !this.parted) return undefined;
    if (data.row && rows.length === 0 && l.columns.length === 0 && !l.object && !(l.loose && l.words > 0))
      return undefined;
    if (this.blocked && !strong) return undefined;
    // Whatever follows a figure that the words before it do not settle may narrow it down.
    if (!strong && !tail) return undefined;
    if (!data.column && data.columns && l.columns.length === 0) return undefined;
    const inherit =
      data.row !== undefined && rows.length === 0 && l.columns.length > 0 && this.lastRow !== undefined
        ? combine(frame, [this.lastRow], l.columns)
        : [];
    const plain = combine(frame, rows, l.columns);
    const part = l.among || this.among || this.depth > 0;
    // Parts of the one figure before them are parts of nothing else.
    const said = !part
      ? [...plain, ...inherit]
      : inherit.length > 0 && this.heads === 1
        ? inherit
        : [...inherit, ...plain];
    const readings = part ? said : [...said, ...this.including(at, frame, said)];
    if (readings.length === 0) return undefined;
    const among = l.among || this.among;
    const before = of ?? this.doer;
    const subject = l.subject ?? before.subject,
      voice = l.voice ?? before.voice;
    // What was named in no other way than by its section before goes on to be.
    const named =
      l.object ||
      (data.section !== undefined && this.seen[frame.index] === true) ||
      (known && this.whole?.frame === frame.index && this.whole.section === undefined);
    return {
      kind: 'total',
      start: token.start,
      end: token.digitsEnd,
      value: token.value,
      decimals: token.decimals,
      unit: token.unit > 0 ? String.fromCharCode(token.unit) : '',
      readings,
      exact:
        (l.object || own(l)) &&
        l.rows.length > 0 &&
        !among &&
        !data.soft &&
        subject === undefined &&
        voice !== 'office',
      none: undefined,
      year: l.year ?? this.year ?? of?.year,
      subject,
      voice,
      section: data.objects && data.section && !named ? data.section : undefined,
      frame: frame.index,
      row: rows[0],
      column: l.columns[0],
      among,
      ...(of && { of }),
    };
  }

  /** 新收 N 件(含上年结转 M 件): what the words behind a figure include counts too. */
  private including(at: number, frame: Frame, readings: readonly Reading[]): Reading[] {
    const [stop, among, row] = this.tokens.slice(at + 1, at + 4);
    if (
      !frame.data.row ||
      stop?.kind !== 'stop' ||
      (stop.code !== OPEN && stop.code !== COMMA) ||
      among?.kind !== 'word' ||
      among.entry.plain !== AMONG ||
      row?.kind !== 'word'
    )
      return [];
    const role = roleIn(row.entry, frame.index);
    const more = role?.slot === 'row' ? frame.readings(role.index, undefined)[0] : undefined;
    if (!more) return [];
    return frame
      .readings(undefined, undefined)
      .filter(
        (all) =>
          more.every((f) => all.includes(f)) &&
          readings.some(
            (r) => r.length + more.length === all.length && r.every((f) => all.includes(f) && !more.includes(f)),
          ),
      );
  }

  /** 申请数量为 0: a figure without a unit needs a word that leads to it. */
  private bareFits(at: number, left: number): boolean {
    const before = this.tokens[at - 1],
      after = this.tokens[at + 1];
    return (
      before?.kind === 'word' &&
      at > left &&
      '为是共'.includes(before.entry.word.slice(-1)) &&
      (!after || after.kind === 'stop')
    );
  }

  /** Takes what is missing from the words behind a figure: 5件行政复议, 1件结转下年度. False if unknown words follow at once. */
  private readRight(from: number, frame: Frame, into: Understood): boolean {
    const settled = into.rows.length > 0 || (into.columns.length > 0 && frame.data.row !== undefined);
    for (let i = from; i < this.tokens.length; i++) {
      const t = this.tokens[i]!;
      if (t.kind === 'stop') return true;
      if (t.kind === 'number' && (t.of === 'year' || t.of === 'date')) continue;
      if (t.kind !== 'word') return false;
      // 40件由自然人提出
      if (t.entry.plain === FROM && this.columnAt(i + 1, frame)) continue;
      if (settled) {
        const role = roleIn(t.entry, frame.index);
        // 59件均为自然人 says something of all of them, 39件自然人申请 which ones.
        if (t.entry.plain === ALL_ARE) return true;
        if (role?.slot === 'column' && into.columns.length === 0) into.columns.push(role.index);
        else if (role?.slot === 'object') into.object = true;
        else if (role?.slot === 'loose') into.loose = true;
        else if (!role && t.entry.plain === 0) return false;
        continue;
      }
      if (!takeWord(t.entry, frame, into)) return false;
    }
    return true;
  }

  private columnAt(at: number, frame: Frame): boolean {
    const t = this.tokens[at];
    return t?.kind === 'word' && roleIn(t.entry, frame.index)?.slot === 'column';
  }

  /** 56件为当年申请: of which kind they are, so that they need not be all. */
  private isOfKind(at: number): boolean {
    const is = this.tokens[at + 1],
      kind = this.tokens[at + 2];
    return (
      is?.kind === 'word' &&
      (is.entry.word === '为' || is.entry.word === '是') &&
      kind !== undefined &&
      kind.kind !== 'stop'
    );
  }

  /** 共计 N 件 behind what came in new and what was carried in. */
  private sumClaim(token: NumberToken, at: number, left: number): TotalClaim | undefined {
    if (token.of !== 'count' || at === left || !this.onlyFiller(left, at) || this.blocked) return undefined;
    const next = this.tokens[at + 1];
    const before = this.figures
      .slice(-8, -1)
      .filter((f) => f.sentence === this.sentence && f.claim)
      .slice(-2)
      .map((f) => f.claim!);
    if (before.length < 2 || (next && next.kind !== 'stop')) return undefined;
    const [a, b] = before as [TotalClaim, TotalClaim];
    if (a.frame !== b.frame || a.column !== undefined || b.column !== undefined || a.row === b.row) return undefined;
    const reading: Reading = [...new Set([...a.readings[0]!, ...b.readings[0]!])].sort((x, y) => x - y);
    const frame = this.lexicon.frames[a.frame]!;
    const fits = frame
      .readings(undefined, undefined)
      .some((r) => r.length === reading.length && [...r].sort((x, y) => x - y).every((f, k) => f === reading[k]));
    return fits
      ? {
          ...b,
          start: token.start,
          end: token.digitsEnd,
          value: token.value,
          decimals: token.decimals,
          unit: String.fromCharCode(token.unit),
          readings: [reading],
          exact: false,
          row: undefined,
        }
      : undefined;
  }
}
