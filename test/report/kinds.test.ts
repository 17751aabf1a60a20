import assert from 'node:assert/strict';
import { cleanReport } from '../support/report';
import { kinds } from './kinds/index';
import { denseReport, wrongOf } from './kinds/kind';

const reports = { dense: denseReport(), plain: cleanReport('plain') };

for (const [group, list] of Object.entries(kinds))
  describe(`tables ${group}`, () => {
    for (const kind of list)
      for (const [name, spec] of Object.entries(reports))
        it(`${kind.name}, ${name}`, () => assert.deepEqual(wrongOf(kind, spec).slice(0, 8), []));
  });
