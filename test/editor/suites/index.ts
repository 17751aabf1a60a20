// Every suite of the editor tests; a new one is added here.
import '../mocha.js';
import './smoke.js';
import './findings.js';
import './fixes.js';
import './lifecycle.js';
import './outline.js';
import './features.js';
import './workspace.js';
import './many.js';
import './word.js';
import './pdf.js';
import './writing.js';
