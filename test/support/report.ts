// One door to everything that describes, builds and changes a report.
export * from './spec';
export * from './edits';
export * from './clean';
