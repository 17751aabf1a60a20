/** An LSP range as plain data. */
export interface RangeData {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A paragraph as it is compared from year to year. */
export interface ParagraphData {
  /** Folded text. */
  readonly text: string;
  readonly section: string;
  readonly range: RangeData;
}

/**
 * What the check of a report needs of the report of the year before: plain data, so that it crosses processes and
 * outlives the file's being open.
 */
export interface YearBefore {
  readonly uri: string;
  readonly form: string;
  readonly year: number;
  readonly agency: string | undefined;
  /** Figures by fact id, those that carry over only. */
  readonly figures: Readonly<Record<string, { readonly value: number; readonly range: RangeData }>>;
  readonly paragraphs: readonly ParagraphData[];
  /** Where several files hold a report of that year and differ: why this one was taken, and the others. */
  readonly choice?: {
    /**
     * In the same file; with the same name but for the year; in the nearest folder; with the likest name; first by
     * name.
     */
    readonly why: 'file' | 'name' | 'folder' | 'likeness' | 'order';
    readonly others: readonly string[];
  };
}

/** A word of the report that was taken, where there was more than one to take; undefined where there was not. */
export function choiceMade({
  uri,
  year,
  choice,
}: YearBefore): { readonly zh: string; readonly en: string } | undefined {
  if (!choice) return undefined;
  const name = nameOf(uri),
    others = choice.others.map(nameOf);
  const more = others.length > 3 ? others.length - 3 : 0;
  const [zh, en] = reasons[choice.why];
  return {
    zh:
      `${year}年的报告有 ${others.length + 1} 份且不相同，与${zh}的 ${name} 比较（另有 ` +
      `${others.slice(0, 3).join('、')}${more > 0 ? ` 等 ${more} 份` : ''}）`,
    en:
      `There are ${others.length + 1} different reports for ${year}; ${name} is compared with, ${en} (also: ` +
      `${others.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
  };
}

const reasons = {
  file: ['同一文件中', 'which stands in the same file'],
  name: ['文件名只差年份', 'whose name differs by the year alone'],
  folder: ['文件夹最近', 'whose folder is the nearest'],
  likeness: ['文件名最相近', 'whose name is the likest'],
  order: ['按名称排在最前', 'the first by name'],
} as const;

/** The last two parts of a path, which tell files of one name apart. */
function nameOf(uri: string): string {
  let path = uri;
  try {
    path = decodeURIComponent(uri);
  } catch {
    // A path with a bare percent sign stays as it is.
  }
  return path.split('/').slice(-2).join('/');
}
