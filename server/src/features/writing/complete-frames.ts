import type { CompletionItem } from 'vscode-languageserver-types';
import { show } from '../../rules/describe';
import { say } from '../checked';
import { item, KIND, sectionAt, type Here } from './completion-item';

/**
 * At the beginning of a paragraph: the sentences that its section usually holds, with the tables' figures in their
 * places.
 */
export function frames(here: Here): CompletionItem[] {
  const { before, behind, checked } = here;
  const typed = before.trimStart();
  if (behind.trim() !== '' || !/^[\u4e00-\u9fff0-9，]*$/.test(typed)) return [];
  const section = sectionAt(here)?.section;
  const detail = say(checked.lang, '常用句式', 'usual sentence');
  return (section?.frames ?? []).flatMap((frame) => {
    const { plain, snippet } = filled(frame, here);
    if (!plain.startsWith(typed) || plain === typed) return [];
    const made = item(here, before.length - typed.length, plain, KIND.snippet, detail);
    if (!here.snippets) return [made];
    return [
      {
        ...made,
        insertTextFormat: 2 as const,
        textEdit: { ...made.textEdit!, newText: snippet } as typeof made.textEdit,
      },
    ];
  });
}

/** A frame with what the report says of itself; what it does not say is left open, as a tab stop in a snippet. */
function filled(frame: string, { report }: Here): { readonly plain: string; readonly snippet: string } {
  let stops = 0;
  const write = (stop: () => string) =>
    frame.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      if (name === 'year') return report.year === undefined ? stop() : String(report.year);
      const fact = report.form.factIndex.get(name);
      const value = fact === undefined ? undefined : report.figures[fact];
      return typeof value === 'number' ? show(value) : stop();
    });
  return { plain: write(() => '　'), snippet: write(() => `\${${++stops}}`) };
}
