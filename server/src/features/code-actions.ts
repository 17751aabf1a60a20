import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver-types';
import { COMMANDS } from '../../../shared/src/protocol';
import { ruleById, rules } from '../rules/registry';
import type { Finding } from '../rules/rule';
import type { Located, Range } from '../document/checked-document';
import { say, spanOf, spanOfFinding, touches, type Checked } from './checked';
import { diagnosticOf, fingerprint, Positions, SOURCE, type DiagnosticData } from './diagnostics';
import { safeFix } from '../document/proof';
import { eachOf, type Steps } from '../document/steps';
import { editsOf, isProved, safeEdits } from './fixes';
import { shownSteps, type Shown } from './shown';
import { suppressingEdit } from './suppress';

/** Kind of the action that makes every safe fix, as editors name it in `codeActionsOnSave`. */
export const FIX_ALL = 'source.fixAll.gouji';
/** Below it those of one group of rules, and of one rule: `source.fixAll.gouji.tables.row-name`. */
const fixable = rules.filter((r) => r.fix === 'safe');
const ofGroups = [...new Set(fixable.map((r) => `${FIX_ALL}.${r.group}`))];
export const CODE_ACTION_KINDS = [
  'quickfix',
  FIX_ALL,
  ...ofGroups,
  ...fixable.map((r) => `${FIX_ALL}.${r.group}.${r.id}`),
];

export interface CodeActionRequest {
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds asked for; undefined for all. */
  readonly only: readonly string[] | undefined;
}

export interface CodeActionOptions {
  /** A workspace edit for the document as it is now. */
  edit(edits: ReturnType<typeof editsOf>): WorkspaceEdit;
  /** Leaves a finding unsaid by the configuration, where the text has no comments. */
  suppressElsewhere?(located: Located): { readonly edit: WorkspaceEdit; readonly file: string } | undefined;
  /** Whether the client can show a page on request. */
  readonly canShowPages: boolean;
}

/** In a longer text the proof of its fixes takes longer than a menu may: it is given where it is asked for by name. */
const LONG = 200_000;

/**
 * Every fix of the findings in a range, the fix for all of their kind, the rule's page, and the fix for the whole file.
 */
export function* codeActions(
  checked: Checked,
  request: CodeActionRequest,
  options: CodeActionOptions,
): Steps<CodeAction[]> {
  const wants = (kind: string) =>
    request.only === undefined || request.only.some((o) => kind === o || kind.startsWith(`${o}.`) || o === '');
  const out: CodeAction[] = [];
  if (wants('quickfix')) {
    const here = spanOf(checked, request.range);
    const shown = (yield* shownSteps(checked)).filter((f) => touches(spanOfFinding(f), here));
    const meant = yield* matching(shown, request.diagnostics, checked);
    const found = meant.map((m) => m.located),
      diagnostics = meant.map((m) => m.diagnostic);
    const preferred = new Set<Diagnostic>();
    for (const m of meant) {
      out.push(...(yield* fixActions(m, preferred, checked, options)));
      // Of blanks told together the one that the cursor is at can be filled alone.
      const { parts } = m.located;
      for (const located of parts.length > 1 ? parts.filter((p) => touches(spanOfFinding(p), here)) : [])
        out.push(
          ...(yield* fixActions({ ...m, located: { ...located, parts: [located] } }, preferred, checked, options)),
        );
    }
    for (const m of meant) {
      out.push(...suppressActions(m, checked, options));
      yield;
    }
    for (const rule of new Set(found.map((f) => f.finding.rule)))
      out.push(...(yield* ruleActions(rule, found, diagnostics, checked, options)));
  }
  const named = request.only?.some((o) => o !== '' && (FIX_ALL === o || FIX_ALL.startsWith(`${o}.`))) ?? false;
  if (wants(FIX_ALL) && (named || checked.document.length <= LONG)) {
    const { edits } = yield* safeEdits(checked);
    if (edits.length > 0)
      out.push({
        title: say(checked.lang, '修复全部可安全修复的问题', 'Fix all that can be fixed safely'),
        kind: FIX_ALL,
        edit: options.edit(edits),
      });
  }
  for (const kind of request.only ?? []) {
    if (!kind.startsWith(`${FIX_ALL}.`) || !CODE_ACTION_KINDS.includes(kind)) continue;
    const { edits } = yield* safeEdits(checked, kind.slice(kind.lastIndexOf('.') + 1));
    const title = say(
      checked.lang,
      `修复可安全修复的问题（${kind.slice(FIX_ALL.length + 1)}）`,
      `Fix what can be fixed safely (${kind.slice(FIX_ALL.length + 1)})`,
    );
    if (edits.length > 0) out.push({ title, kind, edit: options.edit(edits) });
  }
  return out;
}

interface Meant {
  readonly located: Shown;
  readonly diagnostic: Diagnostic;
}

