import assert from 'node:assert/strict';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { plainOptions } from '../support/check';
import { layouts } from '../support/layouts/index';
import { cleanReport, renameRow, setFigure, setFigures } from '../support/report';

describe('findings: the gravest of several reports', () => {
  const blank = Object.fromEntries(
    ['naturalPerson', 'commercial'].map((c) => [`applications.results.granted.${c}`, null] as const),
  );
  const wrong = renameRow(
    setFigures(setFigure(cleanReport(), 'disclosure.licensing.decisions', '无'), blank),
    'applications.results.partial',
    '部分予以公开',
  );
  const texts = [wrong, cleanReport(), setFigure(wrong, 'applications.new.total', 3), wrong].map(
    (spec, i) => layouts[i * 4]!.print(spec, { seed: i }).text,
  );
  const document = new CheckedDocument(texts.join('\n\n'), plainOptions);
  const all = document.findings();

  it('counts them by severity', () => {
    const counts = { error: 0, warning: 0, info: 0, hint: 0 };
    for (const { finding } of all) counts[finding.severity]++;
    assert.deepEqual(document.counts(), counts);
    assert.ok(counts.error > 2 && counts.warning > 2, JSON.stringify(counts));
  });

  it('whatever the limit, are errors first, of equal ones the first, in the order of the text', () => {
    for (let limit = 0; limit <= all.length + 1; limit++) {
      const ranked = (['error', 'warning', 'info', 'hint'] as const)
        .flatMap((s) => all.filter((l) => l.finding.severity === s))
        .slice(0, limit);
      assert.deepEqual(
        document.gravest(limit),
        all.filter((l) => ranked.includes(l)),
        `${limit}`,
      );
    }
  });
});
