import type { Prose } from '../text/prose';
import { claimAt } from './claim-at';
import type { TotalClaim } from './claims';
import { areaOf, officeVoice } from './understood';
import {
  closesName,
  isCompared,
  isOrigin,
  isOfInstance,
  isOfPersons,
  isRoughAt,
  isSumOfYear,
  isVerbInList,
  leadsToFigure,
  onlyFiller,
  roleAt,
  spansYears,
  type Figure,
} from './figures';
import type { Entry, Frame, Lexicon } from './lexicon';
import { figuresOfEach, type OfEach } from './respectively';
import { doerAt, framesSome, groupFramed, isPartOfYear, namesPlaces, NOBODY, opensParts } from './scope';
import { CLAUSE_MAX, CLOSE, endsSentence, FULL_STOP, OPEN } from './marks';
import { isRounded, type NumberToken } from './numbers';
import { note, take } from './goes-on';
import { dividesApplicants, nameRow, nothingSpoken, onlyNamesRow, type Spoken } from './spoken';
import { handsOn } from './handed-on';
import { areOfOthers, isOfAllMatters, isSumOfList } from './taken-back';
import { claimBefore, grownAt, sumClaim } from './sum-and-growth';
import { forEach, type Token } from './tokens';
import { AMONG, AVERAGE, CHANNEL, EACH, LAST_YEAR, NEXT_YEAR, OFFICE, OWN, SCOPE, THIS_YEAR, WIDE } from './words';

const LAST = -1;
/** 100件增至120件: what the figure was. */
const BECOMES = /^(?:增加?|提高|提升|上升|升|减少?|下降|降低?)[到至]/;
/** The number that citizens call is no figure; what is counted beside it came in by it. */
const HOTLINE = 12345;
const opensAt = (t: Token | undefined): boolean => t?.kind === 'stop' && t.code === OPEN;

const keyOf = (claim: TotalClaim): string => claim.readings[0]!.join();

/** Goes through the tokens once, keeping in mind what is spoken of. */
export class TotalsReader {
  readonly figures: Figure[] = [];
  readonly claims: TotalClaim[] = [];
  private readonly spoken: Spoken;
  private sentence = 0;
  /** What was counted last came in one way: the next sentence speaks of all again. */
  private ofWay = false;
  /** What was counted last is some of a figure of the tables: what it was blocks no further than its sentence. */
  private ofPart = false;
  /** An average is told: that narrows its sentence down, not the next item. */
  private averaged = false;
  /** What was so before the outermost open bracket. */
  private outside: Pick<Spoken, 'blocked' | 'whole' | 'wholes' | 'parted'> | undefined;
  /** The year that an open bracket has named. */
  private bracketYear: number | undefined;
  /** Figures that what is said of them stands further before. */
  private each: ReadonlyMap<number, OfEach> | undefined;
  /** What figures of the sentence count already. */
  private readonly counted = new Map<string, TotalClaim>();

  /** @param topics the frames that a sub-heading above names */
  constructor(
    private readonly tokens: readonly Token[],
    private readonly lexicon: Lexicon,
    private readonly prose: Prose,
    topics: readonly number[],
  ) {
    this.spoken = nothingSpoken(tokens, lexicon, prose, topics);
  }