/**
 * Findings with the client's own diagnostics, so that it knows what an action mends. If it names any diagnostics, only
 * the findings they show; else all, as we would send them.
 */
function* matching(found: readonly Shown[], sent: readonly Diagnostic[], checked: Checked): Steps<Meant[]> {
  const positions = new Positions(checked.document);
  const ours = sent.filter((d) => d.source === SOURCE);
  const diagnosticFor = (located: Shown) =>
    sent.length === 0
      ? diagnosticOf(located.finding, located.range, checked.uri, positions, true)
      : ours.find((d) => shows(d, located, checked));
  const all = yield* eachOf(found, (located) => ({ located, diagnostic: diagnosticFor(located) }), 64);
  return all.filter((m): m is Meant => m.diagnostic !== undefined);
}

/**
 * Whether a diagnostic is one of a finding: it says the same at its place; a client may have lost what we sent along.
 */
function shows(diagnostic: Diagnostic, located: Located, checked: Checked): boolean {
  const { finding } = located;
  const print = (diagnostic.data as DiagnosticData | null | undefined)?.finding;
  return (
    diagnostic.code === finding.rule &&
    (print === undefined ? diagnostic.message === finding.message : print === fingerprint(finding)) &&
    touches(spanOf(checked, diagnostic.range), spanOfFinding(located))
  );
}

function* fixActions(
  { located: { finding }, diagnostic }: Meant,
  preferred: Set<Diagnostic>,
  checked: Checked,
  options: CodeActionOptions,
): Steps<CodeAction[]> {
  const out: CodeAction[] = [];
  for (const [i, fix] of finding.fixes.entries()) {
    const first = i === 0 && !preferred.has(diagnostic) && (yield* isPreferred(finding, checked));
    if (first) preferred.add(diagnostic);
    out.push({
      title: fix.title,
      kind: 'quickfix',
      diagnostics: [diagnostic],
      edit: options.edit(editsOf(fix, checked)),
      ...(first && { isPreferred: true }),
    });
    yield;
  }
  return out;
}

/** Leaves the finding unsaid: by a comment, or by the configuration where the text can hold none. */
function suppressActions(
  { located: shown, diagnostic }: Meant,
  checked: Checked,
  options: CodeActionOptions,
): CodeAction[] {
  const located = shown.parts[0]!;
  const { rule } = located.finding;
  const { lang } = checked;
  if (ruleById(rule)?.scope === 'suppression') return [];
  const action = (title: string, edit: WorkspaceEdit): CodeAction[] => [
    { title, kind: 'quickfix', diagnostics: [diagnostic], edit },
  ];
  const edit = suppressingEdit(located, checked);
  if (edit)
    return action(
      say(lang, `在此忽略 ${rule}（注明原因）`, `Ignore ${rule} here (with a reason)`),
      options.edit([edit]),
    );
  const elsewhere = options.suppressElsewhere?.(located);
  if (!elsewhere) return [];
  const { file } = elsewhere;
  return action(
    say(lang, `在 ${file} 中忽略此处 ${rule}（注明原因）`, `Ignore ${rule} here, in ${file} (with a reason)`),
    elsewhere.edit,
  );
}

/**
 * Whether a finding's first fix may be made at a keystroke: the only one, and proved harmless; or the likeliest figure
 * of a sum.
 */
function* isPreferred(finding: Finding, checked: Checked): Steps<boolean> {
  if (finding.fixes.length !== 1 || !safeFix(finding)) return ruleById(finding.rule)?.group === 'totals';
  return checked.document.length <= LONG && (yield* isProved(checked, finding));
}

function* ruleActions(
  id: string,
  found: readonly Located[],
  diagnostics: readonly Diagnostic[],
  checked: Checked,
  options: CodeActionOptions,
): Steps<CodeAction[]> {
  const out: CodeAction[] = [];
  const { lang } = checked;
  const title = ruleById(id)?.docs[lang].title ?? id;
  const own = diagnostics.filter((_, i) => found[i]!.finding.rule === id);
  const short = checked.document.length <= LONG;
  if (short && found.some((f) => f.finding.rule === id && safeFix(f.finding))) {
    const { edits, count } = yield* safeEdits(checked, id);
    if (count > 1)
      out.push({
        title: say(lang, `修复本文件全部 ${count} 处“${title}”`, `Fix all ${count} of “${title}” in this file`),
        kind: 'quickfix',
        diagnostics: own,
        edit: options.edit(edits),
      });
  }
  if (options.canShowPages) {
    const show = say(lang, `查看规则“${title}”的说明`, `Show the page of “${title}”`);
    out.push({
      title: show,
      kind: 'quickfix',
      diagnostics: own,
      command: { title: show, command: COMMANDS.showRule, arguments: [id] },
    });
  }
  return out;
}
