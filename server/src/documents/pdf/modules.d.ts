declare module '*.bcmap' {
  const table: Uint8Array;
  export default table;
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
