const HAN = '〇一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_UNITS = ['', '拾', '佰', '仟'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const FULL = '０１２３４５６７８９';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A number as Word writes it in one of its formats (w:numFmt); '' where that shows none. */
export function formatNumber(n: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return n < 10 ? `0${n}` : String(n);
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperLetter':
      return letters(n);
    case 'lowerLetter':
      return letters(n).toLowerCase();
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counted(n, HAN, UNITS, '零', true);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counted(n, LEGAL, LEGAL_UNITS, '零', false);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return digits(n, HAN);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return digits(n, FULL);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(n, 0x2460, 20);
    case 'decimalEnclosedParen':
      return enclosed(n, 0x2474, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(n, 0x2488, 20);
    case 'ideographEnclosedCircle':
      return enclosed(n, 0x3280, 10);
    case 'ideographTraditional':
      return n >= 1 && n <= 10 ? STEMS[n - 1]! : String(n);
    case 'ideographZodiac':
      return n >= 1 && n <= 12 ? BRANCHES[n - 1]! : String(n);
    default:
      return String(n);
  }
}

function roman(n: number): string {
  let out = '';
  let rest = Math.min(n, 4999);
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  return out;
}

/** A … Z, AA, BB …: Word repeats the letter. */
function letters(n: number): string {
  return n < 1 || n > 780 ? String(n) : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function digits(n: number, signs: string): string {
  return String(n).replace(/\d/g, (d) => signs[Number(d)]!);
}

function enclosed(n: number, first: number, count: number): string {
  return n >= 1 && n <= count ? String.fromCharCode(first + n - 1) : String(n);
}

function counted(n: number, signs: string, units: readonly string[], zero: string, bareTen: boolean): string {
  if (n === 0) return zero;
  if (n < 0 || n > 9999) return digits(n, signs);
  const figures = String(n);
  let out = '',
    gap = false;
  for (let i = 0; i < figures.length; i++) {
    const d = Number(figures[i]);
    if (d === 0) {
      gap = true;
      continue;
    }
    if (gap) out += zero;
    gap = false;
    const unit = units[figures.length - 1 - i]!;
    out += bareTen && n >= 10 && n < 20 && i === 0 ? unit : signs[d]! + unit;
  }
  return out;
}