  read(): void {
    const { tokens, spoken } = this;
    let left = 0,
      clause = 0;
    this.open(0);
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]!;
      left = Math.max(left, i - CLAUSE_MAX);
      clause = Math.max(clause, i - CLAUSE_MAX);
      if (t.kind === 'stop') {
        if (framesSome(tokens, clause, i, this.lexicon, this.prose)) {
          const group = groupFramed(tokens, clause, i, this.lexicon);
          if (group) spoken.group = group;
          else spoken.scoped = true;
        }
        nameRow(spoken, clause, i);
        if (!leadsToFigure(tokens, i) && !closesName(tokens, i)) left = clause = i + 1;
        if (t.code === OPEN) {
          this.enter(i);
          if (namesPlaces(this.prose, t.end)) spoken.scoped = true;
        } else if (t.code === CLOSE && spoken.depth > 0) this.leave();
        if (spoken.depth === 0) this.bracketYear = undefined;
        if (endsSentence(t.code)) this.end(t.code, i);
      } else if (t.kind === 'word') this.word(t.entry, i, left);
      else if (t.kind === 'number') {
        if (t.of === 'year') {
          spoken.scoped ||= spansYears(tokens, i);
          if (spoken.depth > 0) this.bracketYear = t.value;
          else if (!isCompared(tokens, i) && !isOrigin(tokens, i)) spoken.year = t.value;
          continue;
        }
        if (t.of === 'date') {
          spoken.scoped ||= spoken.depth === 0 && isPartOfYear(tokens, i, this.prose);
          continue;
        }
        this.number(t, i, left);
        if (t.of !== 'other' || t.unit !== 0) left = i + 1;
      }
    }
  }

  /** A sentence begins at an offset of the prose. */
  private open(at: number, goesOn = false): void {
    const { spoken } = this;
    const { end, doer } = doerAt(this.prose, at, spoken.doer, goesOn);
    spoken.doer = doer;
    spoken.nameEnd = end;
  }

  /** 直接起诉2件（维持1件、其他结果1件）: what a bracket behind a figure counts is of that figure. */
  private enter(at: number): void {
    const { spoken } = this;
    const figure = this.figures.at(-1);
    if (spoken.depth++ > 0) return;
    this.outside = { blocked: spoken.blocked, whole: spoken.whole, wholes: spoken.wholes, parted: spoken.parted };
    if (figure?.at !== at - 1 || !figure.claim || this.lexicon.frames[figure.claim.frame]!.data.row) return;
    Object.assign(spoken, { whole: figure.claim, wholes: 1, parted: false });
  }

  /** What stood in a bracket blocks nothing behind it. */
  private leave(): void {
    if (--this.spoken.depth > 0) return;
    if (this.outside) Object.assign(this.spoken, this.outside);
    this.outside = undefined;
  }

  private end(code: number, at: number): void {
    const { spoken, tokens } = this;
    const goesOn = code !== FULL_STOP;
    this.sentence++;
    this.counted.clear();
    if (this.ofWay || this.ofPart) spoken.blocked = this.ofWay = this.ofPart = false;
    if (this.averaged) spoken.scoped = spoken.blocked = this.averaged = false;
    spoken.among = false;
    if (!opensParts(tokens, at + 1)) {
      // Items between semicolons are of the same year and body, unless they say otherwise.
      if (!goesOn) {
        spoken.year = undefined;
        spoken.scoped = false;
        spoken.group = undefined;
        spoken.last = spoken.near = undefined;
      }
      this.open(tokens[at]!.end, goesOn);
    }
    if (!goesOn) {
      spoken.period++;
      spoken.depth = 0;
      this.outside = undefined;
    }
  }

  private word(entry: Entry, at: number, left: number): void {
    const { spoken } = this;
    for (const r of entry.roles) {
      if (r.slot !== 'object') continue;
      spoken.seen[r.frame] = true;
      // What only its section is about is no topic of its own.
      if (spoken.topic !== r.frame && !this.lexicon.frames[r.frame]!.data.section) {
        spoken.topic = r.frame;
        spoken.blocked = false;
        spoken.lastRow = undefined;
      }
    }
    // 平均每月收到5件，全年收到59件
    if (entry.word === '全年' && left === at && this.averaged) spoken.scoped = spoken.blocked = this.averaged = false;
    if (entry.roles.length > 0 || this.tokens[at]!.end <= spoken.nameEnd) return;
    if (isSumOfYear(this.tokens, left, at)) return;
    // 从申请主体看: whoever applies, applies for information.
    if (spoken.topic < 0 && dividesApplicants(entry))
      spoken.topic = this.lexicon.frames.findIndex((f) => f.data.row && f.data.columns);
    // 其中部门38件、乡镇21件；: what some of them are narrows down no further than its item.
    if (entry.plain === SCOPE && spoken.among && !spoken.scoped) spoken.scoped = this.averaged = true;
    else if (entry.plain === SCOPE || (entry.plain === NEXT_YEAR && !handsOn(this.tokens[at + 1])))
      spoken.scoped = true;
    else if (entry.plain === AVERAGE && !spoken.scoped) spoken.scoped = this.averaged = true;
    else if (entry.plain === AMONG) spoken.among = true;
    else if (entry.plain === EACH) this.each = figuresOfEach(this.tokens, at, left, this.lexicon);
    else if (entry.plain === LAST_YEAR && onlyFiller(this.tokens, left, at)) this.isOfLastYear();
    // 去年收到64件，今年收到77件
    else if (entry.plain === THIS_YEAR && spoken.year === LAST && onlyFiller(this.tokens, left, at))
      spoken.year = undefined;
    else if (entry.plain === WIDE && onlyFiller(this.tokens, left, at))
      spoken.doer = { subject: undefined, voice: 'wide', area: areaOf(entry) };
    // 省政府办公厅（省政府）收到…
    else if (entry.plain === OFFICE && opensAt(this.tokens[at + 1]) && onlyFiller(this.tokens, left, at))
      spoken.doer = { subject: undefined, voice: officeVoice(entry), area: undefined };
    else if (entry.plain === OWN && onlyFiller(this.tokens, left, at)) spoken.doer = NOBODY;
  }

  /** 增长27.8%（上年18件），结转3件: what an open bracket says holds in it only. */
  private isOfLastYear(): void {
    if (this.spoken.depth > 0) this.bracketYear = LAST;
    else this.spoken.year = LAST;
  }

  private number(said: NumberToken, at: number, left: number): void {
    const { spoken, tokens } = this;
    const token = isOfPersons(tokens, at) ? { ...said, of: 'count' as const } : said;
    if (token.value === HOTLINE) {
      spoken.scoped = true;
      return;
    }
    const figure: Figure = {
      token,
      at,
      left,
      sentence: this.sentence,
      period: spoken.period,
      depth: spoken.depth,
      role: roleAt(tokens, left, at),
      year: this.bracketYear ?? spoken.year,
      topic: spoken.topic,
      doer: spoken.doer,
      about: undefined,
      claim: undefined,
      weak: undefined,
    };
    this.figures.push(figure);
    if (figure.role === 'more' || figure.role === 'less' || figure.role === 'before') {
      const frame = this.lexicon.frames.find((f) => (figure.about = grownAt(spoken, token, at, left, f)));
      if (frame && figure.about?.atMost) figure.about = undefined;
    }
    if (
      (token.of !== 'count' && token.of !== 'bare' && token.of !== 'amount') ||
      (token.rough && !isRounded(token)) ||
      isRoughAt(tokens, at) ||
      forEach(tokens, left, at)
    ) {
      if (token.of === 'count') spoken.blocked = true;
      return;
    }
    if (figure.year === LAST || figure.role === 'from' || BECOMES.test(this.prose.slice(token.end, token.end + 4))) {
      if (spoken.scoped && token.of === 'count') spoken.blocked = true;
      return;
    }
    for (const frame of this.lexicon.frames) {
      const claim = this.claimOf(token, at, left, frame);
      if (!claim || this.isPartOfItself(claim) || isSumOfList(tokens, this.figures, claim)) continue;
      if (areOfOthers(tokens, this.figures, this.prose)) return this.takeBack();
      if (frame.data.section && isOfAllMatters(tokens, at, this.prose)) return this.takeBack();
      this.claims.push(claim);
      note(spoken, claim);
      if (claim.weak) {
        figure.weak = claim;
        break;
      }
      figure.claim = claim;
      this.counted.set(keyOf(claim), claim);
      take(spoken, claim, frame, this.sentence);
      // 网上申请31件: what follows may be some of these.
      spoken.blocked = this.ofWay = claim.atMost;
      return;
    }
    const sum = spoken.scoped ? undefined : sumClaim(spoken, this.figures, token, at, left);
    if (sum) {
      figure.claim = sum;
      this.counted.set(keyOf(sum), sum);
      this.claims.push(sum);
      return;
    }
    // 制定2件、修改3件、废止1件: one more of what is done, not of what it is done to.
    if (token.of === 'count' && !spoken.scoped && isVerbInList(tokens, left, at, this.prose)) return;
    if (token.of === 'count' && spoken.whole && isOfInstance(tokens, left, at, this.prose)) return;
    // 规范性文件共41件，其中新制定6件: of which kind they are, though not of how many.
    if (token.of === 'count' && !spoken.scoped && onlyNamesRow(tokens, left, at) && nameRow(spoken, left, at)) return;
    // Something else is counted here: what follows may speak of that.
    if (token.of !== 'count' || (!spoken.scoped && (figure.role !== 'now' || onlyFiller(tokens, left, at)))) return;
    this.ofWay =
      (!spoken.blocked || this.ofWay) &&
      tokens.slice(left, at).some((t) => t.kind === 'word' && t.entry.plain === CHANNEL);
    this.ofPart = (!spoken.blocked || this.ofPart) && spoken.among && spoken.last !== undefined;
    spoken.blocked = true;
  }

  /** What the sentence has counted up to here is none of the report's. */
  private takeBack(): void {
    const { sentence } = this;
    for (let k = this.figures.length - 1; k >= 0 && this.figures[k]!.sentence === sentence; k--) {
      const f = this.figures[k]!;
      const told = f.claim ?? f.weak;
      if (told) this.claims.splice(this.claims.lastIndexOf(told), 1);
      f.claim = f.weak = undefined;
    }
    this.counted.clear();
    this.spoken.last = this.spoken.near = undefined;
    this.spoken.blocked = true;
  }

  /** 新收2059件，其中县区新收1311件: what was counted already is divided in some other way. */
  private isPartOfItself(claim: TotalClaim): boolean {
    const whole = claim.among ? this.counted.get(keyOf(claim)) : undefined;
    // 受理193件，其中新收186件: the part is named more closely.
    return whole !== undefined && whole.readings.length <= claim.readings.length;
  }

  private claimOf(token: NumberToken, at: number, left: number, frame: Frame): TotalClaim | undefined {
    const each = this.each?.get(at);
    if (!each)
      return (
        claimAt(this.spoken, token, at, left, frame) ?? claimBefore(this.spoken, this.figures, token, at, left, frame)
      );
    const tokens = each.tokens(frame);
    return tokens && claimAt({ ...this.spoken, tokens }, each.number, tokens.length - 2, 0, frame);
  }
}
