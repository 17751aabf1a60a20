declare module '*.bcmap' {
  const table: Uint8Array;
  export default table;
}

declare module 'pdfjs-dist/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
