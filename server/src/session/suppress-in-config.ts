import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Located } from '../document/checked-document';
import { ruleById } from '../rules/registry';
import { patternFor } from '../workspace/file-patterns';
import type { OpenDocument } from './document';
import type { Session } from './session';
import { withEntry, type SuppressEntry } from './suppress-entry';
import { editBetween } from './text-place';
import type { ConfigSource } from './configs';

/** So much of a sentence tells it from others. */
const ENOUGH = 60;

/**
 * Leaves a finding unsaid by an entry in the nearest configuration file, or in a new one; undefined where there can be
 * none.
 */
export function suppressInConfig(
  { finding }: Located,
  document: OpenDocument,
  session: Session,
  configs: ConfigSource | undefined,
): { readonly edit: WorkspaceEdit; readonly file: string } | undefined {
  const { uri } = document;
  const { client, settings, notes, lang } = session;
  const config = settings.configOf(uri);
  const target = config
    ? config.read.find((r) => r.file === config.file)?.uri
    : configs?.placeFor(uri, settings.folders);
  const path = target === undefined ? undefined : configs?.pathFrom(target, uri);
  if (target === undefined || path === undefined || !client.versionedEdits) return undefined;
  if (!config && !client.createsFiles) return undefined;
  const fact = ruleById(finding.rule)?.scope === 'block' ? undefined : finding.facts[0];
  const text = fact === undefined ? sentenceOf(finding.place.block.text, finding.place.start) : '';
  const entry: SuppressEntry = {
    file: patternFor(path),
    rule: finding.rule,
    ...(fact !== undefined && { fact }),
    ...(text !== '' && { text }),
    reason: lang === 'zh' ? '已人工核对' : 'checked by hand',
  };
  const before = config ? (configs?.textOf(target) ?? '') : '';
  const after = withEntry(before, entry);
  if (after === undefined) return undefined;
  const change = { textDocument: { uri: target, version: notes.versionOf(target) }, edits: editBetween(before, after) };
  const file = target.slice(target.lastIndexOf('/') + 1);
  if (config) return { file, edit: { documentChanges: [change] } };
  const create = { kind: 'create' as const, uri: target, options: { ignoreIfExists: true } };
  return { file, edit: { documentChanges: [create, change] } };
}

/** The sentence that a place is in. */
function sentenceOf(text: string, at: number): string {
  const before = Math.max(...['。', '；', '\n'].map((c) => text.lastIndexOf(c, at - 1)));
  const rest = text.slice(before + 1);
  const end = rest.slice(Math.max(0, at - before - 1)).search(/[。；\n]/);
  const sentence = end < 0 ? rest : rest.slice(0, Math.max(0, at - before - 1) + end);
  return sentence.trim().slice(0, ENOUGH);
}
