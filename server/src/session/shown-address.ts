import type { DocumentText } from '../documents/work';

/**
 * The address under which an editor of ours shows the text of a file; undefined where it shows the file as it is.
 * @param uri the file's own
 */
export function textAddress(uri: string, { kind, foreign }: DocumentText): string | undefined {
  const scheme = kind === 'text' ? (foreign ? 'gouji-text' : undefined) : `gouji-${kind}`;
  return scheme !== undefined && /^file:\/\/\//i.test(uri)
    ? `${scheme}:${uri.slice('file://'.length)}?file`
    : undefined;
}
