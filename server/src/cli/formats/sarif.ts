import { groupNames } from '../../rules/groups';
import { describedRules as rules } from '../../rules/described';
import type { DescribedRule, Lang, Severity } from '../../rules/rule';
import type { Range } from '../../document/checked-document';
import type { FindingResult, SuppressedResult } from '../batch/result';
import { version } from '../terminal/version';
import { uriOf } from './address';
import { printableJson } from '../../text/width';
import type { CheckFormat, Print } from './format';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};
/** GitHub's own words for the gravity of a rule that is about no vulnerability. */
const gravities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
  hint: 'recommendation',
};

const indexOf: ReadonlyMap<string, number> = new Map(rules.map((r, i) => [r.id, i]));

/** SARIF 2.1.0, a finding a line, with all that GitHub's code scanning asks for. */
export const sarif = (lang: Lang): CheckFormat => ({
  start: `${start(lang)}\n`,
  between: ',\n',
  file: ({ result: { path, findings, suppressed = [] }, prints, suppressedPrints }) =>
    [
      ...findings.map((f, i) => resultOf(f, prints[i]!, path)),
      ...suppressed.map((f, i) => ({ ...resultOf(f, suppressedPrints[i]!, path), ...suppressionOf(f) })),
    ]
      .map((r) => printableJson(r))
      .join(',\n'),
  end: ({ failures }) => {
    const notifications = failures.map(({ path, message }) => ({
      level: 'error',
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
    }));
    const invocation = {
      executionSuccessful: failures.length === 0,
      ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
    };
    return `\n],"invocations":${printableJson([invocation])}}]}\n`;
  },
});

/** All that stands before the results, and leaves their array open. */
function start(lang: Lang): string {
  const driver = {
    name: 'gouji',
    fullName: lang === 'zh' ? '勾稽' : 'Gouji',
    version: version(),
    semanticVersion: version(),
    informationUri: 'https://github.com/gouji/gouji',
    language: lang === 'zh' ? 'zh-CN' : 'en-US',
    rules: rules.map((r) => descriptor(r, lang)),
  };
  const run = { tool: { driver }, automationDetails: { id: 'gouji/' }, columnKind: 'utf16CodeUnits', results: [] };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return JSON.stringify(log).slice(0, -']}]}'.length);
}

function descriptor({ id, group, severity, docs }: DescribedRule, lang: Lang) {
  const { title, what, advice } = docs[lang];
  const todo = lang === 'zh' ? '怎么办：' : 'What to do: ';
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: {
      text: `${what}\n\n${todo}${advice}`,
      markdown: `${what}\n\n**${todo.trim()}** ${advice}`,
    },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [group, groupNames[group][lang === 'zh' ? 0 : 1]],
      precision: 'very-high',
      'problem.severity': gravities[severity],
    },
  };
}

function resultOf(finding: FindingResult, { key, nth }: Print, path: string) {
  const { rule, severity, message, range, facts, related, fixes } = finding;
  return {
    ruleId: rule,
    ...(indexOf.has(rule) && { ruleIndex: indexOf.get(rule) }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        ...physical(path, range),
        ...(facts.length > 0 && { logicalLocations: facts.map((f) => ({ fullyQualifiedName: f, kind: 'fact' })) }),
      },
    ],
    // The first name is the one that GitHub tells findings of two runs apart by.
    partialFingerprints: { primaryLocationLineHash: `${key}:${nth}`, 'goujiFinding/v1': `${key}:${nth}` },
    ...(related.length > 0 && {
      relatedLocations: related.map((r, id) => ({
        id,
        ...physical(r.path ?? path, r.range),
        message: { text: r.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((f) => fixOf(f, path)) }),
    properties: { severity },
  };
}

function suppressionOf({ suppression: { kind, reason } }: SuppressedResult) {
  const how = { kind: kind === 'comment' ? 'inSource' : 'external', status: 'accepted', justification: reason };
  return { suppressions: [how], ...(kind === 'baseline' && { baselineState: 'unchanged' }) };
}

function physical(path: string, range: Range) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(range) } };
}

function regionOf({ start: from, end }: Range) {
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function fixOf({ title, applicability, edits }: FindingResult['fixes'][number], path: string) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(path) },
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          ...(newText !== '' && { insertedContent: { text: newText } }),
        })),
      },
    ],
    properties: { applicability },
  };
}
